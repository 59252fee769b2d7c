"""What signing in shows: the next step, an app's seed as a QR code, where the SMS went."""

from services.identity.sign_in.rules import CodeSent, NextStep
from services.identity.sign_in.schemas import (
    AuthenticatorAnswer,
    NextStepAnswer,
    PhoneEndingAnswer,
    PortalSignInAnswer,
)


def next_step_answer(step: NextStep) -> NextStepAnswer:
    """The step that follows a right password."""
    return NextStepAnswer.model_validate({"step": step.step, "authenticator": _authenticator_answer(step)})


def code_sent_answer(sent: CodeSent) -> PortalSignInAnswer:
    """Where the code went, and when another may be asked."""
    return PortalSignInAnswer(phone=PhoneEndingAnswer(ending=sent.phone_ending), resend_at=sent.resend_at)


def _authenticator_answer(step: NextStep) -> AuthenticatorAnswer | None:
    if not step.seed or not step.uri:
        return None
    import segno  # noqa: PLC0415 - only an enrolment draws a QR code

    image = segno.make(step.uri, error="m").svg_inline(scale=5, border=2, dark="#000", light="#fff")
    return AuthenticatorAnswer(secret=step.seed, uri=step.uri, qr_svg=image)
