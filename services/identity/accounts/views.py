"""What the administration sees of an account, and what it may do with it."""

from services.identity.accounts.schemas import UserAnswer
from services.identity.domain.user import AccountStatus, User
from shared.kernel.permissions import Permission
from shared.kernel.principal import Principal

_SHOWN = (
    *("id", "version", "login_name", "first_name", "infix", "last_name", "display_name", "email", "phone"),
    *("language", "groups", "scopes", "last_signed_in_at"),
)


def user_answer(user: User, principal: Principal) -> UserAnswer:
    """An account's card for who asks."""
    shown = {name: getattr(user, name) for name in _SHOWN}
    return UserAnswer.model_validate(
        {**shown, "status": user.status.value, "allowed_actions": _allowed_actions(user, principal)}
    )


def _allowed_actions(user: User, principal: Principal) -> tuple[str, ...]:
    if user.id == principal.user_id:
        return ()
    actions = {
        "block": principal.may(Permission.ACCOUNT_BLOCK) and user.status is not AccountStatus.BLOCKED,
        "unblock": principal.may(Permission.ACCOUNT_BLOCK) and user.status is AccountStatus.BLOCKED,
        "invite": principal.may(Permission.ACCOUNT_CREATE) and user.status is AccountStatus.INVITED,
        "change-scopes": principal.may(Permission.ACCOUNT_AUTHORISE),
    }
    return tuple(name for name, is_allowed in actions.items() if is_allowed)
