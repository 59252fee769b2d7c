"""Making accounts, and mailing the link of their first sign-in."""

from dataclasses import replace

from services.identity.accounts.gateways import seal_link_token
from services.identity.accounts.rows import Accounts
from services.identity.accounts.rules import (
    INVITATION,
    INVITATION_HOURS,
    NewAccount,
    check_groups,
    check_scopes,
    invited,
    proposed_name,
)
from services.identity.domain.tokens import NewToken, hashed, new_token
from services.identity.domain.user import AccountStatus, Credentials, User, new_credentials
from services.identity.sign_in.rows import ActivationLinks, Secrets
from shared.aws.context import Context
from shared.contracts.identity import UserInvited
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.formats.login_name import free


def invite_user(context: Context, asked: NewAccount, new_token: NewToken = new_token) -> User:
    """A new account, and the mail with its first link.

    Raises:
        Refused: an unknown group, or scopes missing or too many.
        Forbidden: rights that the caller does not hold (ADM-2).
        Conflict: the login name that was asked for is taken; a proposed one takes the next free number.
    """
    check_groups(context.principal, asked.groups)
    check_scopes(context.principal, asked.groups, asked.scopes)
    accounts = Accounts(context.table)
    name = asked.login_name or free(
        proposed_name(asked), lambda tried: bool(accounts.id_by_login_name(tried))
    )
    user = invited(asked, context.unit.ids(), name)
    credentials = _with_new_link(context, user, new_credentials(user.id), new_token())
    accounts.add(context.unit, user)
    Secrets(context.table).save(context.unit, credentials)
    return user


def invite_again(context: Context, user_id: str) -> User:
    """A new link for who never signed in; the old one dies.

    Raises:
        NotFound: no such account.
        Conflict: the user signed in before.
    """
    user = Accounts(context.table).find(user_id, consistent=True)
    if user is None:
        raise NotFound
    if user.status is not AccountStatus.INVITED:
        raise Conflict("already-signed-in-once")
    secrets = Secrets(context.table)
    secrets.save(context.unit, _with_new_link(context, user, secrets.of(user.id), new_token()))
    return user


def _with_new_link(context: Context, user: User, credentials: Credentials, token: str) -> Credentials:
    link_id, expires_at = hashed(token), context.now + INVITATION
    links = ActivationLinks(context.table)
    links.add(context.unit, link_id=link_id, user_id=user.id, expires_at=expires_at)
    context.unit.record(
        UserInvited(
            user_id=user.id,
            email=user.email,
            language=user.language,
            token_ciphertext=seal_link_token(user.id, token),
            valid_hours=INVITATION_HOURS,
        )
    )
    return replace(credentials, invitation=link_id)
