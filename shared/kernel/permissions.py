"""What a route may ask for, and which group holds it. The table itself is data: `groups.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path


class Permission(StrEnum):
    """A right, as scope:resource:action. Each route declares one."""

    ANYONE = "public:route:call"
    SIGNED_IN = "self:session:use"
    ACCOUNT_READ = "user:account:read"
    ACCOUNT_CREATE = "user:account:create"
    ACCOUNT_BLOCK = "user:account:block"
    ACCOUNT_AUTHORISE = "user:account:authorise"
    OFFICE_READ = "organisation:office:read"
    OFFICE_CREATE = "organisation:office:create"
    EMPLOYER_READ = "organisation:employer:read"
    EMPLOYER_CREATE = "organisation:employer:create"
    EMPLOYER_EDIT = "organisation:employer:edit"
    EMPLOYER_PUBLISH = "organisation:employer:publish"
    EMPLOYEE_READ = "organisation:employee:read"
    EMPLOYEE_CREATE = "organisation:employee:create"
    DOSSIER_READ = "trajects:dossier:read"
    ABSENCE_REPORT = "trajects:absence:report"
    ABSENCE_RECOVER = "trajects:absence:recover"
    PREGNANCY_REPORT = "trajects:pregnancy:report"
    TASK_READ = "trajects:task:read"
    TASK_COMPLETE = "trajects:task:complete"
    DOCUMENT_READ = "documents:document:read"
    DOCUMENT_WRITE = "documents:document:write"
    SIGNATURE_REQUEST = "documents:signature:request"
    CEREMONY_SIGN = "documents:ceremony:sign"
    DIALOG_USE = "messaging:dialog:use"
    DIALOG_START = "messaging:dialog:start"
    REPORT_READ = "statistics:report:read"
    CONTRACT_READ = "platform:contract:read"
    ACCESS_LOG_READ = "audit:log:read"
    ACCESS_LOG_READ_OWN = "audit:log:read-own"


@dataclass(frozen=True, slots=True)
class Group:
    """A user group: its key, names, side of the table and rights.

    Attributes:
        side: "arbo", "employer", "platform" or "portal" (NLG Arbo Gebruikers, Arbo Werkgever, administration,
            employees in the message portal).
        executes: the task roles whose work its members do (LM, CM, OP, …).
    """

    key: str
    code: str
    name_nl: str
    name_en: str
    side: str
    executes: frozenset[str]
    permissions: frozenset[Permission]


@cache
def groups() -> dict[str, Group]:
    """Every group by its key.

    Raises:
        ValueError: the file names a permission that does not exist.
    """
    import tomllib  # noqa: PLC0415 - relays, and routes for anyone, look up no group

    raw = tomllib.loads(Path(__file__).with_name("groups.toml").read_text(encoding="utf-8"))
    return {key: _group(key, row, raw["sets"]) for key, row in raw["groups"].items()}


def permissions_of(keys: Iterable[str]) -> frozenset[Permission]:
    """The rights of a member of the groups `keys`; an unknown key gives none. Signed in is a right too."""
    known = groups()
    held = (known[key].permissions for key in keys if key in known)
    return frozenset({Permission.SIGNED_IN}).union(*held)


def _group(key: str, row: dict[str, object], sets: dict[str, list[str]]) -> Group:
    names = [name for each in _texts(row["has"]) for name in sets.get(each, [each])]
    return Group(
        key=key,
        code=str(row["code"]),
        name_nl=str(row["nl"]),
        name_en=str(row["en"]),
        side=str(row["side"]),
        executes=frozenset(_texts(row.get("executes", []))),
        permissions=frozenset(Permission(name) for name in names),
    )


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in value]
