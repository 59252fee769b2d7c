"""What every use case of trajects is given, and how a case comes into sight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from services.trajects.domain.case_file import Case, Dossier, EmployerCopy, Entry, Traject
from services.trajects.domain.replanning import Actor
from services.trajects.store import Store
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Kind, Principal
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class Doors:
    """The store, the unit that takes what changes, who asks, and when (UTC)."""

    store: Store
    unit: Unit
    principal: Principal
    now: datetime

    @property
    def today(self) -> date:
        """The Amsterdam day of the request."""
        return day_of(self.now)

    @property
    def actor(self) -> Actor:
        """Who enters something, when."""
        return Actor(Entry(self.now, self.principal.user_id), self.today)


def case_in_sight(doors: Doors, dossier_id: str) -> Case:
    """A dossier with its trajects and copies: two requests.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    file = doors.store.case_file(dossier_id)
    if file is None:
        raise missing_reference(dossier_id, doors.now)
    departments = tuple(dict.fromkeys(each.department_id for each in file.dossier.employments))
    users = {name for row in file.rows for name in (row.done_by, row.executor_user_id) if name}
    users |= {name for traject in file.trajects for name in _entered_by(traject)}
    copies = doors.store.copies(
        employer=file.dossier.employer_id, departments=departments, users=sorted(users)
    )
    if copies.employer is None or not sees(doors.principal, file.dossier, copies.employer):
        raise NotFound
    return Case(file, copies.employer, copies.departments, copies.users)


def _entered_by(traject: Traject) -> Iterator[str]:
    """Who entered what stands in a traject."""
    for spell in traject.spells:
        yield spell.reported_by
        yield from (each.entered.by for each in spell.percentages)
        if spell.ended:
            yield spell.ended.by
    if traject.pregnancy:
        yield traject.pregnancy.told.by
        if traject.pregnancy.birth_told:
            yield traject.pregnancy.birth_told.by


def sees(principal: Principal, dossier: Dossier, employer: EmployerCopy) -> bool:
    """Whether a dossier is in sight: its employer published (or one may edit employers), and in scope."""
    if principal.kind is Kind.SYSTEM:
        return True
    is_shown = employer.is_published or principal.may(Permission.EMPLOYER_EDIT)
    office = (employer.office_id,) if employer.office_id else ()
    return is_shown and principal.sees((*office, *dossier.path))
