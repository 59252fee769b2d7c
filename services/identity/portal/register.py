"""Registering in the message portal: from the mailed link to an account, a step a request."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain import hashing, password
from services.identity.domain.session import SignedIn, begin_session
from services.identity.domain.tokens import hashed, new_token
from services.identity.domain.user import User, new_credentials
from services.identity.portal import rules
from services.identity.portal.rows import Employees, PortalInvitations, Registrations
from services.identity.portal.rules import (
    REGISTRATION,
    NameParts,
    PortalAccess,
    Progress,
    Registration,
    RegistrationStep,
    StartedRegistration,
)
from services.identity.sessions.rows import add_session
from services.identity.sign_in.rows import Secrets
from shared.aws.codes import Bond, Codes
from shared.aws.context import Context
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import Conflict, NotFound, NotSignedIn, Refused
from shared.kernel.one_time_code import OneTimeCode


def redeem(context: Context, token: str, email: str) -> StartedRegistration:
    """Spends an invitation and begins the registration (MSG-2).

    Raises:
        NotFound: unknown, used, late, replaced, or of another address: one answer.
    """
    invalid, invitations = NotFound("link-invalid"), PortalInvitations(context.table)
    invitation = invitations.try_address(hashed(token))
    if invitation is None or not invitation.admits(email, context.now):
        raise invalid
    file = Employees(context.table).find(invitation.person_id)
    if file is None or not rules.has_address(file, email):
        raise invalid
    cookie = new_token()
    registration = Registration(
        id=hashed(cookie),
        version=1,
        person_id=invitation.person_id,
        email=invitation.email,
        step=RegistrationStep.TERMS,
        expires_at=context.now + REGISTRATION,
    )
    invitations.spend(context.unit, invitation, invalid)
    Registrations(context.table).add(context.unit, registration)
    return StartedRegistration(Progress(registration, file), cookie)


def read_progress(context: Context, token: str) -> Progress:
    """The step under way.

    Raises:
        NotSignedIn: none, or it took too long.
    """
    registration, file = _live(context, token)
    is_code = registration.step is RegistrationStep.CODE
    code = Codes(context.table).last(registration.id) if is_code else None
    return Progress(registration, file, code.resend_at if code else None)


def accept_terms(context: Context, token: str, version: str, *, is_accepted: bool) -> Progress:
    """The conditions of use accepted.

    Raises:
        NotSignedIn, Conflict: the registration ended, another step is due, or the address has an account.
        Refused: not accepted, or of another version.
    """
    registration, file = _live(context, token)
    accepted = rules.accept_terms(registration, version, is_accepted=is_accepted)
    if Accounts(context.table).id_by_portal_address(registration.email):
        raise Conflict("portal-address-taken")
    return _save(context, accepted, file)


def choose_password(context: Context, token: str, new_password: str) -> Progress:
    """The password chosen.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: the password breaks a rule.
    """
    registration, file = _live(context, token)
    registration.check_step(RegistrationStep.PASSWORD)
    words = (registration.email.partition("@")[0], *file.employee_name.split())
    if faults := password.faults(new_password, context=words, is_administrator=False):
        raise Refused("invalid", fields=faults)
    return _save(context, rules.choose_password(registration, hashing.hash_of(new_password)), file)


def choose_phone(context: Context, token: str, typed: str | None) -> Progress:
    """A code sent to the employee's own number; asked again, a new one.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: no mobile number, or another one than the employee's file holds.
        TooMany: too soon, or too often.
    """
    registration, file = _live(context, token)
    chosen = rules.choose_phone(registration, file, typed)
    code = Codes(context.table).issue(context.unit, _bond(chosen), language=file.language)
    return _save(context, chosen, file, code)


def prove_phone(context: Context, token: str, typed: str) -> Progress:
    """The code came back.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: the code is wrong, or there is no live one.
    """
    registration, file = _live(context, token)
    proven = rules.prove_phone(registration)
    codes = Codes(context.table)
    codes.spend(context.unit, codes.check(_bond(registration), typed, context.unit))
    return _save(context, proven, file)


def finish(context: Context, token: str, given: NameParts) -> SignedIn:
    """The account made, and its first session begun. A person has one account, whatever happens at once.

    Raises:
        NotSignedIn: the registration ended.
        Conflict: another step is due, or person or address has an account already.
        Refused: one of the names is none.
    """
    registration, file = _live(context, token)
    registration.check_step(RegistrationStep.NAMES)
    names = rules.read_names(given)
    access = Employees(context.table).access_of(registration.person_id)
    if access.user_id:
        raise Conflict("portal-account-exists")
    user = rules.account(registration, file, names, user_id=context.unit.ids(), now=context.now)
    _add_account(context, user, access, registration.password_hash)
    Registrations(context.table).end(context.unit, registration)
    signed_in = begin_session(user, new_token(), context.now)
    add_session(context.unit, signed_in.session)
    return signed_in


def _add_account(context: Context, user: User, access: PortalAccess, password_hash: str | None) -> None:
    """Stages a portal account: one a person, and one an address. A living invitation dies with it."""
    if access.invitation:
        PortalInvitations(context.table).void(context.unit, access.invitation)
    taken = Conflict("portal-account-exists")
    registered = replace(access, invitation=None, user_id=user.id)
    Employees(context.table).save_access(context.unit, registered, taken)
    Accounts(context.table).add_to_portal(context.unit, user)
    Secrets(context.table).save(context.unit, new_credentials(user.id, password_hash))


def _live(context: Context, token: str) -> tuple[Registration, DossierCopy]:
    registration = Registrations(context.table).find(hashed(token)) if token else None
    if registration is None or context.now >= registration.expires_at:
        raise NotSignedIn("login-expired")
    file = Employees(context.table).find(registration.person_id)
    assert file is not None, "an invitation is made from the employee's copy"
    return registration, file


def _save(
    context: Context, registration: Registration, file: DossierCopy, code: OneTimeCode | None = None
) -> Progress:
    Registrations(context.table).save(context.unit, registration)
    return Progress(registration, file, code.resend_at if code else None)


def _bond(registration: Registration) -> Bond:
    assert registration.phone is not None, "a code goes to a number"
    return Bond("portal-registration", registration.id, registration.person_id, registration.phone)
