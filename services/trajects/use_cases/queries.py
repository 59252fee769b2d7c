"""Reading: one's open tasks, the dossiers of an employer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from services.trajects.domain.absence import settled
from services.trajects.domain.case_file import Case, CaseFile, Dossier, Traject
from services.trajects.domain.planned import WAITING, Calendar
from services.trajects.domain.rows import executor_of
from services.trajects.store import ListedTask, OpenAbsence
from services.trajects.use_cases.complete_task import may_complete
from services.trajects.use_cases.doors import Doors, case_in_sight, sees
from shared.aws.serde import Item
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class DossierSlice:
    """A page of an employer's dossiers, with the open absence of each."""

    dossiers: list[Dossier]
    absences: dict[str, OpenAbsence]
    after: Item | None


def read_case(doors: Doors, dossier_id: str) -> Case:
    """A case in sight with the names that a screen shows: two requests, three before the first traject.

    Raises:
        NotFound: absent or out of sight.
    """
    case = case_in_sight(doors, dossier_id)
    manager = case.employer.case_manager_id
    if manager is None or manager in case.users:
        return case
    found = doors.store.copies(employer=case.employer.id, users=(manager,)).users
    return replace(case, users={**case.users, **found})


def completable(
    principal: Principal, case: Case, plans: Mapping[str, Calendar]
) -> frozenset[tuple[str, str]]:
    """The tasks that the caller may complete: traject and key."""
    if not principal.may(Permission.TASK_COMPLETE):
        return frozenset()
    return frozenset(
        (traject.id, task.key)
        for traject in case.file.trajects
        for task in (plans[traject.id].tasks if traject.id in plans else ())
        if task.state in WAITING and may_complete(principal, executor_of(case, traject, task.role), task.role)
    )


def allowed_actions(principal: Principal, file: CaseFile, today: date) -> tuple[str, ...]:
    """What the caller may report in a case as it stands."""
    case = settled(file, today)
    is_ill = case.open_spell is not None
    asked = (
        ("report-sick", Permission.ABSENCE_REPORT, not is_ill),
        ("recover", Permission.ABSENCE_RECOVER, is_ill),
        ("report-pregnancy", Permission.PREGNANCY_REPORT, case.expecting is None),
        ("record-birth", Permission.PREGNANCY_REPORT, is_unborn(case.expecting)),
    )
    return tuple(action for action, permission, fits in asked if fits and principal.may(permission))


def is_unborn(traject: Traject | None) -> bool:
    """Whether a pregnancy runs of which no birth is known."""
    return traject is not None and traject.pregnancy is not None and traject.pregnancy.birth is None


def my_tasks(doors: Doors, *, limit: int, after: Item | None) -> tuple[list[ListedTask], Item | None]:
    """The caller's open tasks by due day: one query."""
    return doors.store.tasks_of(doors.principal.user_id, limit=limit, after=after)


def list_dossiers(doors: Doors, employer_id: str, *, limit: int, after: Item | None) -> DossierSlice:
    """The dossiers of an employer, by name, as far as they are in sight: three requests a page.

    Raises:
        NotFound: nothing of the employer is in sight.
    """
    employer = doors.store.copies(employer=employer_id).employer
    if employer is None:
        raise missing_reference(employer_id, doors.now)
    found, last = doors.store.dossiers_of(employer_id, limit=limit, after=after)
    seen = [each for each in found if sees(doors.principal, each, employer)]
    office = (employer.office_id,) if employer.office_id else ()
    if not seen and not doors.principal.sees((*office, employer.id)):
        raise NotFound
    return DossierSlice(seen, doors.store.open_absences([each.id for each in seen]), last)
