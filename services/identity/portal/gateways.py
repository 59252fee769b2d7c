"""The token of an invitation on its way to messaging, whose sender alone can open it (SMS-6)."""

from shared.aws.secrets import encrypt
from shared.aws.settings import settings


def seal_invitation_token(person_id: str, token: str) -> str:
    """A link's token as it may travel, bound to the employee for whom it is."""
    return encrypt(settings().links_key_id, token.encode(), {"purpose": "link", "recipient": person_id})
