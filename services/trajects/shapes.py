"""Shapes of answers that several areas give."""

from datetime import date

from pydantic import Field

from shared.http.schema import Answer


class ProtocolAnswer(Answer):
    """The protocol variation of a traject."""

    key: str
    title: str


class LeaveAnswer(Answer):
    """Pregnancy and maternity leave as it stands; days are inclusive."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")
    earliest_start: date
    latest_start: date
    days_after_birth: int
    apply_from: date
    apply_to: date


class ChangePreviewAnswer(Answer):
    """What an act would change, in a sentence and in numbers of tasks that stand in lists."""

    sentence: str
    added: int
    moved: int
    cancelled: int
    leave: LeaveAnswer | None


class ChangeAnswer(ChangePreviewAnswer):
    """What an act changed; `version` is that of the traject now."""

    dossier_id: str
    traject_id: str
    version: int


class NamedUser(Answer):
    """Somebody with an account."""

    id: str
    display_name: str
