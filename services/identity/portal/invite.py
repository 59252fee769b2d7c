"""Inviting an employee to the message portal: one living link a person, mailed by messaging."""

from dataclasses import replace

from services.identity.domain.tokens import NewToken, hashed, new_token
from services.identity.portal.gateways import seal_invitation_token
from services.identity.portal.rows import Employees, PortalInvitations
from services.identity.portal.rules import INVITATION, INVITATION_DAYS, PortalInvitation
from shared.aws.context import Context
from shared.contracts.identity import PortalInvited
from shared.kernel.errors import Conflict


class PersonUnknownError(Exception):
    """The copy of the employee has not arrived yet: the event goes back to its queue."""


def invite_to_portal(context: Context, person_id: str, about: str, new_token: NewToken = new_token) -> None:
    """Stages an invitation, which voids the one before; nothing for who has an account, or no address.

    Raises:
        PersonUnknownError: the employee's copy is still on its way.
    """
    employees = Employees(context.table)
    file = employees.find(person_id)
    if file is None:
        raise PersonUnknownError(person_id)
    access = employees.access_of(person_id)
    if file.email is None or access.user_id:
        return
    token = new_token()
    invitation = PortalInvitation(hashed(token), person_id, file.email, context.now + INVITATION)
    invitations = PortalInvitations(context.table)
    if access.invitation:
        invitations.void(context.unit, access.invitation)
    invitations.add(context.unit, invitation)
    employees.save_access(context.unit, replace(access, invitation=invitation.id), Conflict("busy"))
    context.unit.record(
        PortalInvited(
            person_id=person_id,
            email=file.email,
            language=file.language,
            token_ciphertext=seal_invitation_token(person_id, token),
            valid_days=INVITATION_DAYS,
            about=about,
        )
    )
