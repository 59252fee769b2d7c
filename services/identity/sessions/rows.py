"""Rows of sessions, by the hash of the secret that opens them."""

from datetime import datetime, timedelta

from botocore.exceptions import ClientError

from services.identity.domain.session import Session
from shared.aws.clients import client
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.serde import Item, to_item
from shared.aws.transaction import Unit
from shared.kernel.clock import to_text

_KEPT = timedelta(days=1)  # after its end, until it is cleaned up


def session_key(session_id: str) -> Key:
    """Where a session stands."""
    return (f"SESSION#{session_id}", "SESSION")


def session_in(item: Item) -> Session:
    """The session of a row."""
    return from_row(Session, item)


def add_session(unit: Unit, session: Session) -> None:
    """Stages a session."""
    pk, sk = session_key(session.id)
    ttl = int((session.ends_at_last + _KEPT).timestamp())
    unit.put({"pk": pk, "sk": sk, **to_row(session), "ttl": ttl, **VOID_AFTER_RESTORE})


def touch_session(table: Table, session: Session, now: datetime) -> None:
    """Writes that a session was used; a session that ended meanwhile stays ended."""
    pk, sk = session_key(session.id)
    try:
        client("dynamodb").update_item(
            TableName=table.name,
            Key=to_item({"pk": pk, "sk": sk}),
            UpdateExpression="SET seen_at = :now",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues=to_item({":now": to_text(now)}),
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise


def end_session(unit: Unit, session_id: str) -> None:
    """Stages the end of a session."""
    unit.forget(session_key(session_id))
