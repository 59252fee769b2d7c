"""Identity's keys: seeds of authenticator apps, and tokens of links on their way to messaging."""

from shared.aws.secrets import decrypt, encrypt
from shared.aws.settings import settings


def seal_seed(user_id: str, secret: str) -> str:
    """The seed under the key of identity's secrets, bound to its account (TOTP-1)."""
    return encrypt(settings().secrets_key_id, secret.encode(), {"purpose": "totp", "account": user_id})


def open_seed(user_id: str, ciphertext: str) -> str:
    """The seed that `seal_seed` sealed for this account."""
    context = {"purpose": "totp", "account": user_id}
    return decrypt(settings().secrets_key_id, ciphertext, context).decode()


def seal_link_token(user_id: str, token: str) -> str:
    """A link's token as it may travel: only messaging's sender can open it (SMS-6)."""
    return encrypt(settings().links_key_id, token.encode(), {"purpose": "link", "recipient": user_id})
