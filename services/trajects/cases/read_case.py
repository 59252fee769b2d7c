"""Reading: the dossiers of an employer, and one with what may be done in it."""

from dataclasses import dataclass, replace

from services.trajects.cases.rows import CaseRows, OpenAbsence
from services.trajects.domain.calendars import CasePlan
from services.trajects.domain.case import Case, CaseFile, Traject
from services.trajects.domain.settling import settled
from services.trajects.sight import case_in_sight
from shared.access.sight import sees_dossier, sees_employer
from shared.aws.context import Context
from shared.aws.serde import Item
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A page of an employer's dossiers, with the open absence of each."""

    dossiers: list[DossierCopy]
    absences: dict[str, OpenAbsence]
    after: Item | None


def read_case(context: Context, dossier_id: str) -> Case:
    """A case in sight with the names that a screen shows: two requests, three before the first traject.

    Raises:
        NotFound: absent or out of sight.
    """
    case = case_in_sight(context, dossier_id, with_entries=True)
    manager = case.employer.case_manager_id
    if manager is None or manager in case.users:
        return case
    found = CaseRows(context.table).copies(employer=case.employer.id, users=(manager,)).users
    return replace(case, users={**case.users, **found})


def allowed_actions(principal: Principal, file: CaseFile, plan: CasePlan) -> tuple[str, ...]:
    """What the caller may report in a case as it stands."""
    case = settled(file, plan)
    is_ill = case.open_spell is not None
    asked = (
        ("report-sick", Permission.ABSENCE_REPORT, not is_ill),
        ("recover", Permission.ABSENCE_RECOVER, is_ill),
        ("report-pregnancy", Permission.PREGNANCY_REPORT, case.expecting is None),
        ("record-birth", Permission.PREGNANCY_REPORT, _is_unborn(case.expecting)),
    )
    return tuple(action for action, permission, fits in asked if fits and principal.may(permission))


def list_dossiers(context: Context, employer_id: str, *, limit: int, after: Item | None) -> DossierPage:
    """The dossiers of an employer, by name, as far as they are in sight: three requests a page.

    Raises:
        NotFound: nothing of the employer is in sight.
    """
    rows = CaseRows(context.table)
    employer = rows.copies(employer=employer_id).employer
    if employer is None:
        raise missing_reference(employer_id, context.now)
    found, last = rows.dossiers_of(employer_id, limit=limit, after=after)
    seen = [each for each in found if sees_dossier(context.principal, each, employer)]
    if not seen and not sees_employer(context.principal, employer):
        raise NotFound
    return DossierPage(seen, rows.open_absences([each.id for each in seen]), last)


def _is_unborn(traject: Traject | None) -> bool:
    """Whether a pregnancy runs of which no birth is known."""
    return traject is not None and traject.pregnancy is not None and traject.pregnancy.birth is None
