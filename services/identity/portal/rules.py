"""Registering in the message portal, in five steps that come in this order only.

terms ─► password ─► phone ─► code ─► names ─► account and session
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from services.identity.domain.contact import address_key
from services.identity.domain.user import PORTAL_GROUP, AccountStatus, PhoneProof, User
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field
from shared.kernel.formats import FormatError
from shared.kernel.formats.person_name import initials, name_part
from shared.kernel.formats.phone import Phone

TERMS_VERSION: Final = "2026-11"
"""Of the conditions of use that the portal shows; a new text is a new version."""

INVITATION_DAYS: Final = 7
INVITATION: Final = timedelta(days=INVITATION_DAYS)
"""How long a mailed link lives."""

REGISTRATION: Final = timedelta(hours=1)
"""How long a registration may take."""

MOST_ADDRESSES: Final = 10
"""How many addresses may be tried with one invitation before it dies."""

_DISPLAYED = re.compile(r"((?:\w\.)+) (?:\((.+?)\) )?(.+)")


class RegistrationStep(StrEnum):
    """What a registration waits for."""

    TERMS = "terms"
    PASSWORD = "password"  # noqa: S105 - the name of a step
    PHONE = "phone"
    CODE = "code"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class NameParts:
    """How somebody is called; what is not known is empty."""

    initials: str
    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True)
class PortalInvitation:
    """A mailed link, good once, for one person at one address. Its id is the SHA-256 of the token."""

    id: str
    person_id: str
    email: str
    expires_at: datetime

    def admits(self, email: str, now: datetime) -> bool:
        """Whether it lives and was sent to this address."""
        return now < self.expires_at and address_key(self.email) == address_key(email)


@dataclass(frozen=True, slots=True)
class PortalAccess:
    """How far a person has come: the one invitation that lives, or the one account. Version 0: nothing yet."""

    person_id: str
    version: int = 0
    invitation: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """A registration under way, held by the server; its id is the SHA-256 of the cookie."""

    id: str
    version: int
    person_id: str
    email: str
    step: RegistrationStep
    expires_at: datetime
    terms_version: str = ""
    password_hash: str | None = None
    phone: str | None = None
    phone_proof: PhoneProof = "none"

    def check_step(self, *allowed: RegistrationStep) -> None:
        """Refuses what is not its turn.

        Raises:
            Conflict: another step is due.
        """
        if self.step not in allowed:
            raise Conflict("wrong-step")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a registration stands, with the employee's file.

    Attributes:
        resend_at: from when another code may be asked, while one is awaited.
    """

    registration: Registration
    file: DossierCopy
    resend_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StartedRegistration:
    """A registration begun; `token` is its cookie."""

    progress: Progress
    token: str = field(repr=False)


def accept_terms(registration: Registration, version: str, *, is_accepted: bool) -> Registration:
    """The conditions accepted, in the version that was shown.

    Raises:
        Conflict: another step is due.
        Refused: not accepted, or of another version.
    """
    registration.check_step(RegistrationStep.TERMS)
    if version != TERMS_VERSION:
        raise refused_field("version", "terms-changed")
    if not is_accepted:
        raise refused_field("is_accepted", "terms-needed")
    return replace(_next(registration, RegistrationStep.PASSWORD), terms_version=version)


def choose_password(registration: Registration, password_hash: str) -> Registration:
    """The password chosen; its rules are those of every account.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(RegistrationStep.PASSWORD)
    return replace(_next(registration, RegistrationStep.PHONE), password_hash=password_hash)


def choose_phone(registration: Registration, file: DossierCopy, typed: str | None) -> Registration:
    """The number to which the code goes: that of the file if it has a mobile, else the typed one (MSG-3).

    Raises:
        Conflict: another step is due.
        Refused: no number, no mobile number, or another one than the file holds.
    """
    registration.check_step(RegistrationStep.PHONE, RegistrationStep.CODE)
    own, in_file = _mobile(typed) if typed else None, mobile_of(file)
    if in_file and own not in {None, in_file}:
        raise Refused("phone-from-file", fields=(FieldError("phone", "phone-from-file"),))
    phone = in_file or own or registration.phone
    proof: PhoneProof = "employee-file" if in_file else "self-declared"
    if phone is None:
        raise refused_field("phone", "required")
    return replace(_next(registration, RegistrationStep.CODE), phone=phone, phone_proof=proof)


def prove_phone(registration: Registration) -> Registration:
    """The phone proven: its code came back.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(RegistrationStep.CODE)
    return _next(registration, RegistrationStep.NAMES)


def read_names(given: NameParts) -> NameParts:
    """The typed names in their stored form.

    Raises:
        Refused: one of them is no name.
    """
    found, faults = {}, []
    for name, parse in (("initials", initials), ("first_name", name_part), ("last_name", name_part)):
        try:
            found[name] = parse(getattr(given, name))
        except FormatError as error:
            faults.append(FieldError(name, error.code))
    if faults:
        raise Refused("invalid", fields=tuple(faults))
    return NameParts(**found)


def account(
    registration: Registration, file: DossierCopy, names: NameParts, *, user_id: str, now: datetime
) -> User:
    """The portal account that a finished registration makes: open at once, and signed in.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(RegistrationStep.NAMES)
    return User(
        id=user_id,
        version=1,
        login_name=registration.email,
        initials=names.initials,
        first_name=names.first_name,
        infix=None,
        last_name=names.last_name,
        email=registration.email,
        phone=registration.phone,
        phone_proof=registration.phone_proof,
        language=file.language,
        groups=(PORTAL_GROUP,),
        scopes=(registration.person_id,),
        status=AccountStatus.ACTIVE,
        last_signed_in_at=now,
        terms_version=registration.terms_version,
    )


def mobile_of(file: DossierCopy) -> str | None:
    """The number of the employee's file, if an SMS can reach it."""
    try:
        return str(Phone.parse_mobile(file.phone)) if file.phone else None
    except FormatError:
        return None


def names_in(file: DossierCopy) -> NameParts | None:
    """The parts of "J. (Jan) van den Berg"; None if the name has another form."""
    found = _DISPLAYED.fullmatch(file.employee_name)
    return NameParts(found[1], found[2] or "", found[3]) if found else None


def has_address(file: DossierCopy, email: str) -> bool:
    """Whether the file holds this e-mail address."""
    return file.email is not None and address_key(file.email) == address_key(email)


def _mobile(typed: str) -> str:
    try:
        return str(Phone.parse_mobile(typed))
    except FormatError as error:
        raise refused_field("phone", error.code) from None


def _next(registration: Registration, step: RegistrationStep) -> Registration:
    return replace(registration, version=registration.version + 1, step=step)
