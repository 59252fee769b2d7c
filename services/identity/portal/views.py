"""What who registers sees of the step that is due; the names of the file only once the phone is proven."""

from services.identity.domain.contact import ending
from services.identity.portal.rules import TERMS_VERSION, Progress, RegistrationStep, mobile_of, names_in
from services.identity.portal.schemas import NamesAnswer, PortalStepAnswer, RegistrationPhoneAnswer


def step_answer(progress: Progress) -> PortalStepAnswer:
    """The step that is due, with what it needs to be filled in."""
    return PortalStepAnswer(
        step=progress.registration.step.value,
        terms_version=TERMS_VERSION,
        phone=_phone_answer(progress),
        names=_names_answer(progress),
        resend_at=progress.resend_at,
    )


def _phone_answer(progress: Progress) -> RegistrationPhoneAnswer | None:
    """The number to which the code will go, or went."""
    registration, in_file = progress.registration, mobile_of(progress.file)
    if registration.step is RegistrationStep.PHONE and in_file:
        return RegistrationPhoneAnswer(ending=ending(in_file), is_from_file=True)
    if registration.step is RegistrationStep.CODE and registration.phone:
        is_from_file = registration.phone_proof == "employee-file"
        return RegistrationPhoneAnswer(ending=ending(registration.phone), is_from_file=is_from_file)
    return None


def _names_answer(progress: Progress) -> NamesAnswer | None:
    is_due = progress.registration.step is RegistrationStep.NAMES
    names = names_in(progress.file) if is_due else None
    if names is None:
        return None
    return NamesAnswer(initials=names.initials, first_name=names.first_name, last_name=names.last_name)
