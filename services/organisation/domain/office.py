"""An office of the arbodienst: the folder under which employers are published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """A node of the organisation tree above employers."""

    id: str
    version: int
    name: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """The copy of an account that organisation keeps: who can be a case manager."""

    id: str
    display_name: str
    groups: tuple[str, ...]
    is_open: bool
