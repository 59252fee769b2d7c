"""The outside world of messaging: SES for mail, SNS for SMS, the key of links and codes, the application's address."""

from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import orjson
from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.secrets import decrypt
from shared.aws.settings import settings

_TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}


class ProviderError(Exception):
    """A provider refused. Only its code is told: its own words may repeat an address or a number (LOG-1)."""


@dataclass(frozen=True, slots=True)
class OpenedCode:
    """A code in clear, for the moment of sending. It shows itself in no log."""

    phone: str
    code: str

    def __repr__(self) -> str:
        return "OpenedCode(…)"


def send_mail(*, to: str, subject: str, text: str, language: str, message_id: str) -> str:
    """Hands a mail to SES and gives the provider's id. Line breaks in headers are refused (MAIL-1).

    SES puts a Message-ID of its own on each; ours stands in a header by which a doubled mail is known as one.
    """
    mail = EmailMessage()
    mail["From"] = settings().sender_address
    mail["To"] = to
    mail["Subject"] = subject
    mail["Content-Language"] = language
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Poortwachter-Message"] = message_id
    mail.set_content(text)
    answer = _handed(
        "sesv2",
        "send_email",
        FromEmailAddress=settings().sender_address,
        Destination={"ToAddresses": [to]},
        Content={"Raw": {"Data": mail.as_bytes()}},
    )
    return str(answer["MessageId"])


def send_text(*, phone: str, text: str) -> str:
    """Hands an SMS to SNS and gives the provider's id."""
    answer = _handed("sns", "publish", PhoneNumber=phone, Message=text, MessageAttributes=_TRANSACTIONAL)
    return str(answer["MessageId"])


def open_link_token(recipient_id: str, ciphertext: str) -> str:
    """A link's token, opened just before the provider (SMS-6)."""
    context = {"purpose": "link", "recipient": recipient_id}
    return decrypt(settings().links_key_id, ciphertext, context).decode()


def open_code(transaction: str, ciphertext: str) -> OpenedCode:
    """A code and the phone it goes to, opened just before the provider (SMS-6)."""
    context = {"purpose": "code", "transaction": transaction}
    return OpenedCode(**orjson.loads(decrypt(settings().links_key_id, ciphertext, context)))


@cache
def public_origin() -> str:
    """Where the application is reached, as deployed; never from a request's headers (REC-1)."""
    answer = client("ssm").get_parameter(Name=settings().public_origin_parameter)
    return str(answer["Parameter"]["Value"])


def public_host() -> str:
    """The host of the application, to which an SMS binds its code."""
    return str(urlsplit(public_origin()).hostname)


def _handed(service: str, operation: str, **request: Any) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = getattr(client(service), operation)(**request)
    except ClientError as error:
        raise ProviderError(f"{service}: {error.response['Error']['Code']}") from None
    return answer
