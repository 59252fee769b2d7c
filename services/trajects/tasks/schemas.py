"""Shapes of requests and answers about tasks."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.trajects.domain.task import TaskState
from services.trajects.shapes import NamedUser
from shared.http.schema import Answer, Body, Resource


class TaskAnswer(Resource):
    """A task of the plan. Version 0: derived, without a row yet."""

    key: str
    traject_id: str
    title: str
    start: date | None = Field(alias="from")
    due: date | None = Field(alias="to")
    role: str
    role_name: str
    executor: NamedUser | None
    state: TaskState
    done_on: date | None
    done_by: NamedUser | None
    flags: tuple[str, ...]
    mandatory: Literal["law", "practice"]
    article: str
    why: str
    note: str | None
    version: int


class TaskRowAnswer(Answer):
    """A task in somebody's list."""

    key: str
    traject_id: str
    dossier_id: str
    employee_name: str
    employer_name: str
    title: str
    start: date = Field(alias="from")
    due: date = Field(alias="to")
    role: str
    role_name: str
    state: Literal["planned", "open", "late"]
    week: int
    version: int


class CompletionRequest(Body):
    """When a task was done; today when absent."""

    done_on: date | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] | None = None
