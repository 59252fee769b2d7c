"""What several areas answer and read alike: PDFs, and numbers of versions in a path."""

from typing import Final

from shared.http.call import Reply
from shared.kernel.errors import NotFound

PDF: Final = "application/pdf"

_MOST_DIGITS = 4
"""No document has so many versions."""


def pdf_reply(content: bytes, name: str) -> Reply:
    """A PDF to be read in the browser."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Reply(content=content, headers=headers)


def version_number(text: str) -> int:
    """The number of a version in a path.

    Raises:
        NotFound: no such number.
    """
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        raise NotFound
    return int(text)
