"""Opening the document of a task, and typing in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.documents.domain.copies import Case
from services.documents.domain.document import Document, Draft, Head
from services.documents.domain.form import Answers, draft_of, form_of
from services.documents.store import found
from services.documents.use_cases.doors import Doors, Shown, case_in_sight, document_in_sight
from shared.kernel.errors import NotFound, refused_field
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class Asked:
    """Which form, for which task."""

    form: str
    traject_id: str
    task_key: str


def open_document(doors: Doors, dossier_id: str, asked: Asked) -> Shown:
    """The document of a task; made at the first time.

    Raises:
        NotFound: dossier or traject is absent or out of sight.
        Refused: the form is not for this task.
    """
    case = case_in_sight(doors, dossier_id)
    try:
        form = form_of(asked.form)
    except NotFound:
        raise refused_field("/form", "choice") from None
    if asked.task_key not in form.tasks:
        raise refused_field("/taskKey", "choice")
    _check_traject(doors, dossier_id, asked.traject_id)
    known = doors.store.document_of_task(asked.traject_id, asked.task_key, asked.form)
    if known:
        return Shown(found(doors.store.document(known)), case)
    document = Document(
        id=doors.unit.ids(),
        version=1,
        form=asked.form,
        dossier_id=dossier_id,
        traject_id=asked.traject_id,
        task_key=asked.task_key,
        created_at=doors.now,
        created_by=doors.principal.user_id,
    )
    doors.store.add_document(doors.unit, document)
    return Shown(document, case)


def _check_traject(doors: Doors, dossier_id: str, traject_id: str) -> None:
    traject = doors.store.traject(traject_id)
    if traject is None:
        raise missing_reference(traject_id, doors.now)
    if traject.dossier_id != dossier_id:
        raise NotFound


def draft_to_show(doors: Doors, shown: Shown) -> Draft:
    """What a person finds when opening the form: their draft, else the last version, else what is known."""
    document = shown.document
    draft = doors.store.draft(document.id)
    if draft:
        return draft
    if document.versions:
        last = found(doors.store.content(document.id, len(document.versions)))
        return Draft(0, last.answers)
    return Draft(0, _known(doors, shown.case))


def _known(doors: Doors, case: Case) -> Answers:
    """What the case tells by itself: the case manager and their phone."""
    manager_id = case.employer.case_manager_id
    manager = doors.store.users([manager_id]).get(manager_id) if manager_id else None
    if manager is None:
        return {}
    phone = {"case_manager_phone": manager.phone} if manager.phone else {}
    return {"case_manager_name": manager.name, **phone}


def save_draft(doors: Doors, document_id: str, number: int, answers: Mapping[str, object]) -> Draft:
    """Keeps what was typed: one conditional put, no event, no access line.

    Raises:
        NotFound: the document is absent or out of sight.
        Refused: the answers have another shape than the form.
        StaleVersion: somebody saved in between.
    """
    shown = document_in_sight(doors, document_id)
    kept = draft_of(form_of(shown.document.form), answers)
    draft = Draft(number + 1, kept, doors.now, doors.principal.user_id)
    doors.store.save_draft(doors.unit, document_id, draft)
    return draft


def head_of(doors: Doors, document: Document, case: Case) -> Head:
    """The common head as it is today: a get and a batch get."""
    dossier = case.dossier
    manager_id = case.employer.case_manager_id
    manager = doors.store.users([manager_id]).get(manager_id) if manager_id else None
    traject = doors.store.traject(document.traject_id)
    return Head(
        employer=case.employer.name,
        employee=dossier.employee_name,
        birth_date=dossier.birth_date,
        personnel_number=dossier.personnel_number,
        function=dossier.function,
        hours=dossier.part_time_factor,
        first_sick_day=traject.first_sick_day if traject else None,
        case_manager=manager.name if manager else None,
    )
