"""Which report UWV must get, by when, on what ground (Ziektewet 29, 29a, 29b, 29d, 38, 38a, 38b, 46)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.trajects.domain.chains import Chain, Interval
from services.trajects.domain.endings import Ending
from services.trajects.domain.facts import Facts, SentReport, Spell
from shared.kernel.leave import Leave

DAY_FOUR = 3
SIX_WEEKS = 42
FORTY_TWO_WEEKS = 294
COMPENSATION = 94
RECOVERY = 2


@dataclass(frozen=True, slots=True)
class UwvReport:
    """A report to UWV; `ground` names its sentence with the article (`shared/texts/*/uwv.json`)."""

    spell: str
    kind: str
    due: date
    ground: str


def uwv_reports(
    facts: Facts, chains: Sequence[Chain], endings: Sequence[Ending], leaves: Sequence[Leave]
) -> tuple[UwvReport, ...]:
    """Every report that is still to be sent, due days before today included; sent ones are left out."""
    sent = {(each.spell_id, each.kind) for each in facts.sent_reports}
    found = every_report(facts, chains, endings, leaves)
    return tuple(each for each in found if (each.spell, each.kind) not in sent)


def every_report(
    facts: Facts, chains: Sequence[Chain], endings: Sequence[Ending], leaves: Sequence[Leave]
) -> tuple[UwvReport, ...]:
    """Every report that the facts ask for, sent or not."""
    return tuple(
        report
        for chain, ending in zip(chains, endings, strict=True)
        for report in _of_chain(facts, chain, ending, leaves)
    )


def reports_to_check(
    before: Iterable[UwvReport], after: Iterable[UwvReport], sent: Iterable[SentReport]
) -> tuple[SentReport, ...]:
    """Sent reports whose day a correction moved or took away: the task "check report to UWV" (rule R9, example C27)."""
    old = {(each.spell, each.kind): each.due for each in before}
    new = {(each.spell, each.kind): each.due for each in after}
    return tuple(
        each for each in sent if old.get((each.spell_id, each.kind)) != new.get((each.spell_id, each.kind))
    )


def sick_report(
    facts: Facts, interval: Interval, ending: Ending, leaves: Iterable[Leave]
) -> tuple[date, str] | None:
    """Due day and ground of a spell's sick report; None where only the 42-week report is asked."""
    found = list(_sick_grounds(facts, interval, ending, list(leaves)))
    return min(found, default=None)


def is_vangnet(spell: Spell) -> bool:
    """Whether the ZW pays although there is an employer."""
    return bool(spell.vangnet) or spell.classification in {"PREGNANCY", "ORGAN_DONATION"}


def _of_chain(facts: Facts, chain: Chain, ending: Ending, leaves: Sequence[Leave]) -> Iterator[UwvReport]:
    reported = {each.spell_id for each in facts.sent_reports if each.kind in {"sick", "week_42"}}
    last = ending.chain.last
    week_42 = ending.chain.due(FORTY_TWO_WEEKS)
    has_sick_report = False
    for interval in chain.intervals:
        sick = sick_report(facts, interval, ending, leaves)
        has_sick_report |= sick is not None
        yield from _of_spell(interval, sick, is_reported=interval.spell.id in reported)
    if week_42 and not ending.is_zw and not has_sick_report and _is_employed(ending, week_42):
        yield UwvReport(_spell_on(ending.chain, week_42), "week_42", week_42, "week_42")
        has_recovered = last.spell.recovery is not None and last.end == last.spell.recovery
        if has_recovered and last.spell.id not in reported and _was_sent(facts, chain, "week_42"):
            yield _recovery(last.spell, "recovery")


def _was_sent(facts: Facts, chain: Chain, kind: str) -> bool:
    """Whether UWV got a report of a kind for any spell of a chain: the chain is one illness."""
    return any(each.kind == kind and each.spell_id in chain.spells for each in facts.sent_reports)


