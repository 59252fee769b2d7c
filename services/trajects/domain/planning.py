"""The plan: one pure function from facts to every task with its window, state and reason.

    facts ─► leaves ─► chains ─► endings ─► windows of the protocol's rows ─► states

A correction needs nothing of its own (rule R9): the facts change and the plan is made again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from services.trajects.domain.chains import Chain, chains_of
from services.trajects.domain.endings import Ending, ending_of
from services.trajects.domain.facts import Done, EndReason, Facts, Override
from services.trajects.domain.protocol import VARIATIONS, Protocol, Template, protocol
from services.trajects.domain.task import Days, Task, task_of
from services.trajects.domain.windows import Course, after_end, pregnancy_windows, windows_of
from shared.kernel.leave import Leave, Pregnancy, leave_of

_SICK = ("vangnet_sick_report", "uwv_sick_report_erd")
_RECOVERY = ("recovery_to_uwv", "vangnet_recovery_report")
_DONE_BY_REPORT = {
    "week_42": ("uwv_42_week_report",),
    "sick": _SICK,
    "recovery": _RECOVERY,
    "sick_and_recovery": (*_SICK, *_RECOVERY),
}
"""Which tasks a report to UWV does."""

NO_POSSIBILITIES = "no_possibilities"
"""Outcome of a problem analysis after which no plan of action is made."""

_LATE_PROBLEM_ANALYSIS = 14
_WEEK_6 = 41
_LONGEST = timedelta(days=7_300)  # chains with gaps run on; beyond this no row of theirs is left
_PLAN_OF_ACTION = frozenset({"plan_of_action", "plan_of_action_zw"})
_REPLACED_BY_ZW = frozenset({"problem_analysis", "plan_of_action"})
"""While employment lasts these stand for the employer, as far as they fall due within it."""

_PROBLEM_ANALYSIS = frozenset({"problem_analysis", "problem_analysis_zw"})
_SURVIVES_END = frozenset(
    {"recovery", "recovery_to_uwv", "frequent_absence", "vangnet_recovery", "vangnet_report"}
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that follows from the facts."""

    leaves: tuple[Leave, ...]
    chains: tuple[Chain, ...]
    endings: tuple[Ending, ...]
    tasks: tuple[Task, ...]


def plan(facts: Facts) -> Plan:
    """The plan of one person on `facts.today`; the order of the facts does not matter."""
    leaves = tuple(leave_of(each, facts.spells, facts.today) for each in facts.pregnancies)
    chains = chains_of(facts, leaves)
    endings = tuple(ending_of(facts, chain) for chain in chains)
    tasks: list[Task] = []
    for number, (chain, ending) in enumerate(zip(chains, endings, strict=True)):
        is_last = number == len(chains) - 1
        tasks += tasks_of_chain(facts, number, chain, ending, leaves, is_last=is_last)
    for pregnancy, leave in zip(facts.pregnancies, leaves, strict=True):
        tasks += tasks_of_pregnancy(facts, pregnancy, leave)
    return Plan(leaves, chains, endings, tuple(tasks))


def protocol_of_chain(chain: Chain) -> str:
    """The variation of a chain: by the cause of its latest spell that names one."""
    for interval in reversed(chain.intervals):
        spell = interval.spell
        if spell.classification == "PREGNANCY" or spell.vangnet == "pregnancy":
            return "sickness_due_to_pregnancy"
        if spell.classification == "ORGAN_DONATION" or spell.vangnet == "organ_donation":
            return "organ_donation"
        if spell.vangnet in {"no_risk", "compensation"}:
            return "vangnet_other"
    return "absence_standard"


