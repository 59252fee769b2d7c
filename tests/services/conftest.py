"""The system in memory, fresh for each test."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws
from moto.backends import get_backend
from moto.core.base_backend import BackendDict

from shared.aws import clients, observability, secrets, settings
from tests.services.local_system import SENDER, SIGNING_SECRET, LocalSystem, create_tables

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
    "statistics": (),
    "audit": ("gsi1",),
    "log": ("gsi1",),
}
_FRESH: tuple[BackendDict[Any], ...] = (
    get_backend("dynamodb"),
    get_backend("s3"),
    get_backend("sqs"),
    get_backend("sns"),
    get_backend("ses"),
    get_backend("sesv2"),
    get_backend("ssm"),
)
"""What each test finds empty. Keys, secret and bus hold nothing of a test, and keys cost more than all else."""

REAL_CLOCK = settings.Settings.clock
"""What a system takes the place of."""

_SEEN: dict[str, set[str]] = {}


@dataclass
class Watch:
    """Hears every AWS call for the system of the running test."""

    system: LocalSystem | None = None

    def begin(self) -> None:
        """Fresh clients; who listens to a session does so for as long as it lasts."""
        _forget()
        clients.session().register("before-call", self.note)

    def note(self, model: Any, **_: object) -> None:
        if self.system:
            self.system.note(model.service_model.service_id.hyphenize(), model.name)


@contextmanager
def in_memory() -> Iterator[Watch]:
    """AWS in memory, with keys and clients for all systems that will stand in it."""
    with pytest.MonkeyPatch.context() as variables:
        for name, value in _ENVIRONMENT.items():
            variables.setenv(name, value)
        with mock_aws():
            watch = Watch()
            watch.begin()
            for name, value in _keys().items():
                variables.setenv(name, value)
            yield watch
            _forget()


@contextmanager
def standing(watch: Watch) -> Iterator[LocalSystem]:
    """All services with empty tables, and a clock that the caller sets."""
    made = LocalSystem()
    for cached in (
        settings.settings,
        observability.logger,
        observability.metrics,
        secrets._secret_in,  # noqa: SLF001 - each function reads it for itself
    ):
        cached.cache_clear()
    for backend in _FRESH:
        for account in backend.values():
            for region in account.values():
                region.reset()
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr(settings.Settings, "clock", lambda _self: made.clock)
        create_tables(INDEXES)
        _create_rest()
        watch.system = made
        yield made
        watch.system = None
    settings.settings.cache_clear()


@pytest.fixture(scope="session")
def _aws() -> Iterator[Watch]:
    """AWS in memory for as long as this process runs."""
    with in_memory() as watch:
        yield watch


@pytest.fixture
def system(_aws: Watch) -> Iterator[LocalSystem]:
    """All services, fresh for each test."""
    with standing(_aws) as made:
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


def _keys() -> dict[str, str]:
    """The names of the keys and the secret, for the functions' environment."""
    secret = clients.client("secretsmanager").create_secret(Name="signing", SecretString=SIGNING_SECRET)
    seal = {"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"}
    keys = {
        variable: clients.client("kms").create_key(**kind)["KeyMetadata"]["KeyId"]
        for variable, kind in (("SECRETS_KEY_ID", {}), ("LINKS_KEY_ID", {}), ("SEAL_KEY_ID", seal))
    }
    clients.client("events").create_event_bus(Name="poortwachter")
    return {"SIGNING_SECRET_ID": secret["ARN"], **keys}


def _create_rest() -> None:
    for bucket in ("documents-files", "audit-seals"):
        clients.client("s3").create_bucket(
            Bucket=bucket,
            CreateBucketConfiguration={"LocationConstraint": "eu-central-1"},
            ObjectLockEnabledForBucket=bucket == "audit-seals",
        )
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
    secrets._secret_in.cache_clear()  # noqa: SLF001 - a fresh system has a fresh secret
