"""How a dossier comes into sight."""

from services.messaging.domain.people import PlacedDossier
from services.messaging.recipients.rows import PeopleRows
from shared.access.sight import sees_dossier
from shared.aws.context import Context
from shared.kernel.errors import NotFound
from shared.kernel.references import missing_reference


def dossier_in_sight(context: Context, dossier_id: str) -> PlacedDossier:
    """The employee of a dossier, with the employer's place: two requests.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    rows = PeopleRows(context.table)
    dossier = rows.dossier(dossier_id)
    if dossier is None:
        raise missing_reference(dossier_id, context.now)
    employer = rows.employer(dossier.employer_id)
    if employer is None or not sees_dossier(context.principal, dossier, employer):
        raise NotFound
    return PlacedDossier(dossier, employer)
