"""The API of trajects: its areas by route prefix."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("trajects")
handler = api.handler


@api.area("tasks", "dossiers/*/trajects/*/tasks")
def tasks() -> Area:
    """One's own list, and completing a task."""
    from services.trajects.tasks.routes import area

    return area


@api.area("dossiers")
def cases() -> Area:
    """The dossiers of an employer, and one with the whole plan of its trajects."""
    from services.trajects.cases.routes import area

    return area


@api.area("dossiers/*/sick-reports", "dossiers/*/trajects")
def absences() -> Area:
    """Sick reports, percentages and recovery."""
    from services.trajects.absences.routes import area

    return area


@api.area("dossiers/*/pregnancies")
def pregnancies() -> Area:
    """Pregnancies and births."""
    from services.trajects.pregnancies.routes import area

    return area
