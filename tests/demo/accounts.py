"""Accounts of invented people: invited, with a password and an authenticator app, by the acts of identity."""

from dataclasses import dataclass

import pyotp

from infra.local.environment import Account
from services.identity.accounts.invite import invite_user
from services.identity.accounts.rules import NewAccount
from services.identity.domain.tokens import new_token
from services.identity.sign_in.activation import activate
from services.identity.sign_in.by_app import enrol_authenticator
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
    with process.identity() as context:
        step = activate(context, token, PASSWORD)
    assert step.seed is not None
    with process.identity() as context:
        enrol_authenticator(context, step.token, pyotp.TOTP(step.seed).at(process.now))
    name = f"{role.first_name} {role.last_name}"
    principal = Principal(Kind.USER, user_id=user_id, groups=(role.group,), scopes=frozenset(scopes))
    return Made(Account(name, role.role, role.login_name, PASSWORD, step.seed), principal)


def invite(process: InProcess, role: Role, scopes: tuple[str, ...]) -> tuple[str, str]:
    """The account's id, and the token of the link that is mailed."""
    tokens: list[str] = []
    asked = NewAccount(
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

    def remembered() -> str:
        tokens.append(new_token())
        return tokens[-1]

    with process.identity(SEEDER) as context:
        user = invite_user(context, asked, remembered)
    return user.id, tokens[-1]
