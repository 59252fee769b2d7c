"""Seeds of authenticator apps under the key of identity's secrets."""

from shared.aws.secrets import decrypt, encrypt
from shared.aws.settings import settings


def seal_seed(user_id: str, secret: str) -> str:
    """The seed as it is stored, bound to its account (TOTP-1)."""
    return encrypt(settings().secrets_key_id, secret.encode(), {"purpose": "totp", "account": user_id})


def open_seed(user_id: str, ciphertext: str) -> str:
    """The seed that `seal_seed` sealed for this account."""
    context = {"purpose": "totp", "account": user_id}
    return decrypt(settings().secrets_key_id, ciphertext, context).decode()
