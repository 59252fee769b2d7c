"""From a queued message to the provider: claimed by one sender, handed over, marked."""

from collections.abc import Callable

from services.messaging.domain.delivery import Message, Status, claimed, dropped, not_sent, sent
from services.messaging.gateways import (
    open_code,
    open_link_token,
    public_host,
    public_origin,
    send_mail,
    send_text,
)
from services.messaging.store import Store
from shared.aws.transaction import Unit
from shared.contracts.messaging import MessageFailed, MessageSent
from shared.kernel.errors import StaleVersion
from shared.texts import sentence


def deliver(store: Store, new_unit: Callable[[], Unit], message_id: str) -> None:
    """Sends a message unless it is sent, another sender has it, or its code has expired.

    Raises:
        Exception: what the provider said; the message is back in line, and so is its event.
    """
    message = store.message(message_id)
    if message is None:
        return
    now = new_unit().clock()
    mine = claimed(message, now)
    if mine is None or not _save(store, new_unit(), mine):
        return
    if mine.is_late(now) or not _may_be_sent(store, mine):
        _save(store, new_unit(), dropped(mine))
        return
    try:
        provider_id = _hand_over(mine)
    except Exception:
        _give_back(store, new_unit(), mine)
        raise
    done = new_unit()
    done.record(
        MessageSent(message_id=mine.id, about=mine.about, channel=mine.channel, provider_id=provider_id)
    )
    _save(store, done, sent(mine, provider_id))


def _save(store: Store, unit: Unit, message: Message) -> bool:
    store.save_message(unit, message)
    try:
        unit.commit()
    except StaleVersion:
        return False
    return True


def _give_back(store: Store, unit: Unit, message: Message) -> None:
    after = not_sent(message)
    if after.status is Status.FAILED:
        unit.record(MessageFailed(message_id=after.id))
    _save(store, unit, after)


def _may_be_sent(store: Store, message: Message) -> bool:
    """Nothing goes to an account that was blocked after the message was queued."""
    kind, _, recipient_id = message.recipient.partition("#")
    if not kind:
        return True
    if kind == "employee":
        portal = store.portal_of(recipient_id)
        return portal is None or portal.is_open
    recipient = store.recipient("user" if kind == "user" else "contact", recipient_id)
    return recipient is None or recipient.is_open


def _hand_over(message: Message) -> str:
    return _send_sms(message) if message.channel == "sms" else _send_mail(message)


def _send_mail(message: Message) -> str:
    texts = {**message.data, "origin": public_origin()}
    if ciphertext := texts.pop("token_ciphertext", None):
        texts["token"] = open_link_token(texts.pop("user_id"), ciphertext)
    subject = sentence(message.language, "mails", f"{message.template}.subject", texts)
    text = sentence(message.language, "mails", f"{message.template}.body", texts)
    return send_mail(to=message.to, subject=subject, text=text, language=message.language)


def _send_sms(message: Message) -> str:
    opened = open_code(message.about, message.data["sealed"])
    texts = {**message.data, "host": public_host(), "code": opened.code}
    return send_text(phone=opened.phone, text=sentence(message.language, "sms", message.template, texts))
