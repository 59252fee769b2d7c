"""Who takes which event. The rules on the bus are made from this table."""

from typing import Final

SUBSCRIPTIONS: Final[dict[str, tuple[str, ...]]] = {
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
        "organisation.ContactChanged",
        "trajects.TasksReplanned",
    ),
    "messaging-deliver": ("messaging.MessageQueued",),
    "access-log": (
        "identity.AccessRecorded",
        "organisation.AccessRecorded",
        "trajects.AccessRecorded",
        "documents.AccessRecorded",
        "messaging.AccessRecorded",
    ),
}
"""Subscription (a queue with its dead-letter queue) → "producer.EventName"."""
