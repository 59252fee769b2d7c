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
    ),
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
