"""What an act would change, or changed, as several areas answer it."""

from services.trajects import wording
from services.trajects.domain.changes import CaseChange, TrajectChange
from services.trajects.shapes import ChangeAnswer, ChangePreviewAnswer, LeaveAnswer, ProtocolAnswer
from shared.kernel.leave import Leave
from shared.texts import Language


def protocol_answer(key: str, language: Language) -> ProtocolAnswer:
    """A protocol variation by name."""
    return ProtocolAnswer(key=key, title=wording.protocol_title(key, language))


def leave_answer(leave: Leave) -> LeaveAnswer:
    """A leave as it stands."""
    return LeaveAnswer(
        start=leave.start,
        end=leave.end,
        earliest_start=leave.start_window[0],
        latest_start=leave.start_window[1],
        days_after_birth=leave.days_after_birth,
        apply_from=leave.apply[0],
        apply_to=leave.apply[1],
    )


def change_preview(change: CaseChange, sentence: str, leave: Leave | None = None) -> ChangePreviewAnswer:
    """What an act would change."""
    return ChangePreviewAnswer(
        sentence=sentence,
        added=change.added,
        moved=change.moved,
        cancelled=change.cancelled,
        leave=leave_answer(leave) if leave else None,
    )


def change_answer(
    change: CaseChange, own: TrajectChange, sentence: str, leave: Leave | None = None
) -> ChangeAnswer:
    """What an act changed; `own` is what it made of the traject that it was about."""
    return ChangeAnswer(
        **change_preview(change, sentence, leave).model_dump(by_alias=False),
        dossier_id=own.traject.dossier_id,
        traject_id=own.traject.id,
        version=own.traject.version,
    )
