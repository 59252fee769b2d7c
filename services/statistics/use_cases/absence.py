"""The absence figures of an employer in sight."""

from dataclasses import dataclass
from datetime import date, datetime

from services.statistics.domain.employer import EmployerCopy
from services.statistics.domain.months import Report, month_of, report
from services.statistics.store import Store
from shared.kernel.clock import day_of
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, who asks, and when (UTC)."""

    store: Store
    principal: Principal
    now: datetime


def absence_of(doors: Doors, employer_id: str, first: date, until: date) -> tuple[EmployerCopy, Report]:
    """The figures of the months from `first` up to `until`, counted up to today: one query.

    Raises:
        NotFound: absent, or out of sight (a department of it is not enough): the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    employer, shifts = doors.store.employer(employer_id, month_of(until))
    if employer is None:
        raise missing_reference(employer_id, doors.now)
    is_shown = employer.is_published or doors.principal.may(Permission.EMPLOYER_EDIT)
    if not is_shown or not doors.principal.sees(employer.path):
        raise NotFound
    return employer, report(shifts, first, until, day_of(doors.now))
