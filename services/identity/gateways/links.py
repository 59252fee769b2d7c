"""Tokens of links on their way to messaging, whose sender alone can open them (SMS-6)."""

from shared.aws.secrets import encrypt
from shared.aws.settings import settings


def seal_link_token(recipient: str, token: str) -> str:
    """A link's token as it may travel; `recipient` is the account or employee for whom it is."""
    return encrypt(settings().links_key_id, token.encode(), {"purpose": "link", "recipient": recipient})
