"""From what a row counts its window: one small function an anchor (`anchor` in the protocol files)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from services.trajects.domain.chains import Chain, Interval
from services.trajects.domain.endings import Ending
from services.trajects.domain.facts import Done, EndReason, Facts
from services.trajects.domain.protocol import Template
from services.trajects.domain.uwv_reports import is_vangnet, sick_report
from shared.kernel.leave import Leave, Pregnancy

FREQUENT_SPELLS = 3
"""This many spells within twelve months ask for a talk."""

WARNING_DAYS = 42
"""How long before the end of employment a running absence is pointed out (convention: the trigger has no date)."""

_LAST_OFFSET = 727


class Window(NamedTuple):
    """First and last day, inclusive; None: that day never comes, or is not known yet."""

    start: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """One chain under one protocol: what the windows are counted from. `done` holds the latest fact of each task."""

    facts: Facts
    chain: Chain
    ending: Ending
    leaves: tuple[Leave, ...]
    done: Mapping[str, Done]
    is_zw: bool = False

    @property
    def recovered(self) -> Interval | None:
        """The latest spell that ended by recovery."""
        found = [each for each in self.chain.intervals if each.reason is EndReason.RECOVERED]
        return found[-1] if found else None


def windows_of(template: Template, course: Course) -> Iterable[Window]:
    """The windows of a row in a course: one as a rule, none before its trigger, several for repeated triggers."""
    return _WINDOWS[template.anchor](template, course)


def pregnancy_windows(template: Template, pregnancy: Pregnancy, leave: Leave) -> Iterable[Window]:
    """The windows of a row of the pregnancy protocol."""
    chosen = pregnancy.leave_start or leave.start
    days: Mapping[str, tuple[date, ...]] = {
        "chosen_leave_start": (chosen,),
        "leave_start": (leave.start,),
        "birth": (pregnancy.birth or pregnancy.due_date,),
        "leave_end": (leave.end,),
        "split": (pregnancy.birth,) if pregnancy.split and pregnancy.birth else (),
    }
    if template.anchor == "pregnancy_entered":
        return [_around(pregnancy.reported_on, template) if pregnancy.reported_on else Window(None, None)]
    if template.anchor == "hospital":
        return [Window(first, leave.end) for first, _ in pregnancy.hospital]
    return [_around(day, template) for day in days[template.anchor]]


def _around(day: date, template: Template) -> Window:
    return Window(day + timedelta(days=template.start), day + timedelta(days=template.end))


def _chain(template: Template, course: Course) -> Iterable[Window]:
    due = course.chain.due
    window = Window(due(template.start), due(template.end))
    left_on = course.ending.left_on
    if not course.is_zw or left_on is None:
        return (window,)
    if template.only_after_end and window.due and window.due <= left_on:
        return ()
    return (after_end(template, course) or window,)


def after_end(template: Template, course: Course) -> Window | None:
    """The window after the end of employment of a row that was not done by then; None where its own holds.

    A problem analysis that the employer had made keeps its own window: it is not judged by a term that began later.
    """
    left_on, due = course.ending.left_on, course.chain.due(template.end)
    if not (course.is_zw and template.after_end and left_on and due):
        return None
    fact = course.done.get(template.key) or course.done.get(template.replaces)
    at_least = left_on + timedelta(days=template.after_end)
    if due >= at_least or (fact is not None and fact.on <= left_on):
        return None
    return Window(left_on + timedelta(days=1), at_least)


def _last_wage_day(_template: Template, course: Course) -> Iterable[Window]:
    """The end of the waiting period; it never comes where state pension age, death or leaving ends the chain before."""
    is_cut = course.ending.chain.last.end is not None
    day = None if is_cut else course.ending.last_wage_day
    return (Window(day, day),)


def _recovery(template: Template, course: Course) -> Iterable[Window]:
    recovered = course.recovered
    return (_around(recovered.end, template),) if recovered and recovered.end else ()


def _recovery_to_uwv(template: Template, course: Course) -> Iterable[Window]:
    recovered = course.recovered
    spells = course.chain.spells
    is_reported = any(
        each.spell_id in spells and each.kind != "recovery" for each in course.facts.sent_reports
    )
    if recovered is None or not (is_reported or _is_under_zw(recovered, course)):
        return ()
    return (_around(_told(recovered), template),)


def _is_under_zw(recovered: Interval, course: Course) -> bool:
    """Whether a spell lasted into the ZW; one that was over before the employment ended is no case of UWV."""
    left_on = course.ending.left_on
    return (
        course.is_zw
        and left_on is not None
        and recovered.end is not None
        and recovered.end > left_on + timedelta(days=1)
    )


def _told(recovered: Interval) -> date:
    told = recovered.spell.recovery_reported or recovered.end
    assert told is not None, "a recovered spell has its day"
    return told


def _frequent_absence(template: Template, course: Course) -> Iterable[Window]:
    recovered = course.recovered
    if recovered is None or recovered.end is None:
        return ()
    facts, first = course.facts, recovered.spell.first_sick_day
    since = first.replace(year=first.year - 1, day=min(first.day, 28))
    spells = [
        each
        for each in facts.spells
        if not each.withdrawn
        and facts.employer_of(each) == course.chain.employer
        and since < each.first_sick_day <= first
    ]
    return (_around(recovered.end, template),) if len(spells) >= FREQUENT_SPELLS else ()


def _employment_ending(template: Template, course: Course) -> Iterable[Window]:
    left_on = course.ending.left_on
    if left_on is None or left_on < course.chain.first_sick_day:
        return ()
    warned = max(course.chain.first_sick_day, left_on - timedelta(days=WARNING_DAYS))
    return (_around(warned, template),)


def _outcome(template: Template, course: Course) -> Iterable[Window]:
    found = (each for each in course.facts.done if each.outcome == template.trigger)
    return [
        _around(each.on, template)
        for each in found
        if each.spell_id is None or each.spell_id in course.chain.spells
    ]


def _done(template: Template, course: Course) -> Iterable[Window]:
    fact = course.done.get(template.trigger) or course.done.get(f"{template.trigger}_zw")
    if fact is None:
        return ()
    window = _around(fact.on, template)
    last = course.chain.due(_LAST_OFFSET) or (course.chain.last.end or fact.on)
    return (window,) if window.due and window.due <= last else ()


def _from_employment_end(course: Course) -> date:
    left_on = course.ending.left_on
    assert left_on is not None, "the ZW protocol begins with an end of employment"
    return max(left_on, course.chain.first_sick_day)


def _after_employment(template: Template, course: Course) -> Iterable[Window]:
    return (_around(_from_employment_end(course), template),)


def _erd_report(template: Template, course: Course) -> Iterable[Window]:
    window = _around(_from_employment_end(course), template)
    is_after = course.chain.first_sick_day > (course.ending.left_on or course.chain.first_sick_day)
    return (Window(course.chain.first_sick_day, window.due),) if is_after else (window,)


def _zw_payment(_template: Template, course: Course) -> Iterable[Window]:
    left_on = course.ending.left_on or course.chain.first_sick_day
    start = max(left_on + timedelta(days=1), course.chain.first_sick_day)
    end = course.chain.last.end
    return (Window(start, course.chain.due(_LAST_OFFSET) or (end - timedelta(days=1) if end else None)),)


def _vangnet_report(_template: Template, course: Course) -> Iterable[Window]:
    found = (
        (each, sick_report(course.facts, each, course.ending, course.leaves)) for each in _vangnet(course)
    )
    return [Window(each.start, report[0]) for each, report in found if report]


def _percentage_change(template: Template, course: Course) -> Iterable[Window]:
    return [
        _around(change.start, template)
        for each in _vangnet(course)
        for change in each.spell.percentages
        if change.percent > 0 and change.start > each.start
    ]


def _vangnet_recovery(template: Template, course: Course) -> Iterable[Window]:
    recovered = course.recovered
    if recovered is None or not is_vangnet(recovered.spell):
        return ()
    return (_around(_told(recovered), template),)


def _vangnet(course: Course) -> list[Interval]:
    return [each for each in course.chain.intervals if is_vangnet(each.spell)]


def _leave_start(template: Template, course: Course) -> Iterable[Window]:
    ends = [each.end for each in course.chain.intervals if each.reason is EndReason.LEAVE and each.end]
    return [_around(day, template) for day in ends]


def _leave_end(template: Template, course: Course) -> Iterable[Window]:
    return [_around(each.end, template) for each in course.leaves]


_WINDOWS: Mapping[str, Callable[[Template, Course], Iterable[Window]]] = {
    "chain": _chain,
    "last_wage_day": _last_wage_day,
    "recovery": _recovery,
    "recovery_to_uwv": _recovery_to_uwv,
    "frequent_absence": _frequent_absence,
    "employment_ending": _employment_ending,
    "outcome": _outcome,
    "done": _done,
    "after_employment": _after_employment,
    "erd_report": _erd_report,
    "zw_payment": _zw_payment,
    "vangnet_report": _vangnet_report,
    "percentage_change": _percentage_change,
    "vangnet_recovery": _vangnet_recovery,
    "leave_start": _leave_start,
    "leave_end": _leave_end,
}
