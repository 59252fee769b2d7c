"""Route of the reports of browsers."""

from services.identity.csp_reports.note import note
from shared.http.call import Call
from shared.http.reports import BrowserReports
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "POST",
    "/csp-reports",
    permission=Permission.ANYONE,
    body=BrowserReports,
    status=204,
    writes=False,
    problems=("not-a-report",),
)
def note_csp_reports(call: Call[BrowserReports]) -> None:
    """Report what a page's content security policy kept out."""
    note(call.body.items)
