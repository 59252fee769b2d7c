"""Recovery, in full or in part: the percentage of a running absence changes, or the absence ends."""

from dataclasses import dataclass
from datetime import date

from services.trajects.absences.rules import PercentageChange, changed, recovered
from services.trajects.domain.calendars import plan_of
from services.trajects.domain.changes import change_of
from services.trajects.domain.entries import Entry, EntryKind
from services.trajects.domain.settling import settled
from services.trajects.saving import save
from services.trajects.sight import actor_of, case_in_sight
from shared.aws.context import Context
from shared.kernel.errors import NotFound, StaleVersion

DONE_BY_RECOVERY = ("register_recovery",)
"""Tasks that are done by entering the recovery here (protocol remarks of section 2.1)."""


@dataclass(frozen=True, slots=True)
class NewPercentage:
    """From which day somebody is how far ill; 0 percent is recovery: the day is the first day not ill (rule R5).

    Attributes:
        version: of the traject as the caller saw it.
    """

    traject_id: str
    version: int
    start: date
    percent: int


def preview(context: Context, dossier_id: str, asked: NewPercentage) -> PercentageChange:
    """What it would change; nothing is written.

    Raises:
        As `change_percentage`.
    """
    case = case_in_sight(context, dossier_id)
    stored = case.file.traject(asked.traject_id)
    if stored is None or stored.pregnancy:
        raise NotFound
    if stored.version != asked.version:
        raise StaleVersion
    file = settled(case.file, plan_of(case.file, context.today))
    traject = file.traject(asked.traject_id)
    assert traject is not None, "time takes no traject away"
    if asked.percent:
        following, done_now = changed(traject, asked.start, asked.percent, context.today), {}
    else:
        following = recovered(traject, asked.start, context.today)
        done_now = {traject.id: DONE_BY_RECOVERY}
    change = change_of(
        case, file.with_traject(following), actor_of(context), done_now, (_entry(context, asked),)
    )
    return PercentageChange(change, change.of(traject.id))


def change_percentage(context: Context, dossier_id: str, asked: NewPercentage) -> PercentageChange:
    """Another percentage from a day on, up or down; at 0 the absence ends and its open tasks are cancelled.

    Raises:
        NotFound: dossier or traject is absent or out of sight.
        StaleVersion: the traject was changed since.
        Conflict: nobody is ill in this traject, or it knows no partial recovery.
        Refused: the day or the percentage cannot be (rules R5, R8).
    """
    found = preview(context, dossier_id, asked)
    save(context, found.change)
    return found


def _entry(context: Context, asked: NewPercentage) -> Entry:
    return Entry(
        id=context.unit.ids(),
        traject_id=asked.traject_id,
        kind=EntryKind.PERCENTAGE if asked.percent else EntryKind.RECOVERY,
        recorded_at=context.now,
        recorded_by=context.principal.user_id,
        day=asked.start,
        percent=asked.percent or None,
    )
