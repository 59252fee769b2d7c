"""What statistics keeps of the others: employers as copies, and the facts that the figures are summed from."""

from fractions import Fraction

from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.stretches import DAY, Stretch
from services.statistics.facts.keep_facts import keep_facts
from services.statistics.facts.rows import FactRows
from services.statistics.facts.rules import DossierFacts, TrajectFacts
from shared.aws.consumer import Delivery
from shared.contracts.copying import employer_of
from shared.contracts.organisation import EmployeeChanged, EmployerChanged, EmploymentFact
from shared.contracts.trajects import SpellFact, TrajectChanged

SERVICE = "statistics"


def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employer."""
    FactRows(delivery.unit.table).keep_employer(delivery.unit, employer_of(event, SERVICE))


def keep_employments(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps who works how much, from when to when; no name."""
    contracts = tuple(_contract(each, event) for each in event.employments)
    keep_facts(
        delivery.new_context,
        DossierFacts(event.dossier_id, event.employer_id),
        lambda dossier: dossier.with_contracts(event.aggregate_version, contracts),
    )


def keep_traject(event: TrajectChanged, delivery: Delivery) -> None:
    """Keeps who was how far ill, and on leave, from when to when."""
    spells = tuple(_spell(n, each) for n, each in enumerate(event.spells))
    facts = TrajectFacts(event.aggregate_version, spells, _leave(event))
    keep_facts(
        delivery.new_context,
        DossierFacts(event.dossier_id, event.employer_id),
        lambda dossier: dossier.with_traject(event.traject_id, facts),
    )


def _contract(fact: EmploymentFact, event: EmployeeChanged) -> Contract:
    """An employment as the method takes it: the dossier is the person; neither department nor function."""
    factor = Fraction(fact.part_time_factor)
    return Contract(fact.employment_id, event.dossier_id, event.employer_id, fact.start, fact.end, factor)


def _leave(event: TrajectChanged) -> Stretch | None:
    return (event.leave_start, event.leave_end + DAY) if event.leave_start and event.leave_end else None


def _spell(index: int, fact: SpellFact) -> ReportedSpell:
    steps = (PercentageStep(each.start, each.percent, f"{n:04}") for n, each in enumerate(fact.percentages))
    return ReportedSpell(index, fact.employment_id, fact.first_sick_day, fact.recovery, tuple(steps))
