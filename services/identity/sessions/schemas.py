"""Shapes of the session: what every way in answers at its end, and what a page asks when it opens."""

from datetime import datetime
from typing import Literal, Self

from services.identity.domain.session import SignedIn
from services.identity.groups.schemas import GroupAnswer
from shared.http.schema import Answer
from shared.kernel.permissions import Permission, groups, permissions_of
from shared.texts import Language


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
