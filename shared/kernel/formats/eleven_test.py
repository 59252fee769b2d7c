"""The eleven-test of BSN and RSIN: 9a+8b+7c+6d+5e+4f+3g+2h-i divisible by eleven, and not all zeros."""

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn


def passes(digits: str) -> bool:
    """Whether nine digits pass."""
    try:
        bsn.validate(digits)
    except ValidationError:
        return False
    return True
