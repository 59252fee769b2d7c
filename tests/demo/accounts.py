"""Accounts of invented people: invited, with a password and an authenticator app, by the use cases of identity."""

from dataclasses import dataclass, replace

import pyotp

from infra.local.environment import Account
from services.identity.use_cases import accounts, sign_in
from services.identity.use_cases.accounts import Invitation
from shared.kernel.formats.phone import Phone
from shared.kernel.principal import ENVIRONMENT_NODE, Kind, Principal
from tests.demo.in_process import InProcess

PASSWORD = "morgen-schijnt-de-zon"

SEEDER = Principal(
    Kind.USER,
    user_id="seeder",
    groups=("customer_admin", "super_administrator"),
    scopes=frozenset({ENVIRONMENT_NODE}),
)
"""Who makes the first accounts."""


@dataclass(frozen=True, slots=True)
class Role:
    """An account to be made. `role` is how the list of demo accounts calls it."""

    role: str
    first_name: str
    last_name: str
    login_name: str
    group: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """An account that can sign in, and who it is to the services."""

    account: Account
    principal: Principal


def an_account(process: InProcess, role: Role, scopes: tuple[str, ...]) -> Made:
    """Somebody who was invited, chose a password and enrolled an app."""
    user_id, token = invite(process, role, scopes)
    with process.identity() as doors:
        step = accounts.activate(doors, token, PASSWORD)
    assert step.secret is not None
    with process.identity() as doors:
        sign_in.enrol_authenticator(doors, step.token, pyotp.TOTP(step.secret).at(process.now))
    name = f"{role.first_name} {role.last_name}"
    principal = Principal(Kind.USER, user_id=user_id, groups=(role.group,), scopes=frozenset(scopes))
    return Made(Account(name, role.role, role.login_name, PASSWORD, step.secret), principal)


def invite(process: InProcess, role: Role, scopes: tuple[str, ...]) -> tuple[str, str]:
    """The account's id, and the token of the link that is mailed."""
    tokens: list[str] = []
    invitation = Invitation(
        first_name=role.first_name,
        infix=None,
        last_name=role.last_name,
        login_name=role.login_name,
        email=f"{role.login_name.rpartition('.')[2].lower()}@arbodienst.example",
        phone=str(Phone.parse(role.phone)) if role.phone else None,
        language="nl",
        groups=(role.group,),
        scopes=scopes,
    )
    with process.identity() as doors:

        def remembered() -> str:
            tokens.append(doors.new_token())
            return tokens[-1]

        user = accounts.invite_user(replace(doors, new_token=remembered), SEEDER, invitation)
    return user.id, tokens[-1]
