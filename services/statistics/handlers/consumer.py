"""What statistics takes from the others: copies of employers, and the facts that the figures are summed from."""

from datetime import timedelta
from fractions import Fraction
from functools import cache

from services.statistics.domain.dossier import Dossier, TrajectFacts
from services.statistics.domain.employer import EmployerCopy
from services.statistics.domain.facts import Change, Employment, Report
from services.statistics.store import Store
from services.statistics.use_cases.keep import keep
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.organisation import EmployeeChanged, EmployerChanged
from shared.contracts.trajects import SpellFact, TrajectChanged

consumer = Consumer("statistics")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("organisation", EmployerChanged)
def keep_employer(event: EmployerChanged, delivery: Delivery) -> None:
    """Keeps the name and place of an employer."""
    copy = EmployerCopy(
        id=event.employer_id,
        version=event.aggregate_version,
        name=event.employer_name,
        office_id=event.office_id,
        is_published=event.state == "published",
    )
    store().keep_employer(delivery.unit, copy)


@consumer.tally("organisation", EmployeeChanged)
def keep_employments(event: EmployeeChanged, delivery: Delivery) -> None:
    """Keeps who works how much, from when to when; no name."""
    employments = tuple(
        Employment(
            each.employment_id,
            event.dossier_id,
            event.employer_id,
            each.start,
            each.end,
            Fraction(each.part_time_factor),
        )
        for each in event.employments
    )
    known = Dossier(event.dossier_id, event.employer_id)
    keep(
        store(),
        delivery.new_unit,
        known,
        lambda dossier: dossier.with_employments(event.aggregate_version, employments),
    )


@consumer.tally("trajects", TrajectChanged)
def keep_traject(event: TrajectChanged, delivery: Delivery) -> None:
    """Keeps who was how far ill, and on leave, from when to when."""
    leave = (
        (event.leave_start, event.leave_end + timedelta(days=1))
        if event.leave_start and event.leave_end
        else None
    )
    reports = tuple(_report(n, each) for n, each in enumerate(event.spells))
    facts = TrajectFacts(event.aggregate_version, reports, leave)
    known = Dossier(event.dossier_id, event.employer_id)
    keep(store(), delivery.new_unit, known, lambda dossier: dossier.with_traject(event.traject_id, facts))


def _report(index: int, fact: SpellFact) -> Report:
    changes = tuple(Change(each.start, each.percent, f"{n:04}") for n, each in enumerate(fact.percentages))
    return Report(index, fact.employment_id, fact.first_sick_day, fact.recovery, changes)
