"""Names that both the templates and the tools around them use; importing them costs nothing."""

from typing import Final

TTL_ATTRIBUTE: Final = "ttl"
"""The attribute by which a table forgets rows (seconds since 1970)."""

NOT_ARCHIVED: Final = (
    "CodeIssued",
    "ContactChanged",
    "EmployeeChanged",
    "PortalInvited",
    "UserChanged",
    "UserInvited",
)
"""Events that carry named personal fields (PRV-1; a rebuilt consumer is filled by `republish` instead), or a code or
link token as ciphertext (SMS-6)."""

ORIGIN_HEADER: Final = "x-origin-secret"
"""CloudFront's proof to the authorizer that a request came through it."""
