"""Leave days by person, by the one leave formula (Wet arbeid en zorg 3:1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.statistics.domain.reported import Contract, ReportedSpell
from services.statistics.domain.spells import recovery_of
from services.statistics.domain.stretches import DAY, Stretch
from shared.kernel.leave import Pregnancy, leave_of


@dataclass(frozen=True, slots=True)
class _Illness:
    """What the leave formula asks of a report."""

    first_sick_day: date
    recovered_on: date | None
    withdrawn: bool

    @classmethod
    def of(cls, report: ReportedSpell) -> "_Illness":
        return cls(report.first_sick_day, recovery_of(report), report.withdrawn)


def leaves_of(
    pregnancies: Iterable[tuple[str, Pregnancy]],
    contracts: Iterable[Contract],
    reports: Iterable[ReportedSpell],
    today: date,
) -> dict[str, list[Stretch]]:
    """By person the stretches of leave, as known on `today`; sick days just before it shorten what follows."""
    persons = {each.id: each.person for each in contracts}
    illnesses = [(persons[each.contract], _Illness.of(each)) for each in reports]
    found: dict[str, list[Stretch]] = {}
    for person, pregnancy in pregnancies:
        own = [report for whose, report in illnesses if whose == person]
        leave = leave_of(pregnancy, own, today)
        found.setdefault(person, []).append((leave.start, leave.end + DAY))
    return found
