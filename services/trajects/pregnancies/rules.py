"""A pregnancy as it is told, and the birth (Wet arbeid en zorg 3:1); the kernel's formula works out the leave."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.trajects.domain.calendars import plan_of
from services.trajects.domain.case import CaseFile, Traject
from services.trajects.domain.changes import CaseChange, TrajectChange
from shared.kernel.copies import Employment
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field
from shared.kernel.leave import Leave, Pregnancy, earliest_start, latest_start

_MOST_AHEAD = timedelta(days=294)
_MOST_BACK = timedelta(days=42)
_EARLIEST_BIRTH = timedelta(days=126)
_LATEST_BIRTH = timedelta(days=42)


@dataclass(frozen=True, slots=True)
class PregnancyReport:
    """A pregnancy as told: due date, chosen start of leave (None: the latest lawful day), number of children."""

    due_date: date
    leave_start: date | None
    children: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What a pregnancy or birth made of the case: its leave as it stands, and whether that ends a running absence."""

    change: CaseChange
    pregnancy: TrajectChange
    leave: Leave
    ends_absence: bool


def reported(
    case: CaseFile, leaves: Collection[Leave], asked: PregnancyReport, today: date
) -> tuple[Pregnancy, Employment]:
    """The pregnancy that a report begins, and the employment that it concerns.

    Args:
        case: as it stands today.
        leaves: of earlier pregnancies.
        asked: the report.
        today: the Amsterdam day on which it is told.

    Raises:
        Conflict: a pregnancy runs already, or no employment runs.
        Refused: due date or start of leave cannot be.
    """
    if case.expecting:
        raise Conflict("pregnancy-already-open")
    employment = case.dossier.employment_on(today)
    if employment is None:
        raise Conflict("no-running-employment")
    found = Pregnancy(asked.due_date, children=asked.children, reported_on=today)
    leave_start = asked.leave_start or latest_start(found)
    found = replace(found, leave_start=leave_start)
    faults = (_due_fault(leaves, found, today), _leave_fault(case, found, leave_start))
    if any(faults):
        raise Refused("invalid", fields=tuple(each for each in faults if each))
    return found, employment


def born(case: CaseFile, traject: Traject, day: date, today: date) -> Traject:
    """The pregnancy with its birth; the leave is worked out again.

    Raises:
        Conflict: no pregnancy runs here, or the birth is known.
        Refused: the day cannot be.
    """
    pregnancy = traject.pregnancy
    if pregnancy is None or traject.end is not None:
        raise Conflict("no-running-pregnancy")
    if pregnancy.birth:
        raise Conflict("birth-known", day=pregnancy.birth)
    if day > today:
        raise refused_field("born_on", "day-in-future")
    if not pregnancy.due_date - _EARLIEST_BIRTH <= day <= pregnancy.due_date + _LATEST_BIRTH:
        raise refused_field("born_on", "birth-far-from-due-date", day=pregnancy.due_date)
    found = replace(traject, pregnancy=replace(pregnancy, birth=day))
    leave = plan_of(case.with_traject(found), today).leaves[traject.id]
    if _began_since(case, leave.start):
        raise refused_field("born_on", "leave-over-absence")
    return found


def _due_fault(leaves: Collection[Leave], found: Pregnancy, today: date) -> FieldError | None:
    if not today - _MOST_BACK <= found.due_date <= today + _MOST_AHEAD:
        return FieldError("due_date", "due-date-far")
    if any(earliest_start(found) <= each.end for each in leaves):
        return FieldError("due_date", "pregnancy-overlaps")
    return None


def _leave_fault(case: CaseFile, found: Pregnancy, leave_start: date) -> FieldError | None:
    first, last = earliest_start(found), latest_start(found)
    if not first <= leave_start <= last:
        return FieldError("leave_start", "leave-start", {"first": first, "last": last})
    return FieldError("leave_start", "leave-over-absence") if _began_since(case, leave_start) else None


def _began_since(case: CaseFile, day: date) -> bool:
    """Whether an illness began on a day or later: leave days are never sick days, so that report goes first."""
    return any(each.first_sick_day >= day for each in case.spells)
