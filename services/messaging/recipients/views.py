"""Recipients as they are shown, in the caller's language."""

from typing import Literal

from services.messaging.recipients.rules import Recipients
from services.messaging.recipients.schemas import RecipientAnswer, RecipientsAnswer
from shared.kernel.copies import DossierCopy, UserCopy
from shared.kernel.permissions import groups
from shared.texts import Language

_EMPLOYEES_GROUP = "portal_user"


def recipients_answer(found: Recipients, language: Language) -> RecipientsAnswer:
    """Everybody to whom one can write about a dossier, the employee first."""
    employee = _employee(found.dossier, found.portal, language)
    return RecipientsAnswer(items=(employee, *(_account(each, language) for each in found.accounts)))


def _account(user: UserCopy, language: Language) -> RecipientAnswer:
    group = user.groups[0]
    side: Literal["employer", "arbo"] = "employer" if groups()[group].side == "employer" else "arbo"
    return RecipientAnswer(
        kind="user",
        id=user.id,
        name=user.name,
        role=_group_name(group, language),
        has_mobile=user.has_mobile,
        has_account=True,
        side=side,
    )


def _employee(dossier: DossierCopy, portal: UserCopy | None, language: Language) -> RecipientAnswer:
    return RecipientAnswer(
        kind="employee",
        id=dossier.employee_id,
        name=dossier.employee_name,
        role=_group_name(_EMPLOYEES_GROUP, language),
        has_mobile=dossier.has_mobile or (portal is not None and portal.has_mobile),
        has_account=portal is not None and portal.is_open,
        side="employee",
    )


def _group_name(key: str, language: Language) -> str:
    group = groups()[key]
    return group.name_en if language == "en" else group.name_nl
