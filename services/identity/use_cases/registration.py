"""Registering in the message portal: from the mailed link to an account, a step a request."""

from dataclasses import dataclass
from datetime import datetime

from services.identity.domain import hashing, password, portal
from services.identity.domain.portal import REGISTRATION, Names, Person, Registration, Step
from services.identity.domain.session import hashed
from services.identity.domain.user import Credentials
from services.identity.use_cases.doors import Doors
from services.identity.use_cases.opening import SignedIn, begin_session
from services.identity.use_cases.publish import tell_user_changed
from shared.aws.codes import Bond, Codes
from shared.kernel.errors import Conflict, NotFound, NotSignedIn, Refused
from shared.kernel.one_time_code import OneTimeCode


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a registration stands, as its owner may see it.

    Attributes:
        phone: the number to which the code goes, or went; only its ending is shown.
        names: of the employee's file, once the phone is proven.
    """

    step: Step
    phone: str | None = None
    is_phone_from_file: bool = False
    names: Names | None = None
    resend_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A registration begun; `token` is its cookie."""

    progress: Progress
    token: str


def redeem(doors: Doors, token: str, email: str) -> Begun:
    """Spends an invitation and begins the registration (MSG-2).

    Raises:
        NotFound: unknown, used, late, replaced, or of another address: one answer.
    """
    invalid = NotFound("link-invalid")
    invitation = doors.store.try_invitation(hashed(token), most=portal.MOST_ADDRESSES)
    if invitation is None or not invitation.admits(email, doors.now):
        raise invalid
    person = doors.store.person(invitation.person_id)
    if person is None or not person.has_address(email):
        raise invalid
    cookie = doors.new_token()
    registration = Registration(
        id=hashed(cookie),
        version=1,
        person_id=person.id,
        email=invitation.email,
        step=Step.TERMS,
        expires_at=doors.now + REGISTRATION,
    )
    doors.store.spend_invitation(doors.unit, invitation, invalid)
    doors.store.add_registration(doors.unit, registration)
    return Begun(_progress(registration, person), cookie)


def read(doors: Doors, token: str) -> Progress:
    """The step under way.

    Raises:
        NotSignedIn: none, or it took too long.
    """
    registration, person = _live(doors, token)
    code = Codes(doors.unit.table).last(registration.id) if registration.step is Step.CODE else None
    return _progress(registration, person, code)


def accept_terms(doors: Doors, token: str, version: str, *, is_accepted: bool) -> Progress:
    """The conditions of use accepted.

    Raises:
        NotSignedIn, Conflict: the registration ended, another step is due, or the address has an account.
        Refused: not accepted, or of another version.
    """
    registration, person = _live(doors, token)
    accepted = portal.accept_terms(registration, version, is_accepted=is_accepted)
    if doors.store.portal_user_id_of(registration.email):
        raise Conflict("portal-address-taken")
    return _save(doors, accepted, person)


def choose_password(doors: Doors, token: str, new_password: str) -> Progress:
    """The password chosen.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: the password breaks a rule.
    """
    registration, person = _live(doors, token)
    registration.check_step(Step.PASSWORD)
    context = (registration.email.partition("@")[0], *person.display_name.split())
    if faults := password.faults(new_password, context=context, is_administrator=False):
        raise Refused("invalid", fields=faults)
    return _save(doors, portal.choose_password(registration, hashing.hash_of(new_password)), person)


def choose_phone(doors: Doors, token: str, typed: str | None) -> Progress:
    """A code sent to the employee's own number; asked again, a new one.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: no mobile number, or another one than the employee's file holds.
        TooMany: too soon, or too often.
    """
    registration, person = _live(doors, token)
    chosen = portal.choose_phone(registration, person, typed)
    code = Codes(doors.unit.table).issue(doors.unit, _bond(chosen), language=person.language)
    return _save(doors, chosen, person, code)


def prove_phone(doors: Doors, token: str, typed: str) -> Progress:
    """The code came back.

    Raises:
        NotSignedIn, Conflict: the registration ended, or another step is due.
        Refused: the code is wrong, or there is no live one.
    """
    registration, person = _live(doors, token)
    proven = portal.prove_phone(registration)
    codes = Codes(doors.unit.table)
    codes.spend(doors.unit, codes.check(_bond(registration), typed, doors.unit))
    return _save(doors, proven, person)


def finish(doors: Doors, token: str, given: Names) -> SignedIn:
    """The account made, and its first session begun. A person has one account, whatever happens at once.

    Raises:
        NotSignedIn: the registration ended.
        Conflict: another step is due, or person or address has an account already.
        Refused: one of the names is none.
    """
    registration, person = _live(doors, token)
    registration.check_step(Step.NAMES)
    names = portal.read_names(given)
    standing = doors.store.standing(person.id)
    if standing.user_id:
        raise Conflict("portal-account-exists")
    user = portal.account(registration, person, names, user_id=doors.unit.ids(), now=doors.now)
    credentials = Credentials(user.id, is_open=True, password_hash=registration.password_hash)
    doors.store.add_portal_user(doors.unit, user, credentials, standing)
    doors.store.end_registration(doors.unit, registration)
    tell_user_changed(doors.unit, user)
    return begin_session(doors, user)


def _live(doors: Doors, token: str) -> tuple[Registration, Person]:
    registration = doors.store.registration(hashed(token)) if token else None
    if registration is None or doors.now >= registration.expires_at:
        raise NotSignedIn("login-expired")
    person = doors.store.person(registration.person_id)
    assert person is not None, "an invitation is made from the employee's copy"
    return registration, person


def _save(
    doors: Doors, registration: Registration, person: Person, code: OneTimeCode | None = None
) -> Progress:
    doors.store.save_registration(doors.unit, registration)
    return _progress(registration, person, code)


def _progress(registration: Registration, person: Person, code: OneTimeCode | None = None) -> Progress:
    match registration.step:
        case Step.PHONE:
            return Progress(Step.PHONE, person.mobile, is_phone_from_file=person.mobile is not None)
        case Step.CODE:
            is_from_file = registration.phone_proof == "employee-file"
            resend_at = code.resend_at if code else None
            return Progress(
                Step.CODE, registration.phone, is_phone_from_file=is_from_file, resend_at=resend_at
            )
        case Step.NAMES:
            return Progress(Step.NAMES, names=person.names)
        case _:
            return Progress(registration.step)


def _bond(registration: Registration) -> Bond:
    assert registration.phone is not None, "a code goes to a number"
    return Bond("portal-registration", registration.id, registration.person_id, registration.phone)
