"""The absence figures of a period: the calendar-day method, person by day (national standard 1995/96, CBS, Vernet).

Everything is exact; a percentage is a ratio here (1/4 is 25%).
"""

from calendar import isleap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from services.statistics.domain.reported import Contract, ReportedSpell
from services.statistics.domain.spells import MOST_DAYS, CountedSpell, chains_of, spells_of
from services.statistics.domain.stretches import Period, Stretch, common, length, united


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """The switches of the method.

    Attributes:
        cap: days from day 731 of a spell on are left out (Vernet counts 730).
        join_chain: the duration classes measure the chain instead of the spell.
        every_day: zero absence is measured over who was employed on all days of the period, not on any.
        borders: the last day of each duration class but the open one, increasing.
    """

    cap: bool = True
    join_chain: bool = False
    every_day: bool = False
    borders: tuple[int, ...] = (7, 42, 365, 730)


@dataclass(frozen=True, slots=True)
class DurationClass:
    """The part of the percentage by spells of `first` to `last` days; `last` None: no end."""

    first: int
    last: int | None
    percentage: Fraction


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a period.

    Attributes:
        percentage: sick days / available days, without leave (leave stays in the available days).
        percentage_including_pregnancy: the same with leave days as wholly ill.
        sick_days: days x part-time factor x part ill.
        available_days: days x part-time factor.
        notifications: spells that began in the period.
        frequency: notifications a head a year.
        mean_heads: heads employed, the mean of the days.
        ended: spells of which the first day not ill lies in the period.
        mean_duration: days of these, those before the period too; None if none ended.
        zero_absence: the part of the heads without any sick day.
        classes: by duration; they add up to the percentage.
        warnings: codes of what has no denominator and was set to 0.
    """

    percentage: Fraction
    percentage_including_pregnancy: Fraction
    sick_days: Fraction
    available_days: Fraction
    notifications: int
    frequency: Fraction
    mean_heads: Fraction
    ended: int
    mean_duration: Fraction | None
    zero_absence: Fraction
    classes: tuple[DurationClass, ...]
    warnings: tuple[str, ...]


def figures_of(
    period: Period,
    contracts: Sequence[Contract],
    reports: Iterable[ReportedSpell],
    leaves: Mapping[str, Sequence[Stretch]],
    options: FigureOptions,
) -> Figures:
    """All figures of a period; `leaves` are by person."""
    spells = spells_of(contracts, reports, leaves)
    weigh = _weigher(period, contracts, options)
    available = sum((each.factor * length(each.within(period)) for each in contracts), Fraction())
    sick = sum(map(weigh, spells), Fraction())
    heads = _heads(period, contracts)
    mean_heads = Fraction(sum(map(_days, heads.values())), period.days)
    counted = _counted_heads(period, heads, options)
    new = sum(period.holds(each.start) for each in spells)
    ended = [each for each in spells if each.end and period.holds(each.end)]
    year = 366 if isleap(period.last.year) else 365
    return Figures(
        percentage=_ratio(sick, available),
        percentage_including_pregnancy=_ratio(sick + _leave_days(period, contracts, leaves), available),
        sick_days=sick,
        available_days=available,
        notifications=new,
        frequency=_ratio(Fraction(new), mean_heads) * Fraction(year, period.days),
        mean_heads=mean_heads,
        ended=len(ended),
        mean_duration=_mean([each.days_until(period.after) for each in ended]),
        zero_absence=_ratio(
            Fraction(len(counted - _ill_heads(period, spells, heads))), Fraction(len(counted))
        ),
        classes=_classes(period, chains_of(spells, leaves), weigh, available, options),
        warnings=_warnings(available, mean_heads, counted),
    )


def _weigher(
    period: Period, contracts: Sequence[Contract], options: FigureOptions
) -> Callable[[CountedSpell], Fraction]:
    """What a spell weighs in the period: days x part-time factor of each contract there x part ill."""
    by_head: dict[tuple[str, str], list[tuple[Stretch, Fraction]]] = {}
    for each in contracts:
        if days := each.within(period):
            by_head.setdefault(each.head, []).append((days, each.factor))

    def weigh(spell: CountedSpell) -> Fraction:
        until = period.after
        if options.cap:
            until = min(until, spell.start + timedelta(days=MOST_DAYS))
        return sum(
            (
                factor * length(common(days, stretch)) * Fraction(percent, 100)
                for stretch, percent in spell.steps(until)
                for days, factor in by_head.get(spell.head, ())
            ),
            Fraction(),
        )

    return weigh


def _heads(period: Period, contracts: Iterable[Contract]) -> dict[tuple[str, str], list[Stretch]]:
    """By head the days employed in the period; two contracts at one employer count once."""
    found: dict[tuple[str, str], list[Stretch]] = {}
    for each in contracts:
        if days := each.within(period):
            found.setdefault(each.head, []).append(days)
    return {head: united(days) for head, days in found.items()}


def _counted_heads(
    period: Period, heads: Mapping[tuple[str, str], list[Stretch]], options: FigureOptions
) -> set[tuple[str, str]]:
    least = period.days if options.every_day else 1
    return {head for head, days in heads.items() if _days(days) >= least}


def _ill_heads(
    period: Period, spells: Iterable[CountedSpell], heads: Mapping[tuple[str, str], list[Stretch]]
) -> set[tuple[str, str]]:
    """Who was ill on any day employed; the cap plays no part, who is ill after two years is ill."""
    return {
        spell.head
        for spell in spells
        if (ill := period.within(spell.start, spell.end))
        and any(common(ill, days) for days in heads.get(spell.head, ()))
    }


def _leave_days(
    period: Period, contracts: Iterable[Contract], leaves: Mapping[str, Sequence[Stretch]]
) -> Fraction:
    """Leave days x part-time factor."""
    return sum(
        (
            each.factor * length(common(days, leave))
            for each in contracts
            if (days := each.within(period))
            for leave in united(leaves.get(each.person, ()))
        ),
        Fraction(),
    )


def _classes(
    period: Period,
    chains: Iterable[Sequence[CountedSpell]],
    weigh: Callable[[CountedSpell], Fraction],
    available: Fraction,
    options: FigureOptions,
) -> tuple[DurationClass, ...]:
    """A spell sits wholly in the class of its length up to the end of the period (or of its chain's)."""
    sums = [Fraction()] * (len(options.borders) + 1)
    for chain in chains:
        whole = sum(each.days_until(period.after) for each in chain)
        for spell in chain:
            days = whole if options.join_chain else spell.days_until(period.after)
            sums[_class_of(days, options)] += weigh(spell)
    firsts = [1, *(border + 1 for border in options.borders)]
    lasts = [*options.borders, None]
    return tuple(
        DurationClass(first, last, _ratio(days, available))
        for first, last, days in zip(firsts, lasts, sums, strict=True)
    )


def _class_of(days: int, options: FigureOptions) -> int:
    """The place of a length; under the cap nothing is longer than 730 days."""
    measured = min(days, MOST_DAYS) if options.cap else days
    return sum(border < measured for border in options.borders)


def _warnings(available: Fraction, mean_heads: Fraction, counted: set[tuple[str, str]]) -> tuple[str, ...]:
    found = []
    if not available:
        found.append("no-available-days")
    if not mean_heads:
        found.append("no-heads")
    if not counted:
        found.append("nobody-in-scope")
    return tuple(found)


def _days(stretches: Iterable[Stretch]) -> int:
    return sum(map(length, stretches))


def _mean(numbers: Sequence[int]) -> Fraction | None:
    return Fraction(sum(numbers), len(numbers)) if numbers else None


def _ratio(part: Fraction, whole: Fraction) -> Fraction:
    return part / whole if whole else Fraction()
