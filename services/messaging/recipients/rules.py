"""Whom a list of recipients holds."""

from dataclasses import dataclass

from shared.kernel.copies import DossierCopy, UserCopy


@dataclass(frozen=True, slots=True)
class Recipients:
    """The employee of a dossier, the portal account if there is one, and the accounts that see the dossier."""

    dossier: DossierCopy
    portal: UserCopy | None
    accounts: list[UserCopy]
