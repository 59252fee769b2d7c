"""Shapes of requests and answers about offices."""

from services.organisation.shapes import NameText
from shared.http.schema import Body, Resource


class OfficeRequest(Body):
    """A new office."""

    name: NameText


class OfficeAnswer(Resource):
    """An office."""

    id: str
    version: int
    name: str


class OfficesAnswer(Resource):
    """The offices in sight."""

    items: tuple[OfficeAnswer, ...]
