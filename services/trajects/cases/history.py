"""What happened in a dossier, in sentences, from what was entered."""

from datetime import date

from services.trajects import wording
from services.trajects.cases.schemas import HistoryAnswer
from services.trajects.domain.case import Case
from services.trajects.domain.entries import Entry, EntryKind
from services.trajects.viewer import named_user
from shared.texts import Language, sentence

type _Data = dict[str, str | int | date]

_SENTENCES = {
    EntryKind.SICK_REPORT: "reported-sick",
    EntryKind.RELAPSE: "reported-sick-again",
    EntryKind.PERCENTAGE: "percentage-changed",
    EntryKind.RECOVERY: "recovered",
    EntryKind.PREGNANCY: "pregnancy-told",
    EntryKind.BIRTH: "birth-told",
    EntryKind.TASK_DONE: "task-done",
}


def history(case: Case, language: Language) -> tuple[HistoryAnswer, ...]:
    """Every entry as a line, the newest first."""
    newest = sorted(case.file.entries, key=lambda each: (each.recorded_at, each.id), reverse=True)
    return tuple(_line(case, each, language) for each in newest)


def _line(case: Case, entry: Entry, language: Language) -> HistoryAnswer:
    data: _Data = {"day": entry.day, "percent": entry.percent or 0, "task": _task(case, entry, language)}
    return HistoryAnswer(
        at=entry.recorded_at,
        by=named_user(case.users, entry.recorded_by),
        sentence=sentence(language, "history", _SENTENCES[entry.kind], data),
    )


def _task(case: Case, entry: Entry, language: Language) -> str:
    traject = case.file.traject(entry.traject_id)
    if entry.task is None or traject is None:
        return ""
    return wording.task_title(traject.protocol, entry.task, language)
