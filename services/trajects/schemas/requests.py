"""Shapes of trajects' requests."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shared.http.schema import Body

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


class PregnancyRequest(Body):
    """A pregnancy; without a start of leave it begins on the latest lawful day."""

    due_date: date
    leave_start: date | None = None
    multiple: bool = False


class BirthRequest(Body):
    """A birth."""

    born_on: date


class CompletionRequest(Body):
    """When a task was done; today when absent."""

    done_on: date | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] | None = None
