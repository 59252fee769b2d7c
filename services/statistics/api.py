"""The API of statistics: its areas by route prefix."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("statistics")
handler = api.handler


@api.area("absence")
def reports() -> Area:
    """The absence report of an employer."""
    from services.statistics.reports.routes import area

    return area
