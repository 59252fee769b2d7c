"""Routes of what the employer's form offers."""

from services.organisation.choices.rows import UserRows
from services.organisation.choices.schemas import (
    CaseManagerAnswer,
    CaseManagersAnswer,
    ChoicesAnswer,
    EmployerChoiceAnswer,
)
from services.organisation.domain.choices import EmployerChoice, choices
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission
from shared.texts import Language

area = Area()


@area.route("GET", "/choices", permission=Permission.EMPLOYER_READ, answer=ChoicesAnswer)
def list_choices(call: Call[None]) -> ChoicesAnswer:
    """List the options of the employer's form."""
    found = choices()
    return ChoicesAnswer(
        uwv_branches=_answers(found.uwv_branches, call.language),
        sectors=_answers(found.sectors, call.language),
        classifications=_answers(found.classifications, call.language),
    )


@area.route("GET", "/case-managers", permission=Permission.EMPLOYER_EDIT, answer=CaseManagersAnswer)
def list_case_managers(call: Call[None]) -> CaseManagersAnswer:
    """List who can be an employer's case manager."""
    found = UserRows(call.unit.table).case_managers()
    return CaseManagersAnswer(
        items=tuple(CaseManagerAnswer(id=each.id, display_name=each.name) for each in found)
    )


def _answers(options: tuple[EmployerChoice, ...], language: Language) -> tuple[EmployerChoiceAnswer, ...]:
    return tuple(
        EmployerChoiceAnswer(key=each.key, name=each.nl if language == "nl" else each.en) for each in options
    )
