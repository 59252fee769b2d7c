"""What can go wrong, as values: a stable code, the fields concerned, and data for the sentence.

The texts stand in `shared/texts/*/problems.json`; `shared/http/problems.py` maps class to status.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as a_field
from datetime import date

type FieldPath = str | tuple[str | int, ...]
"""A field by its name, or the way to it: `("participants", 2)`. Names are the domain's own, in snake_case."""

type Data = Mapping[str, str | int | date]
"""What fills the {places} of a sentence."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field's fault; `code` is stable. Pointer, sentence and language are made in `shared/http`."""

    field: FieldPath
    code: str
    data: Data = a_field(default_factory=dict)


class DomainError(Exception):
    """A refusal that the caller can understand. Nothing was changed."""

    def __init__(
        self,
        code: str,
        *,
        fields: tuple[FieldError, ...] = (),
        retry_after: int | None = None,
        **data: str | int | date,
    ) -> None:
        """`code` is kebab-case and stable; `retry_after` is in seconds; `data` fills the sentence."""
        super().__init__(code)
        self.code = code
        self.fields = fields
        self.retry_after = retry_after
        self.data: Data = data


class Refused(DomainError):  # noqa: N818 - reads as the outcome it is
    """The content breaks a rule (422)."""


class Conflict(DomainError):  # noqa: N818
    """The present state does not allow it, or somebody was first (409)."""


class Raced(Conflict):
    """Another write of the same aggregate came first; the act runs again on what stands now."""

    def __init__(self) -> None:
        super().__init__("busy", retry_after=1)


class StaleVersion(DomainError):  # noqa: N818
    """The caller acted on an older version (412)."""

    def __init__(self) -> None:
        super().__init__("version-mismatch")


class NotFound(DomainError):  # noqa: N818
    """Absent, or outside the caller's scopes: the two look the same (404)."""

    def __init__(self, code: str = "not-found") -> None:
        super().__init__(code)


class Forbidden(DomainError):  # noqa: N818
    """In scope, but without the right (403)."""


class NotSignedIn(DomainError):  # noqa: N818
    """No session, or one that ended (401)."""


class TooMany(DomainError):  # noqa: N818
    """A limit was hit; `retry_after` says when to come back (429)."""


def refused_field(field: FieldPath, code: str, **data: str | int | date) -> Refused:
    """The refusal of a single field, under the general code `invalid`."""
    return Refused("invalid", fields=(FieldError(field, code, data),))
