"""Routes of recipients."""

from services.messaging.recipients import list_recipients as acts
from services.messaging.recipients.schemas import RecipientsAnswer
from services.messaging.recipients.views import recipients_answer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.errors import refused_field
from shared.kernel.permissions import Permission

area = Area()


@area.route(
    "GET",
    "/recipients",
    permission=Permission.DIALOG_START,
    answer=RecipientsAnswer,
    query=("dossier",),
    problems=("reference-not-yet-available",),
)
def list_recipients(call: Call[None]) -> RecipientsAnswer:
    """List to whom I can write about a dossier."""
    dossier_id = call.query.get("dossier")
    if not dossier_id:
        raise refused_field("dossier", "required")
    found = acts.list_recipients(call.context, dossier_id)
    call.log_access("R", "recipient.list", dossier_id, person=found.dossier.employee_id)
    return recipients_answer(found, call.language)
