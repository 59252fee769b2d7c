"""Routes of dossiers: those of an employer, and one with its whole plan."""

from services.trajects.cases import read_case as acts
from services.trajects.cases import views
from services.trajects.cases.schemas import DossierAnswer, DossierRowAnswer
from services.trajects.domain.calendars import plan_of
from services.trajects.domain.executors import completable
from services.trajects.viewer import Viewer
from shared.http.call import Call
from shared.http.paging import from_cursor, limit_of, to_cursor
from shared.http.routes import Area
from shared.http.schema import Listing
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/dossiers",
    permission=Permission.DOSSIER_READ,
    answer=Listing[DossierRowAnswer],
    query=("employer", "cursor", "limit"),
)
def list_dossiers(call: Call[None]) -> Listing[DossierRowAnswer]:
    """List the dossiers of an employer, by name."""
    employer_id = call.query.get("employer")
    if not employer_id:
        raise refused_field("employer", "required")
    user_id, query = call.principal.user_id, f"dossiers#{employer_id}"
    after = from_cursor(call.query.get("cursor"), user_id=user_id, query=query)
    limit = limit_of(call.query.get("limit"))
    found = acts.list_dossiers(call.context, employer_id, limit=limit, after=after)
    call.log_access("R", "dossier.list", employer_id)
    return Listing(
        items=tuple(
            views.dossier_row(each, found.absences.get(each.id), call.today) for each in found.dossiers
        ),
        next=to_cursor(found.after, user_id=user_id, query=query),
    )


@area.route("GET", "/dossiers/{dossier_id}", permission=Permission.DOSSIER_READ, answer=DossierAnswer)
def read_dossier(call: Call[None]) -> DossierAnswer:
    """Read a dossier with the whole plan of its trajects."""
    case = acts.read_case(call.context, call.path["dossier_id"])
    plan = plan_of(case.file, call.today)
    call.log_access("R", "dossier", case.file.dossier.id, person=case.file.dossier.employee_id)
    viewer = Viewer(
        today=call.today,
        language=call.language,
        completable=completable(call.principal, case, plan.calendars),
        actions=acts.allowed_actions(call.principal, case.file, plan),
    )
    return views.dossier(case, plan, viewer)
