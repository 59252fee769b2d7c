"""Codes by SMS: a row in the service's own table, and the event that messaging turns into an SMS.

issue ─► row CODE#transaction (keyed hash only) + CodeIssued (ciphertext) in one transaction
check ─► the try is counted first, then compared ─► spend: exactly one winner
"""

import hmac
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.dynamo import Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.secrets import encrypt, sign
from shared.aws.serde import Item, from_item, to_item
from shared.aws.settings import settings
from shared.aws.transaction import Unit, expires
from shared.contracts.codes import CodeIssued
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict, Refused
from shared.kernel.formats import FormatError
from shared.kernel.formats.sms_code import SmsCode
from shared.kernel.one_time_code import LIFE, MOST_TRIES, OneTimeCode, bound, draw, issued

type Purpose = Literal["portal-registration", "portal-sign-in", "sign"]

MOST_PER_HOUR = 6
MOST_PER_DAY = 10
_LENGTH: dict[Purpose, int] = {"portal-registration": 6, "portal-sign-in": 6, "sign": 8}


@dataclass(frozen=True, slots=True)
class Bond:
    """What a code is for: it fails for any other purpose, transaction, account, phone or document.

    Attributes:
        phone: E.164.
        document: SHA-256 of what is signed, hexadecimal; empty for other purposes.
    """

    purpose: Purpose
    transaction: str
    account: str
    phone: str
    document: str = ""


class Codes:
    """The codes in one service's table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def last(self, transaction: str) -> OneTimeCode | None:
        """The last code of a transaction: one consistent get."""
        item = self._table.get(_key(transaction), consistent=True)
        return _code(item) if item else None

    def issue(
        self, unit: Unit, bond: Bond, *, language: Literal["nl", "en"], reference: str = ""
    ) -> OneTimeCode:
        """Stages a fresh code; over the limit of its destination nothing is sent, and nobody is told (SMS-5).

        Raises:
            TooMany: within 30 seconds of the last one, or the fourth of this transaction.
        """
        code = draw(_LENGTH[bond.purpose])
        made = issued(self.last(bond.transaction), bond.transaction, _mac(bond, code), unit.clock())
        self._stage(unit, made)
        if self._is_within_limits(unit, bond.phone):
            sealed = orjson.dumps({"phone": bond.phone, "code": code})
            context = {"purpose": "code", "transaction": bond.transaction}
            unit.record(
                CodeIssued(
                    transaction=bond.transaction,
                    purpose=bond.purpose,
                    language=language,
                    sealed=encrypt(settings().links_key_id, sealed, context),
                    valid_minutes=int(LIFE.total_seconds()) // 60,
                    fingerprint=bond.document[:8],
                    reference=reference,
                )
            )
        return made

    def check(self, bond: Bond, typed: str, unit: Unit) -> OneTimeCode:
        """The live code that `typed` is; the try is counted before it is compared (SMS-2).

        Raises:
            Refused: code-wrong, or code-expired when no live one is left.
        """
        found = self._counted(bond.transaction)
        if found is None or not found.is_live(unit.clock()):
            raise Refused("code-expired")
        try:
            plain = SmsCode.parse(typed).text
        except FormatError:
            raise Refused("code-wrong") from None
        if not hmac.compare_digest(found.mac, _mac(bond, plain)):
            raise Refused("code-wrong")
        return found

    def spend(self, unit: Unit, code: OneTimeCode) -> None:
        """Stages the end of a code; of two uses at once one wins."""
        row = {**_row(unit, code), "version": code.version + 1, "is_spent": True}
        unit.put_version(row, replaces=code.version, error=Refused("code-expired"))

    def _stage(self, unit: Unit, code: OneTimeCode) -> None:
        if code.version == 1:
            unit.put_new(_row(unit, code), Conflict("busy", retry_after=1))
        else:
            unit.put_version(
                _row(unit, code), replaces=code.version - 1, error=Conflict("busy", retry_after=1)
            )

    def _counted(self, transaction: str) -> OneTimeCode | None:
        pk, sk = _key(transaction)
        try:
            answer = client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": pk, "sk": sk}),
                UpdateExpression="ADD tries :one",
                ConditionExpression="tries < :most AND is_spent = :no",
                ExpressionAttributeValues=to_item({":one": 1, ":most": MOST_TRIES, ":no": False}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return None
            raise
        return _code(from_item(answer["Attributes"]))

    def _is_within_limits(self, unit: Unit, phone: str) -> bool:
        """Counts a send to a destination: at most 6 an hour and 10 a day (UTC), whoever asks."""
        destination = sign(settings().signing_secret_id, "sms-destination", phone.encode()).hex()[:32]
        now = unit.clock()
        try:
            client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": f"SENDS#{destination}", "sk": f"{now:%Y-%m-%d}"}),
                UpdateExpression="SET #ttl = :ttl ADD #hour :one, #day :one",
                ConditionExpression="(attribute_not_exists(#hour) OR #hour < :hourly)"
                " AND (attribute_not_exists(#day) OR #day < :daily)",
                ExpressionAttributeNames={"#hour": f"hour_{now:%H}", "#day": "day", "#ttl": "ttl"},
                ExpressionAttributeValues=to_item(
                    {
                        ":one": 1,
                        ":hourly": MOST_PER_HOUR,
                        ":daily": MOST_PER_DAY,
                        ":ttl": expires(unit.clock, days=2),
                    }
                ),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return False
            raise
        return True


def _mac(bond: Bond, code: str) -> bytes:
    parts = (bond.purpose, bond.transaction, bond.account, bond.phone, bond.document, code)
    return sign(settings().signing_secret_id, "sms-code", bound(*parts))


def _key(transaction: str) -> tuple[str, str]:
    return (f"CODE#{transaction}", "CODE")


def _row(unit: Unit, code: OneTimeCode) -> Item:
    pk, sk = _key(code.transaction)
    return {
        "pk": pk,
        "sk": sk,
        "version": code.version,
        "mac": code.mac,
        "issued_at": to_text(code.issued_at),
        "sends": code.sends,
        "tries": code.tries,
        "is_spent": code.is_spent,
        "ttl": expires(unit.clock, days=2),
        **VOID_AFTER_RESTORE,
    }


def _code(item: Item) -> OneTimeCode:
    own: dict[str, Any] = {name: item[name] for name in ("version", "mac", "sends", "tries", "is_spent")}
    return OneTimeCode(
        transaction=item["pk"].removeprefix("CODE#"), issued_at=from_text(item["issued_at"]), **own
    )
