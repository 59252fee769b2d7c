"""The copy of an employer: its name, and from which nodes its figures are in sight."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmployerCopy:
    """An employer as organisation tells it."""

    id: str
    version: int
    name: str
    office_id: str | None
    is_published: bool

    @property
    def path(self) -> tuple[str, ...]:
        """Who holds one of these nodes sees the whole employer; a department is only a part of it."""
        return (self.office_id, self.id) if self.office_id else (self.id,)
