"""Routes of forms: what a form asks."""

from services.documents.domain.form import form_of
from services.documents.forms.schemas import FormAnswer
from services.documents.forms.views import form_answer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission

area = Area()


@area.route("GET", "/forms/{form}", permission=Permission.DOCUMENT_READ, answer=FormAnswer)
def read_form(call: Call[None]) -> FormAnswer:
    """Read a form: its questions, in the caller's language."""
    return form_answer(form_of(call.path["form"]), call.language)
