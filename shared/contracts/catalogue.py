"""Every event by producer and name: for schemas, samples, the archive's filter and the consumers."""

from shared.contracts import access, codes, documents, identity, messaging, organisation, trajects
from shared.contracts.envelope import EventData

EVENTS: dict[str, tuple[type[EventData], ...]] = {
    "identity": (
        identity.UserChanged,
        identity.UserInvited,
        identity.UserBlocked,
        identity.PortalInvited,
        codes.CodeIssued,
        access.AccessRecorded,
    ),
    "organisation": (
        organisation.EmployerChanged,
        organisation.EmployerPublished,
        organisation.DepartmentChanged,
        organisation.ContactChanged,
        organisation.EmployeeChanged,
        access.AccessRecorded,
    ),
    "trajects": (
        trajects.SickReported,
        trajects.TrajectChanged,
        trajects.TasksReplanned,
        trajects.TaskDone,
        access.AccessRecorded,
    ),
    "documents": (
        documents.DocumentFinalised,
        documents.DocumentRendered,
        documents.SignatureRequested,
        documents.DocumentSigned,
        documents.AuditPageMade,
        documents.CeremonyEnded,
        codes.CodeIssued,
        access.AccessRecorded,
    ),
    "messaging": (
        messaging.MessageQueued,
        messaging.MessageSent,
        messaging.MessageFailed,
        messaging.PortalInvitationNeeded,
        access.AccessRecorded,
    ),
    "statistics": (access.AccessRecorded,),
    "audit": (access.AccessRecorded,),
}