def _of_spell(interval: Interval, sick: tuple[date, str] | None, *, is_reported: bool) -> Iterator[UwvReport]:
    spell = interval.spell
    has_recovered = spell.recovery is not None and interval.end == spell.recovery
    if sick and has_recovered and not is_reported:
        yield _both(spell, sick)
        return
    if sick:
        yield UwvReport(spell.id, "sick", *sick)
    if has_recovered and is_reported:
        yield _recovery(spell, "recovery")


def _both(spell: Spell, sick: tuple[date, str]) -> UwvReport:
    """Sick and recovered at once (ZW 38a(6)); a recovery gives a sick report that was due before it no new term."""
    joint = _recovery(spell, "sick_and_recovery")
    return UwvReport(spell.id, joint.kind, *min((joint.due, joint.ground), sick))


def _recovery(spell: Spell, kind: str) -> UwvReport:
    told = spell.recovery_reported or spell.recovery
    assert told is not None, "only a recovered spell has a recovery report"
    return UwvReport(spell.id, kind, told + timedelta(days=RECOVERY), kind)


def _is_employed(ending: Ending, day: date) -> bool:
    return ending.left_on is None or ending.left_on >= day


def _spell_on(chain: Chain, day: date) -> str:
    return next(each.spell.id for each in reversed(chain.intervals) if each.start <= day)


def _sick_grounds(
    facts: Facts, interval: Interval, ending: Ending, leaves: list[Leave]
) -> Iterator[tuple[date, str]]:
    spell, first = interval.spell, interval.start
    is_erd = facts.employer_of(spell) in facts.self_insurers
    yield from _at_leave(interval, leaves)
    yield from _by_cause(spell, first, ending)
    if spell.agency_clause or spell.vangnet == "fictitious_employment":
        yield (
            first + timedelta(days=SIX_WEEKS if is_erd else DAY_FOUR),
            "agency_erd" if is_erd else "agency",
        )
    yield from _at_employment_end(interval, ending, is_erd=is_erd)
    if spell.cause_known_on and is_vangnet(spell):
        yield (spell.cause_known_on + timedelta(days=4), "cause_known_later")


def _by_cause(spell: Spell, first: date, ending: Ending) -> Iterator[tuple[date, str]]:
    """Grounds that lie in the cause; a cause known later has a term of its own."""
    if spell.cause_known_on:
        return
    kind = spell.vangnet or {"PREGNANCY": "pregnancy", "ORGAN_DONATION": "organ_donation"}.get(
        spell.classification
    )
    days = {"organ_donation": SIX_WEEKS, "no_risk": SIX_WEEKS, "compensation": COMPENSATION}
    if kind in days:
        yield (first + timedelta(days=days[kind]), kind)
    if kind == "pregnancy":
        yield (first + timedelta(days=SIX_WEEKS), "pregnancy")
        if ending.left_on and ending.left_on >= first:
            yield (ending.left_on, "pregnancy_employment_end")


def _at_leave(interval: Interval, leaves: list[Leave]) -> Iterator[tuple[date, str]]:
    spell = interval.spell
    is_pregnancy = spell.classification == "PREGNANCY" or spell.vangnet == "pregnancy"
    for leave in leaves:
        is_ill_in_flex = interval.start <= leave.flex_to and (
            interval.end is None or interval.end > leave.flex_from
        )
        if is_ill_in_flex:
            yield (max(interval.start, leave.flex_from) + timedelta(days=DAY_FOUR), "flexible_period")
        if is_pregnancy and interval.start == leave.end + timedelta(days=1):
            yield (leave.end + timedelta(days=4), "after_leave")


def _at_employment_end(interval: Interval, ending: Ending, *, is_erd: bool) -> Iterator[tuple[date, str]]:
    left_on = ending.left_on
    if left_on is None:
        return
    if interval.start > left_on:
        days = SIX_WEEKS if is_erd else 1
        yield (
            interval.start + timedelta(days=days),
            "after_employment_erd" if is_erd else "after_employment",
        )
    elif interval.end is None or interval.end > left_on:
        days = SIX_WEEKS if is_erd else 0
        yield (left_on + timedelta(days=days), "employment_end_erd" if is_erd else "employment_end")
