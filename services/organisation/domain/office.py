"""An office of the arbodienst: the folder under which employers are published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """A node of the organisation tree above employers."""

    id: str
    version: int
    name: str
