"""Registering in the message portal, in five steps that come in this order only.

terms ─► password ─► phone ─► code ─► names ─► account and session
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from services.identity.domain.portal import Names, Person, Registration, Step
from services.identity.domain.user import PORTAL_GROUP, PhoneProof, Status, User
from shared.kernel.errors import FieldError, Refused, refused_field
from shared.kernel.formats import FormatError
from shared.kernel.formats.person_name import initials, name_part
from shared.kernel.formats.phone import Phone

TERMS_VERSION: Final = "2026-11"
"""Of the conditions of use that the portal shows; a new text is a new version."""


def accept_terms(registration: Registration, version: str, *, is_accepted: bool) -> Registration:
    """The conditions accepted, in the version that was shown.

    Raises:
        Conflict: another step is due.
        Refused: not accepted, or of another version.
    """
    registration.check_step(Step.TERMS)
    if version != TERMS_VERSION:
        raise refused_field("/version", "terms-changed")
    if not is_accepted:
        raise refused_field("/isAccepted", "terms-needed")
    return replace(_next(registration, Step.PASSWORD), terms_version=version)


def choose_password(registration: Registration, password_hash: str) -> Registration:
    """The password chosen; its rules are those of every account.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(Step.PASSWORD)
    return replace(_next(registration, Step.PHONE), password_hash=password_hash)


def choose_phone(registration: Registration, person: Person, typed: str | None) -> Registration:
    """The number to which the code goes: that of the file if it has a mobile, else the typed one (MSG-3).

    Raises:
        Conflict: another step is due.
        Refused: no number, no mobile number, or another one than the file holds.
    """
    registration.check_step(Step.PHONE, Step.CODE)
    own, in_file = _mobile(typed) if typed else None, mobile_of(person)
    if in_file and own not in {None, in_file}:
        raise Refused("phone-from-file", fields=(FieldError("/phone", "phone-from-file"),))
    phone = in_file or own or registration.phone
    proof: PhoneProof = "employee-file" if in_file else "self-declared"
    if phone is None:
        raise refused_field("/phone", "required")
    return replace(_next(registration, Step.CODE), phone=phone, phone_proof=proof)


def prove_phone(registration: Registration) -> Registration:
    """The phone proven: its code came back.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(Step.CODE)
    return _next(registration, Step.NAMES)


def read_names(given: Names) -> Names:
    """The typed names in their stored form.

    Raises:
        Refused: one of them is no name.
    """
    found, faults = {}, []
    for field, pointer, parse in (
        ("initials", "/initials", initials),
        ("first_name", "/firstName", name_part),
        ("last_name", "/lastName", name_part),
    ):
        try:
            found[field] = parse(getattr(given, field))
        except FormatError as error:
            faults.append(FieldError(pointer, error.code))
    if faults:
        raise Refused("invalid", fields=tuple(faults))
    return Names(**found)


def account(registration: Registration, person: Person, names: Names, *, user_id: str, now: datetime) -> User:
    """The portal account that a finished registration makes: open at once, and signed in.

    Raises:
        Conflict: another step is due.
    """
    registration.check_step(Step.NAMES)
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
        language=person.language,
        groups=(PORTAL_GROUP,),
        scopes=(registration.person_id,),
        status=Status.ACTIVE,
        last_signed_in_at=now,
        terms_version=registration.terms_version,
    )


def mobile_of(person: Person) -> str | None:
    """The number of the employee's file, if an SMS can reach it."""
    try:
        return str(Phone.parse_mobile(person.phone)) if person.phone else None
    except FormatError:
        return None


def ending(phone: str) -> str:
    """The last two digits, by which people recognise their number."""
    return phone[-2:]


def _mobile(typed: str) -> str:
    try:
        return str(Phone.parse_mobile(typed))
    except FormatError as error:
        raise refused_field("/phone", error.code) from None


def _next(registration: Registration, step: Step) -> Registration:
    return replace(registration, version=registration.version + 1, step=step)