def tasks_of_chain(
    facts: Facts, number: int, chain: Chain, ending: Ending, leaves: tuple[Leave, ...], *, is_last: bool
) -> list[Task]:
    """The tasks of one chain: of the employment, and of the ZW that may follow it (rule R11)."""
    recorded = _Recorded.of(facts, chain, is_last=is_last)
    tasks = _of_employment(facts, ending, leaves, recorded, number)
    if ending.is_zw:
        course = Course(facts, ending.chain, ending, leaves, recorded.done, is_zw=True)
        standing = {each.key for each in tasks}
        zw = _planned(protocol("zw_erd"), course, recorded, number)
        tasks += [each for each in zw if each.template.replaces not in standing]
    return [*tasks, *_no_longer_belonging(tasks, recorded, number)]


def tasks_of_pregnancy(facts: Facts, pregnancy: Pregnancy, leave: Leave) -> list[Task]:
    """The tasks of a pregnancy: they stand apart from every chain."""
    done = {each.task: each for each in facts.done}
    return [
        task_of(template, window, done.get(template.key), None, None, facts.today)
        for template in protocol("pregnancy").tasks
        for window in pregnancy_windows(template, pregnancy, leave)
    ]


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What was done and departed from in one chain: the latest fact of each task."""

    done: dict[str, Done]
    overrides: dict[str, Override]
    sent: dict[str, Done]

    @classmethod
    def of(cls, facts: Facts, chain: Chain, *, is_last: bool) -> "_Recorded":
        spells = {*chain.spells, *([None] if is_last else [])}
        done = sorted((each for each in facts.done if each.spell_id in spells), key=lambda each: each.on)
        overrides = (each for each in facts.overrides if each.spell_id in spells)
        by_task = {each.task: each for each in overrides}
        return cls(
            {each.task: each for each in done}, by_task, dict(_reported(facts, chain, is_last=is_last))
        )


def _reported(facts: Facts, chain: Chain, *, is_last: bool) -> Iterator[tuple[str, Done]]:
    """What was sent to UWV, as tasks done; of spells apart only the latest counts, as its tasks bear one key."""
    latest = chain.last.spell.id
    for report in facts.sent_reports:
        if report.spell_id == latest or (report.kind == "week_42" and report.spell_id in chain.spells):
            for key in _DONE_BY_REPORT[report.kind]:
                yield key, Done(key, report.on, report.spell_id)
    if is_last and facts.wia_application_filed:
        yield "wia_application", Done("wia_application", facts.wia_application_filed, latest)


def _of_employment(
    facts: Facts, ending: Ending, leaves: tuple[Leave, ...], recorded: _Recorded, number: int
) -> list[Task]:
    """The rows of the employer's protocol; with ZW after it only those that the ZW does not take over."""
    left_on = ending.left_on
    if left_on is not None and ending.chain.first_sick_day > left_on:
        return []
    base = protocol(protocol_of_chain(ending.chain))
    if not ending.is_zw or left_on is None:
        return _planned(base, Course(facts, ending.chain, ending, leaves, recorded.done), recorded, number)
    employed = ending.chain.until(left_on + timedelta(days=1), EndReason.ZW_CONVERTED)
    tasks = _planned(base, Course(facts, employed, ending, leaves, recorded.done), recorded, number)
    kept = _kept_beside_zw(base)
    if facts.today <= left_on:
        kept |= {each.key for each in tasks if each.key in _REPLACED_BY_ZW and each.due}
    return [each for each in tasks if each.key in kept]


@cache
def _kept_beside_zw(base: Protocol) -> frozenset[str]:
    """Rows before the problem analysis, and those with a trigger of their own that the ZW does not repeat."""
    zw = {each.key for each in protocol("zw_erd").tasks}
    keys = [each.key for each in base.tasks]
    early = keys[: keys.index("problem_analysis")]
    own = [each.key for each in base.tasks if each.anchor not in {"chain", "done", "last_wage_day"}]
    return frozenset(early) | (frozenset(own) - zw)


