"""Rows of signing in: the accounts' secrets, the mailed first links, the sign-ins under way."""

from datetime import datetime, timedelta

from botocore.exceptions import ClientError

from services.identity.domain.user import Credentials
from services.identity.sign_in.rules import MOST_WRONG_CODES, MOST_WRONG_PASSWORDS, ActivationLink, SignIn
from shared.aws.clients import client
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.serde import Item, from_item, to_item
from shared.aws.transaction import Unit
from shared.kernel.errors import DomainError, NotSignedIn

_KEPT = timedelta(days=1)  # after its end, until it is cleaned up


class Secrets:
    """What opens the accounts."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, user_id: str) -> Credentials:
        """The account's secrets, as they are now."""
        item = self._table.get(_secrets_key(user_id), consistent=True)
        assert item is not None, "every account has its secrets' row"
        return from_row(Credentials, item)

    def try_password(self, user_id: str) -> Credentials | None:
        """Counts a try before it is compared, and gives the secrets; None: closed, or too many tries.

        Atomic, so that parallel guesses get no more than five through (LSM-3).
        """
        return self._count(user_id, "wrong_passwords", MOST_WRONG_PASSWORDS)

    def try_code(self, user_id: str) -> Credentials | None:
        """As `try_password`, for the second factor: ten (LSM-4)."""
        return self._count(user_id, "wrong_codes", MOST_WRONG_CODES)

    def save(self, unit: Unit, credentials: Credentials) -> None:
        """Stages the account's secrets as a whole."""
        unit.put(_secrets_item(credentials))

    def spend_step(self, unit: Unit, credentials: Credentials, *, was_step: int) -> None:
        """Stages secrets whose last time step moved on; a second use of one code finds it moved."""
        failed = NotSignedIn("code-failed")
        unit.put_version_of(_secrets_item(credentials), attribute="last_step", was=was_step, error=failed)

    def _count(self, user_id: str, counter: str, most: int) -> Credentials | None:
        pk, sk = _secrets_key(user_id)
        try:
            answer = client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": pk, "sk": sk}),
                UpdateExpression="ADD #counter :one",
                ConditionExpression="#counter < :most AND is_open = :yes",
                ExpressionAttributeNames={"#counter": counter},
                ExpressionAttributeValues=to_item({":one": 1, ":most": most, ":yes": True}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return None
            raise
        return from_row(Credentials, from_item(answer["Attributes"]))


class ActivationLinks:
    """Links that were mailed for a first sign-in."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, link_id: str) -> ActivationLink | None:
        """A link by its hash."""
        item = self._table.get(_link_key(link_id), consistent=True)
        return from_row(ActivationLink, item) if item else None

    def add(self, unit: Unit, *, link_id: str, user_id: str, expires_at: datetime) -> None:
        """Stages a link."""
        link = ActivationLink(link_id, user_id, expires_at)
        unit.put(_passing_row(_link_key(link_id), to_row(link), expires_at))

    def spend(self, unit: Unit, link: ActivationLink, error: DomainError) -> None:
        """Stages the end of a link; two uses at once have one winner."""
        unit.delete(_link_key(link.id), error)


class SignIns:
    """Sign-ins under way."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, sign_in_id: str) -> SignIn | None:
        """A sign-in under way by its hash."""
        item = self._table.get(_sign_in_key(sign_in_id), consistent=True)
        return from_row(SignIn, item) if item else None

    def add(self, unit: Unit, sign_in: SignIn) -> None:
        """Stages a sign-in under way."""
        unit.put(_passing_row(_sign_in_key(sign_in.id), to_row(sign_in), sign_in.expires_at))

    def end(self, unit: Unit, sign_in: SignIn) -> None:
        """Stages the end of a sign-in; of two ends at once one wins."""
        unit.delete(_sign_in_key(sign_in.id), NotSignedIn("login-expired"))


def _secrets_key(user_id: str) -> Key:
    return (f"USER#{user_id}", "CREDENTIALS")


def _link_key(link_id: str) -> Key:
    return (f"LINK#{link_id}", "LINK")


def _sign_in_key(sign_in_id: str) -> Key:
    return (f"SIGNIN#{sign_in_id}", "SIGNIN")


def _secrets_item(credentials: Credentials) -> Item:
    pk, sk = _secrets_key(credentials.user_id)
    return {"pk": pk, "sk": sk, **to_row(credentials)}


def _passing_row(key: Key, row: Item, expires_at: datetime) -> Item:
    pk, sk = key
    ttl = int((expires_at + _KEPT).timestamp())
    return {"pk": pk, "sk": sk, **row, "ttl": ttl, **VOID_AFTER_RESTORE}
