"""Shapes of requests and answers about absences. None asks for a complaint or diagnosis."""

from datetime import date
from typing import Annotated

from pydantic import Field

from services.trajects.shapes import ProtocolAnswer
from shared.http.schema import Answer, Body

Identifier = Annotated[str, Field(min_length=36, max_length=36)]


class SickReportRequest(Body):
    """A sick report. It never asks for a complaint or diagnosis."""

    first_sick_day: date
    percentage: Annotated[int, Field(ge=1, le=100)] = 100
    classification: Annotated[str, Field(max_length=50)] = "SICK"
    employment_id: Identifier | None = None
    confirmed_early: bool = False


class RecoveryRequest(Body):
    """A full recovery: the first day not ill. It never asks what the illness was."""

    start: Annotated[date, Field(alias="from")]


class PercentageRequest(Body):
    """From which day somebody is how far ill; 0 is recovery, and the day the first day not ill."""

    start: Annotated[date, Field(alias="from")]
    percentage: Annotated[int, Field(ge=0, le=100)]


class FirstDueAnswer(Answer):
    """The first deadline of a new plan."""

    title: str
    due: date = Field(alias="to")


class PreviewAnswer(Answer):
    """What a sick report would start or continue. `continues_since` is the first sick day of the case that goes on."""

    protocol: ProtocolAnswer
    task_count: int
    first_due: FirstDueAnswer | None
    continues_since: date | None
    sentence: str


class SickReportAnswer(Answer):
    """What a sick report started, or continued."""

    dossier_id: str
    traject_id: str
    protocol: ProtocolAnswer
    task_count: int
    near_task_count: int
    continues_since: date | None
    sentence: str
