"""Shapes of user groups."""

from services.identity.shapes import GroupAnswer
from shared.http.schema import Answer


class GroupsAnswer(Answer):
    """All user groups."""

    items: tuple[GroupAnswer, ...]
