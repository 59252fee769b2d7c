"""What a sick report, a percentage or a recovery means for the case, in words and numbers."""

from datetime import date

from services.trajects import wording
from services.trajects.absences.rules import PercentageChange, Reported
from services.trajects.absences.schemas import FirstDueAnswer, PreviewAnswer, SickReportAnswer
from services.trajects.change_views import protocol_answer
from services.trajects.domain.calendars import WAITING
from services.trajects.domain.settling import relapse_until
from shared.texts import Language, sentence

type _Data = dict[str, str | int | date]


def sick_preview(found: Reported, language: Language) -> PreviewAnswer:
    """What a sick report would start."""
    tasks, traject = found.absence.calendar.tasks, found.absence.traject
    waiting = [task for task in tasks if task.state in WAITING and task.due]
    first = min(waiting, key=lambda task: task.due or date.max, default=None)
    return PreviewAnswer(
        protocol=protocol_answer(traject.protocol, language),
        task_count=len(tasks),
        first_due=FirstDueAnswer(title=wording.title(first.template, language), due=first.due)
        if first and first.due
        else None,
        continues_since=_continues(found),
        sentence=_of_report(found, language),
    )


def sick_report(found: Reported, language: Language) -> SickReportAnswer:
    """What a sick report started."""
    traject = found.absence.traject
    return SickReportAnswer(
        dossier_id=traject.dossier_id,
        traject_id=traject.id,
        protocol=protocol_answer(traject.protocol, language),
        task_count=len(found.absence.calendar.tasks),
        near_task_count=len(found.absence.added),
        continues_since=_continues(found),
        sentence=_of_report(found, language),
    )


def of_percentage(found: PercentageChange, language: Language) -> str:
    """What another percentage or a recovery means."""
    traject, sick_days = found.absence.traject, found.absence.calendar.sick_days
    spell, until = traject.spells[-1], relapse_until(traject)
    if until and spell.recovery:
        ended: _Data = {"day": spell.recovery, "sick_days": sick_days, "until": until}
        return sentence(language, "course", "recovered", ended)
    step = spell.running
    data: _Data = {"day": step.start, "percent": step.percent, "first": traject.start}
    return sentence(language, "course", "percentage", data)


def _continues(found: Reported) -> date | None:
    return None if found.gap is None else found.absence.traject.start


def _of_report(found: Reported, language: Language) -> str:
    traject, sick_days = found.absence.traject, found.absence.calendar.sick_days
    if found.gap is None:
        started: _Data = {"protocol": wording.protocol_title(traject.protocol, language)}
        return sentence(language, "course", "starts", started)
    data: _Data = {"day": traject.start, "gap": found.gap, "sick_days": sick_days}
    return sentence(language, "course", "continues", data)
