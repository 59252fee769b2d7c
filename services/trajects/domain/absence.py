"""What can happen to an absence: reported, changed in percentage, recovered, ended by leave, begun again.

            R5: change     R8: recovery        R2: less than 28 days later the same traject goes on
|==== 100 ====|=== 50 ===)..................|=====
FSD                      end of the traject   relapse
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.trajects.domain.case_file import (
    CaseFile,
    Dossier,
    EmployerCopy,
    Employment,
    Entry,
    Percentage,
    Spell,
    Traject,
)
from services.trajects.domain.chains import JOIN_DAYS
from services.trajects.domain.history import EndReason
from services.trajects.domain.planned import leaves_of
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field

CONFIRM_AFTER_DAYS = 28
"""A first sick day further back than this asks for confirmation (rule R1)."""

_PREGNANCY = "PREGNANCY"
_ZW = "zw_erd"
_DAY = timedelta(days=1)
_FIRST, _FROM = "/firstSickDay", "/from"


@dataclass(frozen=True, slots=True)
class SickReport:
    """A sick report as asked for."""

    first_sick_day: date
    percent: int
    classification: str
    employment_id: str | None
    is_early_confirmed: bool


def accepted_employment(case: CaseFile, employer: EmployerCopy, asked: SickReport, today: date) -> Employment:
    """The employment that a sick report concerns.

    Raises:
        Conflict: a spell is open.
        Refused: the first sick day, the classification or the employment cannot be (rules R1, R3).
    """
    if case.open_spell:
        raise already_open(case.open_spell)
    employment, fault = _employment_of(case.dossier, asked)
    faults = (fault, _day_fault(case, asked, today), _classification_fault(case, employer, asked))
    found = tuple(each for each in faults if each)
    if found or employment is None:
        raise Refused("invalid", fields=found)
    return employment


def already_open(spell: Spell) -> Conflict:
    """What to say of a second report while `spell` runs."""
    return Conflict("absence-already-open", since=f"{spell.first_sick_day:%d-%m-%Y}")


def reported(spell_id: str, employment: Employment, asked: SickReport, entry: Entry) -> Spell:
    """The spell that a report begins."""
    return Spell(
        id=spell_id,
        employment_id=employment.id,
        reported_at=entry.at,
        reported_by=entry.by,
        first_sick_day=asked.first_sick_day,
        classification=asked.classification,
        percentages=(Percentage(asked.first_sick_day, asked.percent, entry),),
    )


def changed(traject: Traject, start: date, percent: int, entry: Entry, today: date) -> Traject:
    """The absence with another percentage from a day on (rules R5, R6).

    Raises:
        Conflict: nobody is ill here, or a ZW traject knows no partial recovery (rule R5).
        Refused: the day or the percentage cannot be.
    """
    spell = _running(traject)
    if traject.protocol == _ZW:
        raise Conflict("no-partial-recovery")
    _check_day(spell, start, today)
    if percent == spell.running.percent:
        raise refused_field("/percentage", "percentage-unchanged", percent=percent)
    step = Percentage(start, percent, entry)
    return traject.with_last(replace(spell, percentages=(*spell.percentages, step)))


def recovered(traject: Traject, day: date, entry: Entry, today: date) -> Traject:
    """The absence ended; `day` is the first day not ill (rule R8).

    Raises:
        Conflict: nobody is ill here.
        Refused: the day cannot be.
    """
    spell = _running(traject)
    if day <= spell.first_sick_day:
        raise refused_field(_FROM, "recovery-too-early", day=f"{spell.first_sick_day:%d-%m-%Y}")
    _check_day(spell, day, today)
    return _ended(traject, day, EndReason.RECOVERED, entry)


def settled(case: CaseFile, today: date) -> CaseFile:
    """The case with what time has done: leave that began ended a running spell, leave that is over a pregnancy."""
    leaves = leaves_of(case, today)
    found = case
    for traject in case.trajects:
        leave, spell = leaves.get(traject.id), traject.open_spell
        if leave and traject.end is None and leave.end <= today:
            ended = replace(traject, end=leave.end, end_reason=EndReason.LEAVE.value)
            found = found.with_traject(ended)
        starts = [
            each.start for each in leaves.values() if spell and spell.first_sick_day < each.start <= today
        ]
        if starts:
            found = found.with_traject(_ended(traject, min(starts), EndReason.LEAVE, None))
    return found


def relapse_until(traject: Traject) -> date | None:
    """The last day on which a new spell surely goes on with this recovered absence (rule R2)."""
    day = traject.spells[-1].recovery
    return day + timedelta(days=JOIN_DAYS - 1) if day else None


def _ended(traject: Traject, day: date, reason: EndReason, entry: Entry | None) -> Traject:
    spell = replace(traject.spells[-1], recovery=day, end_reason=reason.value, ended=entry)
    return replace(traject.with_last(spell), end=day - _DAY, end_reason=reason.value)


def _running(traject: Traject) -> Spell:
    if traject.open_spell is None:
        raise Conflict("no-running-absence")
    return traject.open_spell


def _check_day(spell: Spell, day: date, today: date) -> None:
    if day > today:
        raise refused_field(_FROM, "day-in-future")
    if day < spell.running.start:
        raise refused_field(_FROM, "day-before-last-change", day=f"{spell.running.start:%d-%m-%Y}")


def _employment_of(dossier: Dossier, asked: SickReport) -> tuple[Employment | None, FieldError | None]:
    if asked.employment_id:
        chosen = next((each for each in dossier.employments if each.id == asked.employment_id), None)
        return chosen, None if chosen else FieldError("/employmentId", "employment-unknown")
    running = dossier.employment_on(asked.first_sick_day)
    if running:
        return running, None
    is_early = all(asked.first_sick_day < each.start for each in dossier.employments)
    code = "first-sick-day-before-employment" if is_early else "first-sick-day-after-employment"
    return None, FieldError(_FIRST, code)


def _day_fault(case: CaseFile, asked: SickReport, today: date) -> FieldError | None:
    day = asked.first_sick_day
    if day > today:
        return FieldError(_FIRST, "first-sick-day-in-future")
    if any(spell.recovery and day < spell.recovery for spell in case.spells):
        return FieldError(_FIRST, "first-sick-day-overlaps")
    leave = next((each for each in leaves_of(case, today).values() if each.start <= day <= each.end), None)
    if leave:
        return FieldError(_FIRST, "first-sick-day-in-leave", {"day": f"{leave.end:%d-%m-%Y}"})
    if (today - day).days > CONFIRM_AFTER_DAYS and not asked.is_early_confirmed:
        return FieldError(_FIRST, "first-sick-day-needs-confirmation", {"days": CONFIRM_AFTER_DAYS})
    return None


def _classification_fault(case: CaseFile, employer: EmployerCopy, asked: SickReport) -> FieldError | None:
    if asked.classification not in employer.classifications:
        return FieldError("/classification", "classification-not-offered")
    if asked.classification == _PREGNANCY and not any(each.pregnancy for each in case.trajects):
        return FieldError("/classification", "pregnancy-first")
    return None
