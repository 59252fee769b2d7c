"""Shapes of what the employer's form offers."""

from shared.http.schema import Answer


class EmployerChoiceAnswer(Answer):
    """One option of a form."""

    key: str
    name: str


class ChoicesAnswer(Answer):
    """The options of the employer's form."""

    uwv_branches: tuple[EmployerChoiceAnswer, ...]
    sectors: tuple[EmployerChoiceAnswer, ...]
    classifications: tuple[EmployerChoiceAnswer, ...]


class CaseManagerAnswer(Answer):
    """Somebody who can be an employer's case manager."""

    id: str
    display_name: str


class CaseManagersAnswer(Answer):
    """Who can be an employer's case manager."""

    items: tuple[CaseManagerAnswer, ...]
