"""From the facts of a file to the figures of their period."""

from fractions import Fraction

from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.stretches import Period, Stretch
from services.statistics.figures.leaves import leaves_of
from services.statistics.figures.rules import FigureOptions, Figures, figures_of
from services.statistics.figures.schemas import FactsIn, PercentageStepIn, ReportedPregnancyIn
from shared.kernel.clock import to_text
from shared.kernel.leave import Pregnancy


def compute_figures(facts: FactsIn) -> Figures:
    """The figures of facts that `checks.faults` found nothing wrong with."""
    options = facts.options
    return figures_of(
        Period(*facts.period),
        contracts_of(facts),
        spells_as_reported(facts),
        leave_days_of(facts),
        FigureOptions(
            cap=options.cap,
            join_chain=options.join_chain,
            every_day=options.zero_absence == "all",
            borders=tuple(options.class_borders),
        ),
    )


def contracts_of(facts: FactsIn) -> list[Contract]:
    """The contracts as the method takes them."""
    return [
        Contract(
            each.id,
            each.person,
            each.employer,
            each.start,
            each.end,
            Fraction(each.part_time_factor),
            zw_erd=each.zw_erd,
        )
        for each in facts.employments
    ]


def spells_as_reported(facts: FactsIn) -> list[ReportedSpell]:
    """The illnesses as the method takes them, in the order of the file."""
    return [
        ReportedSpell(
            n,
            each.employment,
            each.first_sick_day,
            each.recovery,
            tuple(
                PercentageStep(change.start, change.percent, _entered(place, change))
                for place, change in enumerate(each.percentages)
            ),
            withdrawn=each.withdrawn,
            same_cause=each.same_cause,
            new_agreed_work=each.new_agreed_work,
        )
        for n, each in enumerate(facts.spells)
    ]


def _entered(place: int, change: PercentageStepIn) -> str:
    """What orders entries of one day: when they were entered, else their place."""
    return f"{to_text(change.entered_at) if change.entered_at else ''}#{place:06}"


def leave_days_of(facts: FactsIn) -> dict[str, list[Stretch]]:
    """Leave by person; a birth not known counts as it stands on the last day of the period."""
    return leaves_of(
        ((each.person, pregnancy_of(each)) for each in facts.pregnancies),
        contracts_of(facts),
        spells_as_reported(facts),
        facts.period[1],
    )


def pregnancy_of(part: ReportedPregnancyIn) -> Pregnancy:
    """A pregnancy as the leave formula takes it."""
    return Pregnancy(
        part.due_date, part.leave_start, part.birth, part.children, tuple(part.hospital), part.split
    )
