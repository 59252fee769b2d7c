"""The house in memory, fresh for each test."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from shared.aws import clients, observability, secrets, settings
from tests.services.house import SENDER, SIGNING_SECRET, House, create_tables

_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "STAGE": "test",
    "SERVICE": "identity",
    "TABLE_NAME": "identity-table",
    "BUS_NAME": "poortwachter",
    "SENDER_ADDRESS": SENDER,
    "PUBLIC_ORIGIN_PARAMETER": "/poortwachter/test/public-origin",
    "FILES_BUCKET": "documents-files",
    "LOG_TABLE_NAME": "log-table",
    "SEALS_BUCKET": "audit-seals",
    "SEAL_CERTIFICATE_PARAMETER": "/poortwachter/test/seal-certificate",
    "POWERTOOLS_LOG_LEVEL": "ERROR",
}
INDEXES = {
    "identity": ("gsi1",),
    "organisation": ("gsi1", "gsi2"),
    "trajects": ("gsi1", "gsi2"),
    "documents": ("gsi1", "gsi2"),
    "messaging": ("gsi1", "gsi2"),
    "audit": ("gsi1",),
    "log": ("gsi1",),
}
_SEEN: dict[str, set[str]] = {}


@contextmanager
def standing(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """All services on moto, with a clock that the caller sets."""
    for name, value in _ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        _forget()
        made = House()
        monkeypatch.setattr(settings.Settings, "clock", lambda _self: made.clock)
        _watch(made)
        create_tables(INDEXES)
        _create_rest(monkeypatch)
        yield made
    _forget()


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """All services, fresh for each test."""
    with standing(monkeypatch) as made:
        yield made
    for function, calls in made.seen.items():
        _SEEN.setdefault(function, set()).update(calls)


@pytest.fixture(scope="session", autouse=True)
def _write_aws_calls(worker_id: str) -> Iterator[None]:
    """Leaves which function called what, for the comparison with the template's grants."""
    yield
    folder = _ROOT / ".cache" / "aws-calls"
    folder.mkdir(parents=True, exist_ok=True)
    deployed = {name: calls for name, calls in _SEEN.items() if name and not name.startswith("dummy.")}
    seen = {function: sorted(calls) for function, calls in sorted(deployed.items())}
    (folder / f"{worker_id}.json").write_text(json.dumps(seen, indent=2), encoding="utf-8")


def _watch(house: House) -> None:
    def note(model: Any, **_: object) -> None:
        house.note(model.service_model.service_id.hyphenize(), model.name)

    clients.session().register("before-call", note)


def _create_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = clients.client("secretsmanager").create_secret(Name="signing", SecretString=SIGNING_SECRET)
    monkeypatch.setenv("SIGNING_SECRET_ID", secret["ARN"])
    for variable in ("SECRETS_KEY_ID", "LINKS_KEY_ID"):
        key = clients.client("kms").create_key()
        monkeypatch.setenv(variable, key["KeyMetadata"]["KeyId"])
    seal = clients.client("kms").create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    monkeypatch.setenv("SEAL_KEY_ID", seal["KeyMetadata"]["KeyId"])
    for bucket in ("documents-files", "audit-seals"):
        clients.client("s3").create_bucket(
            Bucket=bucket,
            CreateBucketConfiguration={"LocationConstraint": "eu-central-1"},
            ObjectLockEnabledForBucket=bucket == "audit-seals",
        )
    clients.client("events").create_event_bus(Name="poortwachter")
    clients.client("sesv2").create_email_identity(EmailIdentity=SENDER)
    parameter = os.environ["PUBLIC_ORIGIN_PARAMETER"]
    clients.client("ssm").put_parameter(Name=parameter, Value="https://poortwachter.example", Type="String")


def _forget() -> None:
    for cached in (
        clients.client,
        clients.session,
        settings.settings,
        observability.logger,
        observability.metrics,
    ):
        cached.cache_clear()
    secrets._secret_in.cache_clear()  # noqa: SLF001 - a fresh house has a fresh secret
