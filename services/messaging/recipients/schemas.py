"""Shapes of answers about recipients."""

from typing import Literal

from shared.http.schema import Answer


class RecipientAnswer(Answer):
    """Somebody to whom one can write about a dossier."""

    kind: Literal["user", "employee"]
    id: str
    name: str
    role: str
    has_mobile: bool
    has_account: bool
    side: Literal["employer", "arbo", "employee"]


class RecipientsAnswer(Answer):
    """Everybody to whom one can write about a dossier, the employee first."""

    items: tuple[RecipientAnswer, ...]
