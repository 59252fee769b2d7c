"""What identity tells the others after an account changed."""

from services.identity.domain.user import User
from shared.aws.transaction import Unit
from shared.contracts.identity import UserChanged


def tell_user_changed(unit: Unit, user: User) -> None:
    """Stages the account's whole public state."""
    unit.record(
        UserChanged(
            user_id=user.id,
            aggregate_version=user.version,
            display_name=user.display_name,
            email=user.email,
            language=user.language,
            groups=user.groups,
            scopes=user.scopes,
            status=user.status.value,
            phone=user.phone,
            phone_proof=user.phone_proof,
            person_id=user.person_id,
        )
    )
