"""Stretches with one percentage (rules R5-R8): a change closes the running one and opens the next."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from services.trajects.domain.chains import Interval
from services.trajects.domain.facts import Percentage, Spell, TherapeuticWork


@dataclass(frozen=True, slots=True)
class SubTraject:
    """A stretch of one spell; `end` is its last day, None while it runs. `days` count up to today then."""

    spell: str
    start: date
    end: date | None
    percent: int
    days: int
    therapeutic: TherapeuticWork | None

    @property
    def weighted_days(self) -> Fraction:
        """Its days, weighted by the percentage ill; exact."""
        return Fraction(self.days * self.percent, 100)


def sub_trajects_of(interval: Interval, today: date) -> tuple[SubTraject, ...]:
    """The stretches of a spell, oldest first; superseded entries are left out."""
    steps = _steps(interval)
    ends = [step.start for step in steps[1:]] + [interval.end]
    return tuple(_stretch(interval.spell, step, end, today) for step, end in zip(steps, ends, strict=True))


def _stretch(spell: Spell, step: Percentage, end: date | None, today: date) -> SubTraject:
    days = ((end or max(today + timedelta(days=1), step.start)) - step.start).days
    works = [each for each in spell.therapeutic if end is None or each.start < end]
    latest = max(works, key=lambda each: each.start, default=None)
    is_here = latest is not None and (latest.start >= step.start or _runs_on(spell, latest, step))
    return SubTraject(
        spell=spell.id,
        start=step.start,
        end=end - timedelta(days=1) if end else None,
        percent=step.percent,
        days=days,
        therapeutic=latest if is_here else None,
    )


def _runs_on(spell: Spell, work: TherapeuticWork, step: Percentage) -> bool:
    """Therapeutic work goes on until a change of percentage says that wage value was agreed (rule R7)."""
    return not any(work.start < each.start <= step.start for each in spell.percentages)


def _steps(interval: Interval) -> list[Percentage]:
    """One change a day, the last entered counts; within the spell; 100 percent before the first."""
    newest = {max(change.start, interval.start): change for change in interval.spell.changes}
    within = [
        Percentage(day, change.percent)
        for day, change in sorted(newest.items())
        if change.percent > 0 and (interval.end is None or day < interval.end)
    ]
    if not within or within[0].start > interval.start:
        within.insert(0, Percentage(interval.start, 100))
    return within
