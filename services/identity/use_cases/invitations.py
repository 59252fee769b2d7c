"""Inviting an employee to the message portal: one living link a person, mailed by messaging."""

from datetime import timedelta

from services.identity.domain.portal import INVITATION_DAYS, Invitation
from services.identity.domain.session import hashed
from services.identity.gateways.links import seal_link_token
from services.identity.use_cases.doors import Doors
from shared.contracts.identity import PortalInvited


class PersonUnknownError(Exception):
    """The copy of the employee has not arrived yet: the event goes back to its queue."""


def invite_to_portal(doors: Doors, person_id: str, about: str) -> None:
    """Stages an invitation, which voids the one before; nothing for who has an account, or no address.

    Raises:
        PersonUnknownError: the employee's copy is still on its way.
    """
    person = doors.store.person(person_id)
    if person is None:
        raise PersonUnknownError(person_id)
    standing = doors.store.standing(person_id)
    if person.email is None or standing.user_id:
        return
    token = doors.new_token()
    expires_at = doors.now + timedelta(days=INVITATION_DAYS)
    invitation = Invitation(hashed(token), person_id, person.email, expires_at)
    doors.store.replace_invitation(doors.unit, invitation, standing)
    doors.unit.record(
        PortalInvited(
            person_id=person_id,
            email=person.email,
            language=person.language,
            token_ciphertext=seal_link_token(person_id, token),
            valid_days=INVITATION_DAYS,
            about=about,
        )
    )
