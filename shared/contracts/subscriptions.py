"""Who takes which event. The rules on the bus are made from this table."""

from typing import Final

SUBSCRIPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "identity": ("organisation.EmployeeChanged", "messaging.PortalInvitationNeeded"),
    "organisation": ("identity.UserChanged",),
    "trajects": (
        "organisation.EmployerChanged",
        "organisation.DepartmentChanged",
        "organisation.EmployeeChanged",
        "identity.UserChanged",
        "documents.DocumentSigned",
    ),
    "documents": (
        "organisation.EmployerChanged",
        "organisation.EmployeeChanged",
        "identity.UserChanged",
        "trajects.SickReported",
        "messaging.MessageSent",
    ),
    "documents-render": ("documents.DocumentFinalised", "documents.DocumentSigned"),
    "documents-seal": ("documents.AuditPageMade",),
    "messaging": (
        "identity.UserChanged",
        "identity.UserInvited",
        "identity.PortalInvited",
        "identity.CodeIssued",
        "organisation.ContactChanged",
        "organisation.EmployeeChanged",
        "organisation.EmployerChanged",
        "trajects.TasksReplanned",
        "documents.SignatureRequested",
        "documents.DocumentSigned",
        "documents.CeremonyEnded",
        "documents.CodeIssued",
    ),
    "messaging-deliver": ("messaging.MessageQueued",),
    "statistics": (
        "organisation.EmployerChanged",
        "organisation.EmployeeChanged",
        "trajects.TrajectChanged",
    ),
    "audit": (
        "identity.UserChanged",
        "organisation.EmployerChanged",
        "organisation.EmployeeChanged",
    ),
    "audit-collect": (
        "identity.AccessRecorded",
        "organisation.AccessRecorded",
        "trajects.AccessRecorded",
        "documents.AccessRecorded",
        "messaging.AccessRecorded",
        "statistics.AccessRecorded",
        "audit.AccessRecorded",
    ),
}
"""Subscription (a queue with its dead-letter queue) → "producer.EventName"."""
