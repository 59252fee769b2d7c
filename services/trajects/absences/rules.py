"""What can happen to an absence: reported, changed in percentage, recovered, begun again.

            R5: change     R8: recovery        R2: less than 28 days later the same traject goes on
|==== 100 ====|=== 50 ===)..................|=====
FSD                      end of the traject   relapse
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from services.trajects.domain.case import CaseFile, Traject, already_open
from services.trajects.domain.changes import CaseChange, TrajectChange
from services.trajects.domain.facts import EndReason, Percentage, Spell
from services.trajects.domain.settling import ended
from shared.kernel.copies import DossierCopy, Employment
from shared.kernel.errors import Conflict, FieldError, Refused, refused_field
from shared.kernel.leave import Leave

CONFIRM_AFTER_DAYS = 28
"""A first sick day further back than this asks for confirmation (rule R1)."""

_PREGNANCY = "PREGNANCY"
_ZW = "zw_erd"


@dataclass(frozen=True, slots=True)
class SickReport:
    """A sick report as asked for."""

    first_sick_day: date
    percent: int
    classification: str
    employment_id: str | None
    is_early_confirmed: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """What a sick report started, or continued: a relapse goes on with the traject that was (rule R2).

    Attributes:
        gap: the days between the two spells that count for nothing; None: a traject of its own.
    """

    change: CaseChange
    absence: TrajectChange
    gap: int | None


@dataclass(frozen=True, slots=True)
class PercentageChange:
    """What a recovery or a change of percentage made of an absence."""

    change: CaseChange
    absence: TrajectChange


def accepted_employment(
    case: CaseFile,
    leaves: Collection[Leave],
    offered: Collection[str],
    asked: SickReport,
    today: date,
) -> Employment:
    """The employment that a sick report concerns.

    Args:
        case: as it stands today.
        leaves: of its pregnancies.
        offered: the classifications that the employer offers.
        asked: the report.
        today: the Amsterdam day of the report.

    Raises:
        Conflict: a spell is open.
        Refused: the first sick day, the classification or the employment cannot be (rules R1, R3).
    """
    if case.open_spell:
        raise already_open(case.open_spell)
    employment, fault = _employment_of(case.dossier, asked)
    day_fault = fault or _day_fault(case, leaves, asked, today)
    faults = tuple(each for each in (day_fault, _classification_fault(case, offered, asked)) if each)
    if faults or employment is None:
        raise Refused("invalid", fields=faults)
    return employment


def reported(spell_id: str, employment: Employment, asked: SickReport, today: date) -> Spell:
    """The spell that a report begins."""
    return Spell(
        id=spell_id,
        employment_id=employment.id,
        first_sick_day=asked.first_sick_day,
        classification=asked.classification,
        percentages=(Percentage(asked.first_sick_day, asked.percent),),
        reported=today,
    )


def changed(traject: Traject, start: date, percent: int, today: date) -> Traject:
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
        raise refused_field("percentage", "percentage-unchanged", percent=percent)
    step = Percentage(start, percent)
    return traject.with_last(replace(spell, percentages=(*spell.percentages, step)))


def recovered(traject: Traject, day: date, today: date) -> Traject:
    """The absence ended; `day` is the first day not ill (rule R8).

    Raises:
        Conflict: nobody is ill here.
        Refused: the day cannot be.
    """
    spell = _running(traject)
    if day <= spell.first_sick_day:
        raise refused_field("start", "recovery-too-early", day=spell.first_sick_day)
    _check_day(spell, day, today)
    return ended(traject, day, EndReason.RECOVERED)


def _running(traject: Traject) -> Spell:
    if traject.open_spell is None:
        raise Conflict("no-running-absence")
    return traject.open_spell


def _check_day(spell: Spell, day: date, today: date) -> None:
    if day > today:
        raise refused_field("start", "day-in-future")
    if day < spell.running.start:
        raise refused_field("start", "day-before-last-change", day=spell.running.start)


def _employment_of(dossier: DossierCopy, asked: SickReport) -> tuple[Employment | None, FieldError | None]:
    """The employment asked for, or the one that runs on the first sick day; in both cases it runs on that day."""
    day = asked.first_sick_day
    if not asked.employment_id:
        running = dossier.employment_on(day)
        return running, None if running else _outside(dossier.employments, day)
    chosen = dossier.employment(asked.employment_id)
    if chosen is None:
        return None, FieldError("employment_id", "employment-unknown")
    return chosen, None if chosen.runs_on(day) else _outside((chosen,), day)


def _outside(employments: Collection[Employment], day: date) -> FieldError:
    is_early = all(each.start and day < each.start for each in employments)
    code = "first-sick-day-before-employment" if is_early else "first-sick-day-after-employment"
    return FieldError("first_sick_day", code)


def _day_fault(
    case: CaseFile, leaves: Collection[Leave], asked: SickReport, today: date
) -> FieldError | None:
    day = asked.first_sick_day
    leave = next((each for each in leaves if each.start <= day <= each.end), None)
    if day > today:
        return FieldError("first_sick_day", "first-sick-day-in-future")
    if any(_overlaps(traject, spell, day) for traject in case.absences for spell in traject.spells):
        return FieldError("first_sick_day", "first-sick-day-overlaps")
    if leave:
        return FieldError("first_sick_day", "first-sick-day-in-leave", {"day": leave.end})
    if (today - day).days > CONFIRM_AFTER_DAYS and not asked.is_early_confirmed:
        return FieldError("first_sick_day", "first-sick-day-needs-confirmation", {"days": CONFIRM_AFTER_DAYS})
    return None


def _classification_fault(case: CaseFile, offered: Collection[str], asked: SickReport) -> FieldError | None:
    if asked.classification not in offered:
        return FieldError("classification", "classification-not-offered")
    if asked.classification == _PREGNANCY and not case.pregnancies:
        return FieldError("classification", "pregnancy-first")
    return None


def _overlaps(traject: Traject, spell: Spell, day: date) -> bool:
    """Whether a day lies before the end of an earlier illness, or of its traject where nobody told of a recovery."""
    if spell.recovery:
        return day < spell.recovery
    return traject.end is not None and day <= traject.end
