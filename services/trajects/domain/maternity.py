"""A pregnancy as it is told, and the birth (Wet arbeid en zorg 3:1); the kernel's formula works out the leave."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.trajects.domain.case_file import CaseFile, Entry, Pregnancy, Traject
from services.trajects.domain.leave import earliest_start, latest_start
from services.trajects.domain.planned import as_fact, leaves_of
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field

_MOST_AHEAD = timedelta(days=294)
_MOST_BACK = timedelta(days=42)
_EARLIEST_BIRTH = timedelta(days=126)
_LATEST_BIRTH = timedelta(days=42)
_DUE, _LEAVE, _BORN = "/dueDate", "/leaveStart", "/bornOn"


@dataclass(frozen=True, slots=True)
class PregnancyReport:
    """A pregnancy as told: due date, chosen start of leave (None: the latest lawful day), more than one child."""

    due_date: date
    leave_start: date | None
    is_multiple: bool


def told(case: CaseFile, asked: PregnancyReport, entry: Entry, today: date) -> Pregnancy:
    """The pregnancy that a report begins.

    Raises:
        Conflict: a pregnancy runs already, or no employment runs.
        Refused: due date or start of leave cannot be.
    """
    if case.expecting:
        raise Conflict("pregnancy-already-open")
    employment = case.dossier.employment_on(today)
    if employment is None:
        raise Conflict("no-running-employment")
    found = Pregnancy(employment.id, asked.due_date, asked.due_date, asked.is_multiple, today, entry)
    found = replace(found, leave_start=asked.leave_start or latest_start(as_fact(found)))
    faults = tuple(each for each in (_due_fault(case, found, today), _leave_fault(case, found)) if each)
    if faults:
        raise Refused("invalid", fields=faults)
    return found


def born(case: CaseFile, traject: Traject, day: date, entry: Entry, today: date) -> Traject:
    """The pregnancy with its birth; the leave is worked out again.

    Raises:
        Conflict: no pregnancy runs here, or the birth is known.
        Refused: the day cannot be.
    """
    pregnancy = traject.pregnancy
    if pregnancy is None or traject.end is not None:
        raise Conflict("no-running-pregnancy")
    if pregnancy.birth:
        raise Conflict("birth-known", day=f"{pregnancy.birth:%d-%m-%Y}")
    if day > today:
        raise refused_field(_BORN, "day-in-future")
    if not pregnancy.due_date - _EARLIEST_BIRTH <= day <= pregnancy.due_date + _LATEST_BIRTH:
        raise refused_field(_BORN, "birth-far-from-due-date", day=f"{pregnancy.due_date:%d-%m-%Y}")
    found = replace(traject, pregnancy=replace(pregnancy, birth=day, birth_told=entry))
    leave = leaves_of(case.with_traject(found), today)[traject.id]
    if _began_since(case, leave.start):
        raise refused_field(_BORN, "leave-over-absence")
    return found


def _due_fault(case: CaseFile, found: Pregnancy, today: date) -> FieldError | None:
    if not today - _MOST_BACK <= found.due_date <= today + _MOST_AHEAD:
        return FieldError(_DUE, "due-date-far")
    earlier = leaves_of(case, today).values()
    if any(earliest_start(as_fact(found)) <= each.end for each in earlier):
        return FieldError(_DUE, "pregnancy-overlaps")
    return None


def _leave_fault(case: CaseFile, found: Pregnancy) -> FieldError | None:
    first, last = earliest_start(as_fact(found)), latest_start(as_fact(found))
    if not first <= found.leave_start <= last:
        return FieldError(_LEAVE, "leave-start", {"first": f"{first:%d-%m-%Y}", "last": f"{last:%d-%m-%Y}"})
    return FieldError(_LEAVE, "leave-over-absence") if _began_since(case, found.leave_start) else None


def _began_since(case: CaseFile, day: date) -> bool:
    """Whether an illness began on a day or later: leave days are never sick days, so that report goes first."""
    return any(each.first_sick_day >= day for each in case.spells)
