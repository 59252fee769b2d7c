"""Reading the log: who saw a dossier, for the person concerned and for the privacy officer (AUD-5)."""

from dataclasses import dataclass

from services.audit.domain.chain import Link
from services.audit.domain.people import FEWEST_LETTERS, Dossier, Employer, folded, path_of
from services.audit.use_cases.doors import Doors
from shared.aws.serde import Item
from shared.kernel.errors import NotFound, refused_field


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of lines, with the names of who stands in them."""

    links: list[Link]
    names: dict[str, str]
    after: Item | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of files by name."""

    dossiers: list[Dossier]
    employers: dict[str, Employer]
    after: Item | None


def find_persons(doors: Doors, name: str, *, limit: int, after: Item | None) -> Found:
    """Employees in scope whose last name starts with `name`: one query and one batch get.

    Raises:
        Refused: fewer than two letters.
    """
    wanted = folded(name.split())
    if len(wanted) < FEWEST_LETTERS:
        raise refused_field("/name", "name-too-short", fewest=FEWEST_LETTERS)
    dossiers, last = doors.store.dossiers_named(wanted, limit=limit, after=after)
    employers = doors.store.employers({each.employer_id for each in dossiers})
    seen = [each for each in dossiers if doors.principal.sees(path_of(each, employers.get(each.employer_id)))]
    return Found(seen, employers, last)


def lines_about(doors: Doors, employee_id: str, *, limit: int, after: Item | None) -> tuple[Dossier, Lines]:
    """Who saw or changed what of an employee in scope, the newest first: two queries, two batch gets.

    Raises:
        NotFound: absent, or out of sight: the same.
    """
    dossiers = doors.store.dossiers_of(employee_id)
    employers = doors.store.employers({each.employer_id for each in dossiers})
    in_sight = (
        each for each in dossiers if doors.principal.sees(path_of(each, employers.get(each.employer_id)))
    )
    dossier = next(in_sight, None)
    if dossier is None:
        raise NotFound
    return dossier, _lines(doors, employee_id, limit=limit, after=after)


def own_lines(doors: Doors, *, limit: int, after: Item | None) -> Lines:
    """Who saw or changed what of the caller's own dossier: one query and one batch get."""
    _, employee_id = doors.principal.person
    return _lines(doors, employee_id, limit=limit, after=after)


def _lines(doors: Doors, employee_id: str, *, limit: int, after: Item | None) -> Lines:
    links, last = doors.log.about(employee_id, limit=limit, after=after)
    actors = {str(each.content["actor"]) for each in links}
    behalf = {str(each.content["on_behalf_of"]) for each in links if each.content["on_behalf_of"]}
    return Lines(links, doors.store.names_of(actors | behalf), last)
