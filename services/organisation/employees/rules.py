"""Which employments can be."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from services.organisation.domain.employee import EmploymentTerms
from shared.kernel.errors import FieldError

MOST_PART_TIME_FACTOR = Decimal(2)

_YOUNGEST, _OLDEST = 13, 100  # years, at the start of an employment


def employment_faults(terms: EmploymentTerms, birth_date: date) -> Iterator[FieldError]:
    """What is wrong with a new employment."""
    age = (terms.start - birth_date).days // 365.25
    if not _YOUNGEST <= age <= _OLDEST:
        yield FieldError("birth_date", "birth-date")
    if terms.end and terms.end < terms.start:
        yield FieldError(("employment", "end"), "end-before-start")
    if terms.part_time_factor > MOST_PART_TIME_FACTOR:
        yield FieldError(("employment", "hours_per_week"), "part-time-factor")