def _planned(variation: Protocol, course: Course, recorded: _Recorded, number: int) -> list[Task]:
    today, done, overrides = course.facts.today, recorded.done, recorded.overrides
    has_no_plan = any(done[key].outcome == NO_POSSIBILITIES for key in _PROBLEM_ANALYSIS if key in done)
    can_close = has_no_plan or _over_from(course) is not None or _is_near_pension(course)
    is_plain = not done and not course.is_zw  # most trajects, most of the time: windows are sums of days
    due = course.chain.due
    tasks = []
    for template in variation.tasks:
        windows: Iterable[Days] = (
            ((due(template.start), due(template.end)),)
            if is_plain and template.anchor == "chain"
            else windows_of(template, course)
        )
        fact = (done.get(template.key) or done.get(template.replaces)) if done else None
        if fact is None and recorded.sent:
            fact = recorded.sent.get(template.key)
        override = overrides.get(template.key) if overrides else None
        for window in windows:
            final = _after_late_analysis(template, window, course) if done else window
            task = task_of(template, final, fact, override, number, today)
            if final is not window:
                task = task._replace(ground="late_analysis")
            elif template.after_end and after_end(template, course) is not None:
                task = task._replace(ground="after_end")
            if fact is None and (can_close or final[1] is None):
                task = _closed(task, template, course, has_no_plan=has_no_plan)
            tasks.append(task)
    return tasks


def _is_near_pension(course: Course) -> bool:
    """Whether the state pension age can bear on the case: it comes before its last row could fall due."""
    aow = course.facts.aow_date
    return aow is not None and aow <= course.chain.first_sick_day + _LONGEST


def _closed(task: Task, template: Template, course: Course, *, has_no_plan: bool) -> Task:
    """A task that is not done, with what took it away: no possibilities, recovery, or an end."""
    if has_no_plan and (template.needs_plan or template.key in _PLAN_OF_ACTION):
        return task._replace(state="not_applicable", late_days=0)
    if _is_cancelled(template, task.due, course):
        return task._replace(state="cancelled", late_days=0)
    return task


def _over_from(course: Course) -> date | None:
    """The first day on which the chain is over: by recovery or another end, or since its waiting period is through."""
    is_through = course.ending.reason in {EndReason.END_104_WEEKS, EndReason.WIA_INFLOW}
    return course.ending.waiting_ends if is_through else course.chain.last.end


def _after_late_analysis(template: Template, window: Days, course: Course) -> Days:
    """Two weeks after a problem analysis that was done after its week 6 (Regeling procesgang art. 4)."""
    if template.key not in _PLAN_OF_ACTION or window[1] is None:
        return window
    analysis = next((course.done[key] for key in _PROBLEM_ANALYSIS if key in course.done), None)
    due = course.chain.due(_WEEK_6)
    if analysis is None or due is None or analysis.on <= due:
        return window
    return window[0], analysis.on + timedelta(days=_LATE_PROBLEM_ANALYSIS)


def _is_cancelled(template: Template, due: date | None, course: Course) -> bool:
    """Whether recovery or the end of the traject took the task away (rules R8, R11, R13, R14)."""
    if template.anchor in _SURVIVES_END:
        return False
    end, aow = _over_from(course), course.facts.aow_date
    has_died = course.ending.reason is EndReason.DECEASED
    if due is None or has_died or (end is not None and end <= course.facts.today):
        return True
    if aow is None:
        return False
    return (template.stops_at_aow and due > aow) or (template.is_wia and course.ending.first_wia_day is None)


def _no_longer_belonging(tasks: Iterable[Task], recorded: _Recorded, number: int) -> Iterator[Task]:
    """Done tasks that the plan has no place for any more: kept, with a flag."""
    known = {name for each in tasks for name in (each.key, each.template.replaces)}
    for key, fact in recorded.done.items():
        template = None if key in known else template_of(key)
        if template is not None:
            flags = ("no_longer_belongs",)
            yield Task(key, number, None, None, "done", fact.on, 0, flags, template)


@cache
def template_of(key: str) -> Template | None:
    """A row of any chain's protocol by its key; those of a pregnancy stand apart."""
    rows = (each for name in VARIATIONS if name != "pregnancy" for each in protocol(name).tasks)
    return next((each for each in rows if each.key == key), None)
