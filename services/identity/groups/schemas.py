"""Shapes of user groups."""

from typing import Literal, Self

from shared.http.schema import Answer
from shared.kernel.permissions import Group
from shared.texts import Language


class GroupAnswer(Answer):
    """A user group."""

    key: str
    name: str
    side: Literal["arbo", "employer", "platform", "portal"]
    needs_scopes: bool

    @classmethod
    def of(cls, group: Group, language: Language) -> Self:
        """A group as it is shown in a language."""
        name = group.name_nl if language == "nl" else group.name_en
        needs_scopes = group.side != "platform"
        return cls.model_validate(
            {"key": group.key, "name": name, "side": group.side, "needs_scopes": needs_scopes}
        )


class GroupsAnswer(Answer):
    """All user groups."""

    items: tuple[GroupAnswer, ...]
