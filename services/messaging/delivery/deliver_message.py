"""From a queued message to the provider: claimed by one sender, handed over, marked.

Neither provider takes a key by which it would know a message again. So between "taken" and "written down" there is
one moment in which a death has the message sent twice rather than never (`shared/decisions/0003`).
"""

from collections.abc import Callable

from services.messaging.delivery.gateways import (
    open_code,
    open_link_token,
    public_host,
    public_origin,
    send_mail,
    send_text,
)
from services.messaging.delivery.rows import MessageRows
from services.messaging.delivery.rules import claimed, dropped, not_sent, sent
from services.messaging.domain.message import MessageStatus, OutgoingMessage
from services.messaging.recipients.rows import PeopleRows
from shared.aws.dynamo import Table
from shared.aws.faults import Point, passing
from shared.aws.observability import count, logger
from shared.aws.transaction import Unit
from shared.contracts.messaging import MessageFailed, MessageSent
from shared.kernel.errors import StaleVersion
from shared.texts import sentence

_RECORD_TRIES = 3


class InOtherHandsError(Exception):
    """Another sender has the message, and may die with it: the event goes back to its queue until that is known."""


def deliver_message(new_unit: Callable[[], Unit], message_id: str) -> None:
    """Sends a message unless it is sent, or what it carries has expired.

    Raises:
        InOtherHandsError: another sender has it.
        Exception: what the provider said; the message is back in line, and so is its event.
    """
    unit = new_unit()
    message = MessageRows(unit.table).message(message_id)
    if message is None or message.is_over:
        return
    now = unit.clock()
    if message.is_claimed(now):
        raise InOtherHandsError(message_id)
    mine = claimed(message, now, by=unit.ids())
    if not _save(unit, mine):
        raise InOtherHandsError(message_id)
    if mine.is_late(now) or not _may_be_sent(unit.table, mine):
        _save(new_unit(), dropped(mine))
        return
    if message.status is MessageStatus.SENDING:
        _warn_of_second_sending(mine)
    passing(Point.BEFORE_PROVIDER)
    try:
        provider_id = _hand_over(mine)
    except Exception:
        _give_back(new_unit(), mine)
        raise
    passing(Point.AFTER_PROVIDER)
    _record_sent(new_unit, mine, provider_id)


def _record_sent(new_unit: Callable[[], Unit], mine: OutgoingMessage, provider_id: str) -> None:
    """Writes down what the provider took; tried again at once, for a failure here means a second mail."""
    for left in reversed(range(_RECORD_TRIES)):
        unit = new_unit()
        unit.record(
            MessageSent(message_id=mine.id, about=mine.about, channel=mine.channel, provider_id=provider_id)
        )
        try:
            _save(unit, sent(mine, provider_id))
        except Exception:
            if not left:
                raise
        else:
            return


def _warn_of_second_sending(message: OutgoingMessage) -> None:
    """The last sender died with the message in hand: whether the provider had it, nobody knows."""
    logger().warning("sent again after a sender's end", extra={"message_id": message.id})
    count("MessagesPerhapsTwice")


def _save(unit: Unit, message: OutgoingMessage) -> bool:
    MessageRows.save(unit, message)
    try:
        unit.commit()
    except StaleVersion:
        return False
    return True


def _give_back(unit: Unit, message: OutgoingMessage) -> None:
    after = not_sent(message)
    if after.status is MessageStatus.FAILED:
        unit.record(MessageFailed(message_id=after.id))
    _save(unit, after)


def _may_be_sent(table: Table, message: OutgoingMessage) -> bool:
    """Nothing goes to an account that was blocked after the message was queued."""
    if message.recipient is None:
        return True
    kind, recipient_id = message.recipient
    rows = PeopleRows(table)
    found = rows.portal_of(recipient_id) if kind == "employee" else rows.recipient(kind, recipient_id)
    return found is None or found.is_open


def _hand_over(message: OutgoingMessage) -> str:
    return _send_sms(message) if message.channel == "sms" else _send_mail(message)


def _send_mail(message: OutgoingMessage) -> str:
    texts = {**message.data, "origin": public_origin()}
    if ciphertext := texts.pop("token_ciphertext", None):
        texts["token"] = open_link_token(texts.pop("user_id"), ciphertext)
    subject = sentence(message.language, "mails", f"{message.template}.subject", texts)
    text = sentence(message.language, "mails", f"{message.template}.body", texts)
    return send_mail(
        to=message.to, subject=subject, text=text, language=message.language, message_id=message.id
    )


def _send_sms(message: OutgoingMessage) -> str:
    opened = open_code(message.about, message.data["sealed"])
    texts = {**message.data, "host": public_host(), "code": opened.code}
    return send_text(phone=opened.phone, text=sentence(message.language, "sms", message.template, texts))
