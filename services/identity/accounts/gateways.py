"""The token of a first link on its way to messaging, whose sender alone can open it (SMS-6)."""

from shared.aws.secrets import encrypt
from shared.aws.settings import settings


def seal_link_token(user_id: str, token: str) -> str:
    """A link's token as it may travel, bound to the account for which it is."""
    return encrypt(settings().links_key_id, token.encode(), {"purpose": "link", "recipient": user_id})
