"""The outside world of messaging: SES for mail, the key of link tokens, the address of the application."""

from email.message import EmailMessage
from functools import cache

from shared.aws.clients import client
from shared.aws.secrets import decrypt
from shared.aws.settings import settings


def send_mail(*, to: str, subject: str, text: str, language: str) -> str:
    """Hands a mail to SES and gives the provider's id. Line breaks in headers are refused (MAIL-1)."""
    mail = EmailMessage()
    mail["From"] = settings().sender_address
    mail["To"] = to
    mail["Subject"] = subject
    mail["Content-Language"] = language
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    answer = client("sesv2").send_email(
        FromEmailAddress=settings().sender_address,
        Destination={"ToAddresses": [to]},
        Content={"Raw": {"Data": mail.as_bytes()}},
    )
    return str(answer["MessageId"])


def open_link_token(user_id: str, ciphertext: str) -> str:
    """A link's token, opened just before the provider (SMS-6)."""
    context = {"purpose": "link", "recipient": user_id}
    return decrypt(settings().links_key_id, ciphertext, context).decode()


@cache
def public_origin() -> str:
    """Where the application is reached, as deployed; never from a request's headers (REC-1)."""
    answer = client("ssm").get_parameter(Name=settings().public_origin_parameter)
    return str(answer["Parameter"]["Value"])
