"""Recovery, in full or in part: the percentage of a running absence changes, or the absence ends."""

from dataclasses import dataclass
from datetime import date

from services.trajects.domain import absence
from services.trajects.domain.replanning import Recovered, change_of
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import stage
from shared.kernel.errors import NotFound, StaleVersion

DONE_BY_RECOVERY = ("register_recovery",)
"""Tasks that are done by entering the recovery here (protocol remarks of section 2.1)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """From which day somebody is how far ill; 0 percent is recovery: the day is the first day not ill (rule R5).

    Attributes:
        version: of the traject as the caller saw it.
    """

    traject_id: str
    version: int
    start: date
    percent: int


def preview(doors: Doors, dossier_id: str, asked: Asked) -> Recovered:
    """What it would change; nothing is written.

    Raises:
        As `change_percentage`.
    """
    case = case_in_sight(doors, dossier_id)
    stored = case.file.traject(asked.traject_id)
    if stored is None or stored.pregnancy:
        raise NotFound
    if stored.version != asked.version:
        raise StaleVersion
    file = absence.settled(case.file, doors.today)
    traject = file.traject(asked.traject_id)
    assert traject is not None, "time takes no traject away"
    entry = doors.actor.entry
    if asked.percent:
        changed = absence.changed(traject, asked.start, asked.percent, entry, doors.today)
        change = change_of(case, file.with_traject(changed), doors.actor)
    else:
        changed = absence.recovered(traject, asked.start, entry, doors.today)
        change = change_of(case, file.with_traject(changed), doors.actor, {traject.id: DONE_BY_RECOVERY})
    return Recovered(change, change.step(traject.id))


def change_percentage(doors: Doors, dossier_id: str, asked: Asked) -> Recovered:
    """Another percentage from a day on, up or down; at 0 the absence ends and its open tasks are cancelled.

    Raises:
        NotFound: dossier or traject is absent or out of sight.
        StaleVersion: the traject was changed since.
        Conflict: nobody is ill in this traject, or it knows no partial recovery.
        Refused: the day or the percentage cannot be (rules R5, R8).
    """
    found = preview(doors, dossier_id, asked)
    stage(doors, found.change)
    return found


def report_recovery(doors: Doors, dossier_id: str, traject_id: str, version: int, day: date) -> Recovered:
    """Full recovery; `day` is the first day not ill.

    Raises:
        As `change_percentage`.
    """
    return change_percentage(doors, dossier_id, Asked(traject_id, version, day, 0))
