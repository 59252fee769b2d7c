"""What a password must be (OWASP ASVS 5.0, 6.2; NIST SP 800-63B-4, 3.1.1)."""

import re
import unicodedata
from collections.abc import Iterable

from shared.kernel.errors import FieldError

LEAST = 12
"""Code points (PW-1); NIST's floor for a guarded password is 8."""

LEAST_FOR_ADMINISTRATORS = 15
MOST = 128

_LEET = str.maketrans("013457@$!", "oieastasi")
_CONTEXT = frozenset(
    [
        "poortwachter",
        "welkom",
        "wachtwoord",
        "geheim",
        "password",
        "welcome",
        "lente",
        "zomer",
        "herfst",
        "winter",
        "voorjaar",
        "najaar",
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "august",
        "october",
        "qwerty",
        "qwertyuiop",
    ]
)


def normalised(password: str) -> str:
    """The form that is hashed: NFC, once, at setting and at checking (PW-2). Nothing is cut or folded."""
    return unicodedata.normalize("NFC", password)


def faults(password: str, *, context: Iterable[str], is_administrator: bool) -> tuple[FieldError, ...]:
    """What is wrong with a new password; empty if nothing.

    Args:
        password: as typed.
        context: words that must not be the whole password: parts of the login name and e-mail address.
        is_administrator: administrators need 15 code points (ASVS 6.2.1).
    """
    least = LEAST_FOR_ADMINISTRATORS if is_administrator else LEAST
    length = len(normalised(password))
    if any(unicodedata.category(each) in {"Cc", "Cs"} for each in password):
        return (FieldError("password", "password-character"),)
    if length < least:
        return (FieldError("password", "password-too-short", {"least": least}),)
    if length > MOST:
        return (FieldError("password", "password-too-long", {"most": MOST}),)
    if _core(password) in _CONTEXT | {_core(word) for word in context} or len(set(password)) == 1:
        return (FieldError("password", "password-context-word"),)
    return ()


def _core(text: str) -> str:
    """What remains of a password without digits, punctuation and leet (PW-6)."""
    plain = re.sub(r"[\d\W_]+$|^[\d\W_]+", "", text.casefold())
    return re.sub(r"[\d\W_]", "", plain.translate(_LEET))
