"""Every event by producer and name: for schemas, samples, the archive's filter and the consumers."""

from shared.contracts import access, identity, messaging, organisation, trajects
from shared.contracts.envelope import EventData

EVENTS: dict[str, tuple[type[EventData], ...]] = {
    "identity": (identity.UserChanged, identity.UserInvited, identity.UserBlocked, access.AccessRecorded),
    "organisation": (
        organisation.EmployerChanged,
        organisation.EmployerPublished,
        organisation.DepartmentChanged,
        organisation.ContactChanged,
        organisation.EmployeeChanged,
        access.AccessRecorded,
    ),
    "trajects": (trajects.SickReported, trajects.TasksReplanned, trajects.TaskDone, access.AccessRecorded),
    "messaging": (messaging.MessageQueued, messaging.MessageFailed, access.AccessRecorded),
}
