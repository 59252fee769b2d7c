"""Rows of the portal's registration: the employees' copies, their one invitation or account, the registrations."""

from dataclasses import replace
from datetime import datetime, timedelta

from botocore.exceptions import ClientError

from services.identity.portal.rules import MOST_ADDRESSES, PortalAccess, PortalInvitation, Registration
from shared.aws.clients import client
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.serde import Item, from_item, to_item
from shared.aws.transaction import Unit
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import Conflict, DomainError, NotSignedIn

_KEPT = timedelta(days=1)  # after its end, until it is cleaned up


class Employees:
    """Copies of employees' files, one a person, and how far each person has come with the portal."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, person_id: str) -> DossierCopy | None:
        """The copy of an employee's file."""
        item = self._table.get((f"PERSON#{person_id}", "COPY"), consistent=True)
        return from_row(DossierCopy, item) if item else None

    def keep(self, unit: Unit, file: DossierCopy) -> None:
        """Stages the copy of an employee's file, unless a newer one is here."""
        unit.put_newer({"pk": f"PERSON#{file.employee_id}", "sk": "COPY", **to_row(file)})

    def access_of(self, person_id: str) -> PortalAccess:
        """How far a person has come with the portal."""
        item = self._table.get((f"PERSON#{person_id}", "PORTAL"), consistent=True)
        return from_row(PortalAccess, item) if item else PortalAccess(person_id)

    def save_access(self, unit: Unit, access: PortalAccess, error: DomainError) -> None:
        """Stages how far a person has come; of two changes at once the second gets `error`."""
        changed = replace(access, version=access.version + 1)
        item = {"pk": f"PERSON#{access.person_id}", "sk": "PORTAL", **to_row(changed)}
        if access.version:
            unit.put_version(item, replaces=access.version, error=error)
        else:
            unit.put_new(item, error)


class PortalInvitations:
    """Mailed links into the portal: one living link a person."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def try_address(self, invitation_id: str) -> PortalInvitation | None:
        """Counts a try before its address is compared, and gives the invitation; None: there is none.

        One request, whether it exists or not.
        """
        pk, sk = _invitation_key(invitation_id)
        try:
            answer = client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": pk, "sk": sk}),
                UpdateExpression="ADD tries :one",
                ConditionExpression="tries < :most",
                ExpressionAttributeValues=to_item({":one": 1, ":most": MOST_ADDRESSES}),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return None
            raise
        return from_row(PortalInvitation, from_item(answer["Attributes"]))

    def add(self, unit: Unit, invitation: PortalInvitation) -> None:
        """Stages an invitation, with no address tried yet."""
        row = {**to_row(invitation), "tries": 0}
        unit.put(_passing_row(_invitation_key(invitation.id), row, invitation.expires_at))

    def void(self, unit: Unit, invitation_id: str) -> None:
        """Stages the end of an invitation, whether it lives or not."""
        unit.forget(_invitation_key(invitation_id))

    def spend(self, unit: Unit, invitation: PortalInvitation, error: DomainError) -> None:
        """Stages the use of an invitation; two uses at once have one winner."""
        unit.delete(_invitation_key(invitation.id), error)


class Registrations:
    """Registrations under way."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, registration_id: str) -> Registration | None:
        """A registration under way by its hash."""
        item = self._table.get(_registration_key(registration_id), consistent=True)
        return from_row(Registration, item) if item else None

    def add(self, unit: Unit, registration: Registration) -> None:
        """Stages a new registration."""
        unit.put(_registration_item(registration))

    def save(self, unit: Unit, registration: Registration) -> None:
        """Stages a registration's next step; of two at once one wins."""
        item = _registration_item(registration)
        unit.put_version(item, replaces=registration.version - 1, error=Conflict("wrong-step"))

    def end(self, unit: Unit, registration: Registration) -> None:
        """Stages the end of a registration."""
        unit.delete(_registration_key(registration.id), error=NotSignedIn("login-expired"))


def _invitation_key(invitation_id: str) -> Key:
    return (f"INVITATION#{invitation_id}", "INVITATION")


def _registration_key(registration_id: str) -> Key:
    return (f"REGISTRATION#{registration_id}", "REGISTRATION")


def _registration_item(registration: Registration) -> Item:
    key = _registration_key(registration.id)
    return _passing_row(key, to_row(registration), registration.expires_at)


def _passing_row(key: Key, row: Item, expires_at: datetime) -> Item:
    pk, sk = key
    ttl = int((expires_at + _KEPT).timestamp())
    return {"pk": pk, "sk": sk, **row, "ttl": ttl, **VOID_AFTER_RESTORE}
