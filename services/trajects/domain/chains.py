"""Chains: spells less than four weeks apart are one absence (BW 7:629(10), ZW 29(5); rules R1-R4, R8, R10, R12).

spell 1        gap         spell 2              offsets count sick days of the chain:
|==========)............|=========...           due(42) moves by exactly the days of the gap
0         41            42
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.trajects.domain.facts import EndReason, Facts, Spell
from shared.kernel.leave import Leave

JOIN_DAYS = 28
"""A gap of this many days or more begins a new chain."""

_COUNTED = 1_100  # 104 weeks with an extension
_DAYS = tuple(timedelta(days=n) for n in range(_COUNTED))  # made once: planning adds them 86 times a plan

COVER_DAYS = 28
"""Illness until this many days after the last day of employment falls under the former employer's ZW (ZW 46)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The sick days of one spell, half-open; `end` None: still ill. `offset` is the number of sick days before it."""

    spell: Spell
    start: date
    end: date | None
    offset: int
    reason: EndReason | None

    @property
    def days(self) -> int | None:
        """Its length in days; None while it is open."""
        return (self.end - self.start).days if self.end else None


@dataclass(frozen=True, slots=True)
class Chain:
    """Joined spells at one employer (rule R16: employee x employer). `gaps` are the days that were weighed."""

    employer: str
    intervals: tuple[Interval, ...]
    gaps: tuple[int, ...]

    @property
    def first_sick_day(self) -> date:
        """Offset 0."""
        return self.intervals[0].start

    @property
    def last(self) -> Interval:
        """The latest spell's sick days."""
        return self.intervals[-1]

    @property
    def spells(self) -> tuple[str, ...]:
        """Ids of its spells."""
        return tuple(each.spell.id for each in self.intervals)

    def due(self, offset: int) -> date | None:
        """The day on which `offset` sick days lie before; None: that day never comes."""
        for each in reversed(self.intervals):
            if offset >= each.offset:
                number = offset - each.offset
                day = each.start + (_DAYS[number] if number < _COUNTED else timedelta(days=number))
                return day if each.end is None or day < each.end else None
        return None

    def offset_of(self, day: date) -> int:
        """How many sick days lie before `day`."""
        return sum(
            max(0, (min(day, each.end or day) - each.start).days)
            for each in self.intervals
            if each.start < day
        )

    def until(self, day: date, reason: EndReason) -> "Chain":
        """The chain cut off so that `day` is its first day not ill, for `reason`; later spells fall away."""
        kept = tuple(each for each in self.intervals if each.start < day)
        if not kept or (kept[-1].end is not None and kept[-1].end <= day):
            return self
        last = kept[-1]
        cut = Interval(last.spell, last.start, day, last.offset, reason)
        return Chain(self.employer, (*kept[:-1], cut), self.gaps[: len(kept) - 1])


def first_sick_day(reported: date, working_days: Sequence[int], shift_began: date | None = None) -> date:
    """The first working day missed or broken off through illness (rule R1).

    Args:
        reported: the day on which somebody fell ill.
        working_days: 1 (Monday) to 7.
        shift_began: the day on which the shift began that was broken off; it counts as that day (example C06).
    """
    day = shift_began or reported
    while day.isoweekday() not in working_days:
        day += timedelta(days=1)
    return day


def chains_of(facts: Facts, leaves: Iterable[Leave]) -> tuple[Chain, ...]:
    """The chains of all employers, in order of first sick day."""
    found = list(leaves)
    employers = dict.fromkeys(each.employer_id for each in facts.employments)
    chains = [chain for employer in employers for chain in _of_employer(facts, employer, found)]
    return tuple(sorted(chains, key=lambda chain: (chain.first_sick_day, chain.spells)))


def uncovered(facts: Facts) -> tuple[Spell, ...]:
    """Spells that began too long after the last day of employment for the former employer's ZW (rule R12)."""
    return tuple(each for each in facts.spells if not each.withdrawn and not _is_covered(facts, each))


def _is_covered(facts: Facts, spell: Spell) -> bool:
    last_day = facts.last_day_at(facts.employer_of(spell), spell.first_sick_day)
    return last_day is None or (spell.first_sick_day - last_day).days <= COVER_DAYS


def _of_employer(facts: Facts, employer: str, leaves: list[Leave]) -> list[Chain]:
    spells = sorted(
        (
            each
            for each in facts.spells
            if not each.withdrawn and facts.employer_of(each) == employer and _is_covered(facts, each)
        ),
        key=lambda each: each.first_sick_day,
    )
    chains: list[list[Interval]] = []
    gaps: list[list[int]] = []
    for spell in spells:
        interval = _interval(spell, leaves)
        if interval is None:
            continue
        gap = _joining_gap(chains[-1][-1], interval, leaves) if chains else None
        if gap is None:
            chains.append([interval])
            gaps.append([])
        else:
            chains[-1].append(_after(chains[-1][-1], interval))
            gaps[-1].append(gap)
    return [Chain(employer, tuple(own), tuple(weighed)) for own, weighed in zip(chains, gaps, strict=True)]


def _after(before: Interval, interval: Interval) -> Interval:
    offset = before.offset + (before.days or 0)
    return Interval(interval.spell, interval.start, interval.end, offset, interval.reason)


def _interval(spell: Spell, leaves: list[Leave]) -> Interval | None:
    """The sick days of a spell: leave days are never sick days (rule R3); None if nothing remains."""
    start, end, reason = spell.first_sick_day, spell.recovered_on, spell.end_reason
    if end and reason is None:
        reason = EndReason.RECOVERED
    for leave in leaves:
        if leave.start <= start <= leave.end:
            start = leave.end + timedelta(days=1)
        elif start < leave.start and (end is None or leave.start <= end):
            end, reason = leave.start, EndReason.LEAVE
    if end is not None and end <= start:
        return None
    return Interval(spell, start, end, 0, reason)


def _joining_gap(before: Interval, after: Interval, leaves: list[Leave]) -> int | None:
    """The days between two spells without leave days, if they join (rules R2, R3); else None."""
    if before.end is None or after.spell.new_agreed_work:
        return None
    between = [each for each in leaves if before.end <= each.start and each.end < after.start]
    gap = (after.start - before.end).days - sum(each.days_within(before.end, after.start) for each in between)
    if any(_encloses(before, leave, after) for leave in between):
        return gap if after.spell.same_cause is not False else None
    return gap if gap < JOIN_DAYS else None


def _encloses(before: Interval, leave: Leave, after: Interval) -> bool:
    """Whether the spells lie directly before and directly after a leave."""
    return before.end == leave.start and after.start == leave.end + timedelta(days=1)
