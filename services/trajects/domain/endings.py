"""When a traject ends, and why: waiting period, employment, state pension age, death (rules R11, R13-R15, R17)."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.trajects.domain.chains import Chain
from services.trajects.domain.facts import EndReason, Facts

WAITING_DAYS = 728
"""104 weeks (BW 7:629(1), ZW 29(5), WIA 23): 728 days, not two calendar years."""

APPLICATION_OFFSET = 650
"""The last day of a timely WIA application (WIA 64: eleven weeks before the end)."""

MOST_SANCTION_DAYS = 364
"""A wage sanction lasts at most 52 weeks (WIA 25(9))."""

_AOW_WEEKS = timedelta(days=42)
_AOW_WEEKS_BEFORE = timedelta(days=91)
_AOW_CHANGE = date(2023, 7, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a chain ends.

    Attributes:
        chain: the chain, cut off where something other than recovery ends it.
        reason: None while it runs.
        left_on: the last day of the last employment, when that lies within the chain or before it.
        is_zw: from the day after `left_on` the former employer carries the ZW.
        waiting_ends: first day after the waiting period; None if that day never comes.
    """

    chain: Chain
    reason: EndReason | None
    left_on: date | None
    is_zw: bool
    waiting_ends: date | None
    last_wage_day: date | None
    first_wia_day: date | None


def ending_of(facts: Facts, chain: Chain) -> Ending:
    """The ending of a chain as far as the facts tell it."""
    left_on = facts.last_day_at(chain.employer, chain.last.start)
    is_gone = left_on is not None and (chain.last.end is None or left_on < chain.last.end - _DAY)
    is_zw = is_gone and chain.employer in facts.self_insurers
    waiting_ends = chain.due(WAITING_DAYS + extension_days(facts, chain))
    stop = _first_stop(facts, chain, left_on if is_gone else None, is_zw=is_zw, waiting_ends=waiting_ends)
    cut = chain.until(*stop) if stop else chain
    is_cut = cut is not chain
    return Ending(
        chain=cut,
        reason=cut.last.reason if cut.last.end else _after_waiting(facts, waiting_ends),
        left_on=left_on if is_gone else None,
        is_zw=is_zw,
        waiting_ends=waiting_ends,
        last_wage_day=_last_wage_day(cut, waiting_ends, is_cut=is_cut),
        first_wia_day=_first_wia_day(facts, cut, waiting_ends, is_cut=is_cut),
    )


def extension_days(facts: Facts, chain: Chain) -> int:
    """Days by which the wage duty is lengthened: sanction, agreement, late application (rule R15, BW 7:629(11))."""
    due = chain.due(APPLICATION_OFFSET)
    filed = facts.wia_application_filed or _application_done(facts, chain)
    late = max(0, (filed - due).days) if filed and due else 0
    return facts.wage_sanction_days + facts.agreed_extension_days + late


def _application_done(facts: Facts, chain: Chain) -> date | None:
    days = (
        each.on
        for each in facts.done
        if each.task == "wia_application" and each.spell_id in {*chain.spells, None}
    )
    return max(days, default=None)


def aow_stop(facts: Facts, chain: Chain, *, is_zw: bool) -> date | None:
    """First day without wage duty through the state pension age (BW 7:629(2)b); ZW ends on the day itself (R13)."""
    if facts.aow_date is None:
        return None
    if is_zw:
        return max(facts.aow_date, chain.first_sick_day)
    weeks = _AOW_WEEKS_BEFORE if chain.first_sick_day < _AOW_CHANGE else _AOW_WEEKS
    return max(facts.aow_date, chain.first_sick_day) + weeks


def _first_stop(
    facts: Facts, chain: Chain, left_on: date | None, *, is_zw: bool, waiting_ends: date | None
) -> tuple[date, EndReason] | None:
    stops: list[tuple[date, EndReason]] = []
    if facts.deceased:
        stops.append((facts.deceased + _DAY, EndReason.DECEASED))
    if left_on and not is_zw and left_on >= chain.first_sick_day:
        stops.append((left_on + _DAY, EndReason.EMPLOYMENT_END))
    if aow := aow_stop(facts, chain, is_zw=is_zw):
        stops.append((aow, EndReason.AOW))
    within = [each for each in stops if waiting_ends is None or each[0] <= waiting_ends]
    return min(within, key=lambda each: each[0], default=None)


def _after_waiting(facts: Facts, waiting_ends: date | None) -> EndReason | None:
    if waiting_ends is None or facts.today < waiting_ends:
        return None
    is_granted = any(each.task == "wia_decision" and each.outcome == "granted" for each in facts.done)
    return EndReason.WIA_INFLOW if is_granted else EndReason.END_104_WEEKS


def _last_wage_day(cut: Chain, waiting_ends: date | None, *, is_cut: bool) -> date | None:
    if is_cut and cut.last.end:
        return cut.last.end - _DAY
    return waiting_ends - _DAY if waiting_ends else None


def _first_wia_day(facts: Facts, cut: Chain, waiting_ends: date | None, *, is_cut: bool) -> date | None:
    """Null when the state pension age, death or recovery comes first."""
    if waiting_ends is None or (is_cut and cut.last.reason is EndReason.DECEASED):
        return None
    if facts.aow_date and facts.aow_date <= waiting_ends:
        return None
    return waiting_ends
