"""Employers as they are shown, in the caller's language."""

from dataclasses import asdict
from typing import Any

from services.organisation.departments.views import department_answer
from services.organisation.domain.employer import Employer, EmployerState, EmployerTree
from services.organisation.employers.rules import missing, unknown
from services.organisation.employers.schemas import (
    EmployerAnswer,
    EmployerRequest,
    EmployerRowAnswer,
    MissingFieldAnswer,
)
from shared.http.pointers import pointer
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal
from shared.texts import Language, sentence


def employer_row(employer: Employer) -> EmployerRowAnswer:
    """An employer in a list."""
    return EmployerRowAnswer(**_row(employer))


def employer_answer(tree: EmployerTree, principal: Principal, language: Language) -> EmployerAnswer:
    """An employer with its form, departments and what it lacks; fields are told as the form's pointers."""
    employer = tree.employer
    return EmployerAnswer.model_validate(
        {
            **asdict(employer.data),
            **_row(employer),
            "departments": tuple(department_answer(each) for each in tree.departments),
            "missing": _missing(tree, language),
            "unknown": tuple(pointer(name, EmployerRequest) for name in unknown(employer.data)),
            "allowed_actions": _allowed_actions(employer, principal),
        }
    )


def _row(employer: Employer) -> dict[str, Any]:
    address = employer.data.visiting_address
    return {
        "id": employer.id,
        "version": employer.version,
        "name": employer.data.name,
        "city": address.city if address else None,
        "office_id": employer.office_id,
        "office_name": employer.office_name,
        "state": employer.state.value,
    }


def _missing(tree: EmployerTree, language: Language) -> tuple[MissingFieldAnswer, ...]:
    return tuple(
        MissingFieldAnswer(
            pointer=pointer(each.field, EmployerRequest),
            code=each.code,
            detail=sentence(language, "fields", each.code, each.data),
        )
        for each in missing(tree)
    )


def _allowed_actions(employer: Employer, principal: Principal) -> tuple[str, ...]:
    may = principal.may
    actions = {
        "edit": may(Permission.EMPLOYER_EDIT),
        "add-department": may(Permission.EMPLOYER_EDIT),
        "publish": may(Permission.EMPLOYER_PUBLISH) and employer.state is EmployerState.DRAFT,
        "add-employee": may(Permission.EMPLOYEE_CREATE),
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)
