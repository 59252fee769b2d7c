"""Shapes of requests about pregnancies."""

from datetime import date

from shared.http.schema import Body


class PregnancyRequest(Body):
    """A pregnancy; without a start of leave it begins on the latest lawful day."""

    due_date: date
    leave_start: date | None = None
    multiple: bool = False


class BirthRequest(Body):
    """A birth."""

    born_on: date
