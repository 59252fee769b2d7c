"""What time does to a case: what began, ended or was reached by today ends a traject.

Leave, the end of the employment, the state pension age and the 104 weeks end an absence; leave that is over ends a
pregnancy. What follows from facts alone is undone when the facts change (rule R9).
"""

from dataclasses import replace
from datetime import date, timedelta

from services.trajects.domain.calendars import Calendar, CasePlan
from services.trajects.domain.case import CaseFile, Traject
from services.trajects.domain.chains import JOIN_DAYS
from services.trajects.domain.facts import EndReason

DERIVED = frozenset({EndReason.EMPLOYMENT_END, EndReason.AOW, EndReason.END_104_WEEKS, EndReason.WIA_INFLOW})
"""Reasons that follow from employments, birth date and days: nobody reports them."""

_DAY = timedelta(days=1)


def settled(case: CaseFile, plan: CasePlan) -> CaseFile:
    """The case with what time has done up to the day of its plan; the same where that is nothing."""
    today, found = plan.facts.today, case
    newest = max(case.absences, key=lambda each: each.start, default=None)
    for traject in case.trajects:
        calendar = plan.calendars[traject.id]
        if traject.pregnancy:
            following = _pregnancy(traject, calendar, today)
        else:
            following = _absence(traject, calendar, today, is_newest=traject is newest)
        if following is not traject:
            found = found.with_traject(following)
    return found


def ended(traject: Traject, day: date, reason: EndReason) -> Traject:
    """The absence with its last spell over; `day` is the first day not ill."""
    spell = replace(traject.spells[-1], recovery=day, end_reason=reason)
    return replace(traject.with_last(spell), end=day - _DAY, end_reason=reason)


def relapse_until(traject: Traject) -> date | None:
    """The last day on which a new spell surely goes on with this recovered absence (rule R2)."""
    day = traject.spells[-1].recovery
    return day + timedelta(days=JOIN_DAYS - 1) if day else None


def _pregnancy(traject: Traject, calendar: Calendar, today: date) -> Traject:
    leave = calendar.leave
    if leave is None or traject.end is not None or leave.end > today:
        return traject
    return replace(traject, end=leave.end, end_reason=EndReason.LEAVE)


def _absence(traject: Traject, calendar: Calendar, today: date, *, is_newest: bool) -> Traject:
    day, reason = calendar.over_from, calendar.over_by
    is_over = day is not None and day <= today
    if traject.end is None and is_over and reason is EndReason.LEAVE:
        return ended(traject, day, reason) if day else traject
    if traject.end is not None and traject.end_reason not in DERIVED:
        return traject
    if is_over and day and reason in DERIVED:
        is_same = (traject.end, traject.end_reason) == (day - _DAY, reason)
        return traject if is_same else replace(traject, end=day - _DAY, end_reason=reason)
    if traject.end is not None and is_newest and traject.spells[-1].recovery is None:
        return replace(traject, end=None, end_reason=None)  # the employment goes on after all
    return traject
