"""A sick report: load, check scope, decide, save. Two reads and one transaction."""

from dataclasses import replace

from services.trajects.domain.absence import SickReport, accepted_employment, reported, settled
from services.trajects.domain.case_file import Dossier, Spell, Traject, near
from services.trajects.domain.planned import joined
from services.trajects.domain.replanning import Reported, change_of
from services.trajects.use_cases.doors import Doors, case_in_sight
from services.trajects.use_cases.staging import stage
from shared.aws.transaction import Unit
from shared.contracts.trajects import SickReported

DONE_BY_REPORTING = ("register_sick_report", "notify_arbo")
"""Tasks that are done by the report itself, entered here (protocol remarks of section 2.1)."""


def preview(doors: Doors, dossier_id: str, asked: SickReport) -> Reported:
    """What a report would start; nothing is written.

    Raises:
        As `report_sick`.
    """
    return _decided(doors, dossier_id, asked)


def report_sick(doors: Doors, dossier_id: str, asked: SickReport) -> Reported:
    """A new traject with its plan, or the running on of one that a relapse joins; near tasks get their row.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: an absence is open already.
        Refused: first sick day, classification or employment cannot be (rules R1, R3).
    """
    found = _decided(doors, dossier_id, asked)
    stage(doors, found.change)
    tell_sick_reported(doors.unit, found.change.case.file.dossier, found.step.traject)
    return found


def tell_sick_reported(unit: Unit, dossier: Dossier, traject: Traject) -> None:
    """Stages whose traject it is, and since when somebody is ill."""
    unit.record(
        SickReported(
            dossier_id=dossier.id,
            traject_id=traject.id,
            employee_id=dossier.employee_id,
            employer_id=dossier.employer_id,
            first_sick_day=traject.start,
            protocol=traject.protocol,
        )
    )


def _decided(doors: Doors, dossier_id: str, asked: SickReport) -> Reported:
    case = case_in_sight(doors, dossier_id)
    file = settled(case.file, doors.today)
    employment = accepted_employment(file, case.employer, asked, doors.today)
    spell = reported(doors.unit.ids(), employment, asked, doors.actor.entry)
    link = joined(file, spell, doors.today)
    traject = _begun(doors, dossier_id, spell, link.protocol)
    if link.traject:
        before = link.traject
        traject = replace(
            before, protocol=link.protocol, spells=(*before.spells, spell), end=None, end_reason=None
        )
    change = change_of(case, file.with_traject(traject), doors.actor, {traject.id: DONE_BY_REPORTING})
    return Reported(change, change.step(traject.id), link.gap if link.traject else None)


def _begun(doors: Doors, dossier_id: str, spell: Spell, protocol: str) -> Traject:
    return Traject(
        id=doors.unit.ids(),
        version=0,
        dossier_id=dossier_id,
        protocol=protocol,
        spells=(spell,),
        started_at=doors.now,
        rows_until=near(doors.today),
    )
