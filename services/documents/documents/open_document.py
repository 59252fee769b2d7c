"""Opening the document of a task; the first time it is made."""

from dataclasses import dataclass

from services.documents.copies.rows import CopyRows
from services.documents.documents.rows import DocumentRows
from services.documents.documents.rules import form_for
from services.documents.domain.document import Document
from services.documents.sight import DocumentInSight, case_in_sight
from shared.aws.context import Context
from shared.kernel.errors import NotFound
from shared.kernel.references import missing_reference


@dataclass(frozen=True, slots=True)
class TaskForm:
    """Which form, for which task."""

    form: str
    traject_id: str
    task_key: str


def open_document(context: Context, dossier_id: str, asked: TaskForm) -> DocumentInSight:
    """The document of a task; made at the first time.

    Raises:
        NotFound: dossier or traject is absent or out of sight.
        Refused: the form is not for this task.
    """
    case = case_in_sight(context, dossier_id)
    form_for(asked.form, asked.task_key)
    _check_traject(context, dossier_id, asked.traject_id)
    rows = DocumentRows(context.table)
    known = rows.id_of_task(asked.traject_id, asked.task_key, asked.form)
    if known:
        return DocumentInSight(rows.get(known), case)
    document = _new_document(context, dossier_id, asked)
    rows.add(context.unit, document)
    return DocumentInSight(document, case)


def _check_traject(context: Context, dossier_id: str, traject_id: str) -> None:
    traject = CopyRows(context.table).traject(traject_id)
    if traject is None:
        raise missing_reference(traject_id, context.now)
    if traject.dossier_id != dossier_id:
        raise NotFound


def _new_document(context: Context, dossier_id: str, asked: TaskForm) -> Document:
    return Document(
        id=context.unit.ids(),
        version=1,
        form=asked.form,
        dossier_id=dossier_id,
        traject_id=asked.traject_id,
        task_key=asked.task_key,
    )
