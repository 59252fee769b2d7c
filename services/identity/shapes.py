"""Shapes that several areas take or give: the session, a group, a code that came by SMS."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from services.identity.domain.session import SignedIn
from shared.http.schema import Answer, Body
from shared.kernel.permissions import Group, Permission, groups, permissions_of
from shared.texts import Language


class SmsCodeRequest(Body):
    """A code that came by SMS; case, blanks and dashes do not matter."""

    code: Annotated[str, Field(max_length=20)]


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


class SessionUserAnswer(Answer):
    """Who is signed in."""

    id: str
    login_name: str
    display_name: str
    language: Literal["nl", "en"]


class SessionAnswer(Answer):
    """The session of this browser."""

    user: SessionUserAnswer
    groups: tuple[GroupAnswer, ...]
    permissions: tuple[str, ...]
    csrf_token: str
    idle_expires_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, signed_in: SignedIn, language: Language, *, shows_contracts: bool) -> Self:
        """A session as its browser sees it; `shows_contracts`: whether this stage shows its contracts."""
        user, known = signed_in.user, groups()
        shut = set() if shows_contracts else {Permission.CONTRACT_READ}
        return cls(
            user=SessionUserAnswer(
                id=user.id,
                login_name=user.login_name,
                display_name=user.display_name,
                language=user.language,
            ),
            groups=tuple(GroupAnswer.of(known[key], language) for key in user.groups if key in known),
            permissions=tuple(sorted(permissions_of(user.groups) - shut)),
            csrf_token=signed_in.cookie.csrf_token,
            idle_expires_at=signed_in.session.ends_at,
            expires_at=signed_in.session.ends_at_last,
        )
