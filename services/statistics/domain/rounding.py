"""How figures are shown: rounded half up."""

from fractions import Fraction

_PLACES = 2


def half_up(number: Fraction, places: int = _PLACES) -> str:
    """A number of at least 0 as decimal text, rounded half up."""
    whole, rest = divmod((2 * number * 10**places + 1) // 2, 10**places)
    return f"{whole}.{rest:0{places}}"
