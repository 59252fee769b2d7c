"""How a case comes into sight: a dossier with its trajects and copies, as far as the caller sees it."""

from collections.abc import Iterator

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.case import Case, CaseFile
from services.trajects.domain.changes import Actor
from shared.access.sight import sees_dossier
from shared.aws.context import Context
from shared.kernel.errors import NotFound
from shared.kernel.references import missing_reference


def case_in_sight(context: Context, dossier_id: str, *, with_entries: bool = False) -> Case:
    """A dossier with its trajects and copies: two requests.

    Raises:
        NotFound: absent, or out of sight: the same.
        Conflict: made so recently that its copy may still be on its way.
    """
    rows = CaseRows(context.table)
    file = rows.file(dossier_id, with_entries=with_entries)
    if file is None:
        raise missing_reference(dossier_id, context.now)
    departments = tuple(dict.fromkeys(each.department_id for each in file.dossier.employments))
    copies = rows.copies(
        employer=file.dossier.employer_id, departments=departments, users=sorted(set(_named(file)))
    )
    if copies.employer is None or not sees_dossier(context.principal, file.dossier, copies.employer):
        raise NotFound
    return Case(file, copies.employer, copies.departments, copies.users)


def actor_of(context: Context) -> Actor:
    """Who enters something, when."""
    return Actor(context.principal.user_id, context.now, context.today)


def _named(file: CaseFile) -> Iterator[str]:
    """The accounts whose names a screen of the case shows."""
    for row in file.rows:
        yield from (name for name in (row.executor_user_id, row.done.by if row.done else None) if name)
    yield from (each.recorded_by for each in file.entries)
