"""Secrets and keys: the signing secret of the environment, and ciphertext by KMS with its context."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from functools import lru_cache

from shared.aws.clients import client

_FRESH_SECONDS = 300  # a rotated secret is taken up within five minutes (KEY-2)


@lru_cache(maxsize=8)
def _secret_in(secret_id: str, _window: int) -> bytes:
    answer = client("secretsmanager").get_secret_value(SecretId=secret_id)
    return str(answer["SecretString"]).encode()


def _secret(secret_id: str) -> bytes:
    return _secret_in(secret_id, int(time.monotonic() // _FRESH_SECONDS))


def sign(secret_id: str, purpose: str, content: bytes) -> bytes:
    """HMAC-SHA-256 of `content` under a key of its own for each `purpose`."""
    key = hmac.digest(_secret(secret_id), purpose.encode(), hashlib.sha256)
    return hmac.digest(key, content, hashlib.sha256)


def secret_text(secret_id: str) -> str:
    """A secret as text, read at most every five minutes."""
    return _secret(secret_id).decode()


def encrypt(key_id: str, plain: bytes, context: Mapping[str, str]) -> str:
    """`plain` (at most 4 KiB) as base64 ciphertext, bound to `context`."""
    answer = client("kms").encrypt(KeyId=key_id, Plaintext=plain, EncryptionContext=dict(context))
    return base64.b64encode(answer["CiphertextBlob"]).decode()


def decrypt(key_id: str, ciphertext: str, context: Mapping[str, str]) -> bytes:
    """What `encrypt` was given; fails under another key or context."""
    answer = client("kms").decrypt(
        KeyId=key_id, CiphertextBlob=base64.b64decode(ciphertext), EncryptionContext=dict(context)
    )
    plain: bytes = answer["Plaintext"]
    return plain
