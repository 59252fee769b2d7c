"""Login names: <brand>.<employer>.<surname>, letters and digits, any case; a number when it clashes."""

import re
import unicodedata
from collections.abc import Callable


def proposed(brand: str, organisation: str, last_name: str) -> str:
    """The name of the pattern, diacritics folded, blanks and punctuation removed."""
    return f"{brand}.{_plain(organisation)}.{_plain(last_name)}"


def free(name: str, is_taken: Callable[[str], bool]) -> str:
    """`name`, or with the first number from 2 on that is free."""
    number = 1
    tried = name
    while is_taken(key(tried)):
        number += 1
        tried = f"{name}{number}"
    return tried


def key(name: str) -> str:
    """What makes a login name unique: its letters in any case."""
    return unicodedata.normalize("NFC", name.strip()).casefold()


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", folded)
