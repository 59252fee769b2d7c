"""Reading the log: who saw a dossier, for the person concerned and for the privacy officer (AUD-5)."""

from services.audit.collecting.rows import access_log
from services.audit.domain.chain import LogLine
from services.audit.reading.rows import NameCopies
from services.audit.reading.rules import FEWEST_LETTERS, FoundDossier, ReadableLines, folded
from shared.access.sight import sees
from shared.aws.context import Context
from shared.aws.serde import Item
from shared.kernel.copies import DossierCopy
from shared.kernel.errors import NotFound, refused_field


def find_persons(
    context: Context, name: str, *, limit: int, after: Item | None
) -> tuple[list[FoundDossier], Item | None]:
    """Employees in scope whose last name starts with `name`: one query and one batch get.

    Raises:
        Refused: fewer than two letters.
    """
    wanted = folded(name.split())
    if len(wanted) < FEWEST_LETTERS:
        raise refused_field("name", "name-too-short", fewest=FEWEST_LETTERS)
    dossiers, last = NameCopies(context.table).dossiers_named(wanted, limit=limit, after=after)
    return _in_sight(context, dossiers), last


def lines_about(
    context: Context, employee_id: str, *, limit: int, after: Item | None
) -> tuple[FoundDossier, ReadableLines, Item | None]:
    """Who saw or changed what of an employee in scope, the newest first: two queries, two batch gets.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    found = _in_sight(context, NameCopies(context.table).dossiers_of(employee_id))
    if not found:
        raise NotFound
    lines, last = access_log().about(employee_id, limit=limit, after=after)
    return found[0], _readable(context, lines), last


def own_lines(context: Context, *, limit: int, after: Item | None) -> tuple[ReadableLines, Item | None]:
    """Who saw or changed what of the caller's own dossier: one query and one batch get."""
    _, employee_id = context.principal.person
    lines, last = access_log().about(employee_id, limit=limit, after=after)
    return _readable(context, lines), last


def _in_sight(context: Context, dossiers: list[DossierCopy]) -> list[FoundDossier]:
    employers = NameCopies(context.table).employers({each.employer_id for each in dossiers})
    found = [FoundDossier(each, employers.get(each.employer_id)) for each in dossiers]
    return [each for each in found if sees(context.principal, each.path)]


def _readable(context: Context, lines: list[LogLine]) -> ReadableLines:
    actors = {str(each.content["actor"]) for each in lines}
    behalf = {str(each.content["on_behalf_of"]) for each in lines if each.content["on_behalf_of"]}
    return ReadableLines(lines, NameCopies(context.table).names_of(actors | behalf))
