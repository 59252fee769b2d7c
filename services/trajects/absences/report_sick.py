"""A sick report: load, check sight, decide, save. Two reads and one transaction."""

from dataclasses import replace

from services.trajects.absences.rules import Reported, SickReport, accepted_employment, reported
from services.trajects.domain.calendars import joined, plan_of
from services.trajects.domain.case import Traject, near
from services.trajects.domain.changes import change_of
from services.trajects.domain.entries import Entry, EntryKind
from services.trajects.domain.facts import Spell
from services.trajects.domain.settling import settled
from services.trajects.saving import save, sick_reported
from services.trajects.sight import actor_of, case_in_sight
from shared.aws.context import Context

DONE_BY_REPORTING = ("register_sick_report", "notify_arbo")
"""Tasks that are done by the report itself, entered here (protocol remarks of section 2.1)."""


def preview(context: Context, dossier_id: str, asked: SickReport) -> Reported:
    """What a report would start; nothing is written.

    Raises:
        As `report_sick`.
    """
    case = case_in_sight(context, dossier_id)
    plan = plan_of(case.file, context.today)
    file = settled(case.file, plan)
    employment = accepted_employment(
        file, plan.leaves.values(), case.employer.classifications, asked, context.today
    )
    spell = reported(context.unit.ids(), employment, asked, context.today)
    link = joined(file, spell, context.today)
    if link.traject:
        before = link.traject
        traject = replace(
            before,
            protocol=link.protocol,
            employment_id=employment.id,
            spells=(*before.spells, spell),
            end=None,
            end_reason=None,
        )
    else:
        traject = _begun(context, dossier_id, spell, link.protocol)
    entry = _entry(context, traject, spell, asked)
    done_now = {traject.id: DONE_BY_REPORTING}
    change = change_of(case, file.with_traject(traject), actor_of(context), done_now, (entry,))
    return Reported(change, change.of(traject.id), link.gap if link.traject else None)


def report_sick(context: Context, dossier_id: str, asked: SickReport) -> Reported:
    """A new traject with its plan, or the running on of one that a relapse joins; near tasks get their row.

    Raises:
        NotFound: the dossier is absent or out of sight.
        Conflict: an absence is open already.
        Refused: first sick day, classification or employment cannot be (rules R1, R3).
    """
    found = preview(context, dossier_id, asked)
    save(context, found.change)
    context.unit.record(sick_reported(found.change.case.file.dossier, found.absence.traject))
    return found


def _begun(context: Context, dossier_id: str, spell: Spell, protocol: str) -> Traject:
    return Traject(
        id=context.unit.ids(),
        version=0,
        dossier_id=dossier_id,
        protocol=protocol,
        employment_id=spell.employment_id,
        started_at=context.now,
        rows_until=near(context.today),
        spells=(spell,),
    )


def _entry(context: Context, traject: Traject, spell: Spell, asked: SickReport) -> Entry:
    return Entry(
        id=context.unit.ids(),
        traject_id=traject.id,
        kind=EntryKind.SICK_REPORT if traject.spells[0] is spell else EntryKind.RELAPSE,
        recorded_at=context.now,
        recorded_by=context.principal.user_id,
        day=spell.first_sick_day,
        percent=asked.percent,
    )
