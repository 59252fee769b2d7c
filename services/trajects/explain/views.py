"""What `poortwachter explain` prints: the plan of one case as JSON, or as a calendar that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from services.trajects.domain.chains import Chain, uncovered
from services.trajects.domain.endings import Ending
from services.trajects.domain.facts import EndReason, Facts
from services.trajects.domain.planning import Plan, plan, protocol_of_chain
from services.trajects.domain.reintegration import reintegration_report
from services.trajects.domain.sub_trajects import SubTraject, sub_trajects_of
from services.trajects.domain.task import Task
from services.trajects.domain.uwv_reports import uwv_reports
from services.trajects.wording import why, why_report
from shared.kernel.leave import Leave
from shared.texts import Language, sentence

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkedOutCase:
    """A case worked out."""

    facts: Facts
    plan: Plan
    void_spells: tuple[int, ...]
    language: Language


def explain(facts: Facts, void_spells: Sequence[int], language: Language) -> dict[str, Any]:
    """The answer of the command, as its issue describes it."""
    case = WorkedOutCase(facts, plan(facts), tuple(void_spells), language)
    stretches = _stretches(case)
    found = case.plan
    reports = uwv_reports(facts, found.chains, found.endings, found.leaves)
    pairs = list(zip(found.chains, found.endings, strict=True))
    return {
        "chains": [_chain(chain, ending) for chain, ending in pairs],
        "tasks": [_task(each, language) for each in found.tasks],
        "sub_trajects": [_stretch(each) for each in stretches],
        "weighted_sick_days": [_weighted(stretches, each.id) for each in facts.spells],
        "uwv_reports": [
            {
                "spell": int(each.spell),
                "kind": each.kind,
                "due": each.due.isoformat(),
                "why": why_report(each, language),
            }
            for each in reports
        ],
        "trajects": [each for n, (_, ending) in enumerate(pairs) for each in _trajects(n, ending)],
        "reintegration_report": [reintegration_report(facts, ending) for _, ending in pairs],
        "notes": _notes(case),
        "leaves": [_leave(each) for each in found.leaves],
    }


def _stretches(case: WorkedOutCase) -> list[SubTraject]:
    return [
        stretch
        for ending in case.plan.endings
        for interval in ending.chain.intervals
        for stretch in sub_trajects_of(interval, case.facts.today)
    ]


def _chain(chain: Chain, ending: Ending) -> dict[str, Any]:
    return {
        "employer": chain.employer,
        "first_sick_day": chain.first_sick_day.isoformat(),
        "spells": [int(each) for each in chain.spells],
        "sick_days_before": [each.offset for each in chain.intervals],
        "gaps": list(chain.gaps),
        "last_wage_day": _text(ending.last_wage_day),
        "first_wia_day": _text(ending.first_wia_day),
    }


def _task(task: Task, language: Language) -> dict[str, Any]:
    return {
        "key": task.key,
        "chain": task.chain,
        "from": _text(task.start),
        "to": _text(task.due),
        "state": task.state,
        "done_on": _text(task.done_on),
        "late_days": task.late_days,
        "flags": list(task.flags),
        "why": why(task.template, task.flags, language, task.ground),
    }


def _stretch(stretch: SubTraject) -> dict[str, Any]:
    work = stretch.therapeutic
    return {
        "spell": int(stretch.spell),
        "from": stretch.start.isoformat(),
        "to": _text(stretch.end),
        "percent": stretch.percent,
        "days": stretch.days,
        "therapeutic": {"hours": _number(Fraction(work.hours)), "of": _number(Fraction(work.of))}
        if work
        else None,
    }


def _weighted(stretches: Sequence[SubTraject], spell: str) -> int | float:
    return _number(sum((each.weighted_days for each in stretches if each.spell == spell), Fraction(0)))


def _number(value: Fraction) -> int | float:
    """A number that JSON shows as people write it: whole, or with its decimals."""
    return int(value) if value.denominator == 1 else float(value)


def _trajects(number: int, ending: Ending) -> list[dict[str, Any]]:
    chain, left_on = ending.chain, ending.left_on
    end = chain.last.end - _DAY if chain.last.end else None
    if end is None and ending.reason and ending.waiting_ends:
        end = ending.waiting_ends - _DAY
    if not ending.is_zw or left_on is None:
        return [_traject(number, protocol_of_chain(chain), chain.first_sick_day, end, ending.reason)]
    zw_from = max(left_on + _DAY, chain.first_sick_day)
    found = [_traject(number, "zw_erd", zw_from, end, ending.reason)]
    if chain.first_sick_day <= left_on:
        variation = protocol_of_chain(chain)
        found.insert(0, _traject(number, variation, chain.first_sick_day, left_on, EndReason.ZW_CONVERTED))
    return found


def _traject(
    number: int, variation: str, start: date, end: date | None, reason: EndReason | None
) -> dict[str, Any]:
    return {
        "chain": number,
        "protocol": variation,
        "from": start.isoformat(),
        "to": _text(end),
        "end_reason": reason.value if reason else None,
    }


def _notes(case: WorkedOutCase) -> list[str]:
    in_chain = {spell for chain in case.plan.chains for spell in chain.spells}
    uncovered_spells = {each.id for each in uncovered(case.facts)}
    notes = [("no-working-day-missed", n) for n in case.void_spells]
    notes += [("no-cover", int(each)) for each in sorted(uncovered_spells)]
    notes += [
        ("within-leave", int(each.id))
        for each in case.facts.spells
        if not each.withdrawn and each.id not in in_chain | uncovered_spells
    ]
    return [sentence(case.language, "notes", code, {"spell": n}) for code, n in notes]


def _leave(leave: Leave) -> dict[str, Any]:
    return {
        "flex": [leave.flex_from.isoformat(), leave.flex_to.isoformat()],
        "start_window": [each.isoformat() for each in leave.start_window],
        "start": leave.start.isoformat(),
        "end": leave.end.isoformat(),
        "days_after_birth": leave.days_after_birth,
        "hospital_extension_days": leave.hospital_extension_days,
        "flex_sick_days": leave.flex_sick_days,
        "apply": [each.isoformat() for each in leave.apply],
        "tell_employer_by": leave.tell_employer_by.isoformat(),
        "birth_told_by": _text(leave.birth_told_by),
    }


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
