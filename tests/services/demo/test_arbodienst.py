"""The invented arbodienst: the same every time, and with everything that a demo must show. Tables in memory."""

import json
import os
import random
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from infra.local.environment import Environment
from services.documents import cli
from services.documents.domain.ceremony import Ceremony
from services.documents.sealing import gateways
from shared.aws.codec import from_row
from shared.aws.serde import from_item
from tests.demo import arbodienst, cast
from tests.demo.in_process import InProcess
from tests.functions import SERVICES
from tests.services.local_system import LocalSystem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SCALE = 0.03
_DRAWN = frozenset(
    {
        "password_hash",
        "totp_ciphertext",
        "invitation",
        "mac",
        "hash",
        "chain",
        "sealed_sha256",
        "after",
        "origin",
        "previous",
    }
)
"""Attributes that are secret, salted or sealed anew each time, or the hash of such."""

_BY_TOKEN = frozenset({"SESSION", "LINK", "INVITATION", "REGISTRATION", "SENDS"})
"""Partitions whose key is the hash of a token or of a secret."""

type Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def environment(system: LocalSystem) -> Environment:
    """The system as a seeder is told of it, its seal with a certificate."""
    gateways.seal_certificate.cache_clear()
    with system.running("documents", ""):
        assert cli.make_seal_certificate([]) == 0
    outputs = {service: {"TableName": f"{service}-table"} for service in SERVICES}
    outputs["identity"] |= {
        "SecretsKeyId": os.environ["SECRETS_KEY_ID"],
        "LinksKeyId": os.environ["LINKS_KEY_ID"],
    }
    outputs["documents"] |= {
        "FilesBucket": os.environ["FILES_BUCKET"],
        "SealKeyId": os.environ["SEAL_KEY_ID"],
    }
    outputs["audit"] |= {"LogTableName": os.environ["LOG_TABLE_NAME"]}
    outputs["platform"] = {"SigningSecretId": os.environ["SIGNING_SECRET_ID"]}
    return Environment("local", "", "", "", outputs)


def lived(environment: Environment) -> Rows:
    """Every row of the arbodienst at a small scale."""
    with InProcess(environment, NOW, random.Random(arbodienst.SEED)) as process:
        arbodienst.live(process, NOW, SCALE)
        return rows_of(process)


def rows_of(process: InProcess) -> Rows:
    return {
        table: [from_item(row) for row in rows]
        for table, rows in process.memory.standing(process.now).items()
    }


def test_the_same_seed_and_day_give_the_same_rows(environment: Environment) -> None:
    first, second = lived(environment), lived(environment)

    assert {table: len(rows) for table, rows in first.items()} == {t: len(rows) for t, rows in second.items()}
    for table in first:
        assert comparable(first[table]) == comparable(second[table]), table


def test_the_arbodienst_shows_everything_that_a_case_can_be(environment: Environment) -> None:
    rows = lived(environment)
    trajects = [each for each in rows["trajects-table"] if each["sk"].startswith("C#")]
    tasks = [each for each in rows["trajects-table"] if each["sk"].startswith("D#")]
    ceremonies = [each for each in rows["documents-table"] if "signers" in each]
    spells = [spell for each in trajects for spell in each.get("spells", ())]
    today = NOW.date().isoformat()
    is_open = Counter(each["due"] < today for each in tasks if each.get("state", "open") == "open")

    assert _number(rows["organisation-table"], "OFFICES") == 3
    assert _number(rows["organisation-table"], "EMPLOYER", "EMPLOYER") == 6
    assert _number(rows["organisation-table"], "EMPLOYER", "DEPARTMENT") == 16
    assert {each["protocol"] for each in trajects} == {"absence_standard", "pregnancy"}
    assert any(len(each["percentages"]) > 1 for each in spells)
    assert sum(each.get("recovery") is None for each in spells) == 5
    assert {from_row(Ceremony, each).state.value for each in ceremonies} == {"open", "sealed"}
    assert is_open[False] > is_open[True] > 0
    assert _number(rows["messaging-table"], "DIALOG", "Z") > len(ceremonies)
    assert _number(rows["log-table"], "CHAIN") > 0


def test_at_full_size_there_are_three_hundred_employees() -> None:
    assert sum(size for _, _, size, _ in arbodienst.EMPLOYERS) == 300


def test_the_small_cast_can_be_made_alone(environment: Environment) -> None:
    with InProcess(environment, NOW, random.Random(1)) as process:
        made = cast.live(process)
        rows = rows_of(process)

    assert len(made) == 7
    assert _number(rows["organisation-table"], "EMPLOYEE") == 6
    assert _number(rows["trajects-table"], "DOSSIER", "B") == 2


def _number(rows: list[dict[str, Any]], kind: str, part: str = "") -> int:
    """How many rows there are of a kind, and of a part of it."""
    keys = ((row["pk"].partition("#")[0], row["sk"].partition("#")[0]) for row in rows)
    return sum(pk == kind and part in {"", sk} for pk, sk in keys)


def comparable(rows: list[dict[str, Any]]) -> list[str]:
    """Rows without what is drawn anew, in order of their keys."""
    return sorted(str(_plain(row)) for row in rows if row["pk"].partition("#")[0] not in _BY_TOKEN)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        if value.get("pk", "").startswith("CEREMONY#") and "text" in value:
            value = {**value, "text": json.loads(value["text"])}
        return {name: _plain(value[name]) for name in sorted(value) if name not in _DRAWN}
    return [_plain(each) for each in value] if isinstance(value, list) else value
