"""The rule of sight as a pure function: every way to stand on a path, published or not, by who may edit employers or not."""

from pathlib import Path

import pytest

from shared.access.sight import principal_of, sees, sees_dossier, sees_employer, share_a_node
from shared.kernel.copies import DossierCopy, EmployerCopy, UserCopy
from shared.kernel.principal import ANONYMOUS, ENVIRONMENT_NODE, SYSTEM, Kind, Principal

EMPLOYER = EmployerCopy("employer", 1, office_id="office", is_published=True)
DRAFT = EmployerCopy("employer", 1, office_id=None, is_published=False)
DOSSIER = DossierCopy("dossier", 1, "employee", "employer", departments=("bakery", "shop"))


def somebody(*scopes: str, group: str = "case_manager") -> Principal:
    return Principal(Kind.USER, "user", (group,), scopes=frozenset(scopes))


@pytest.mark.parametrize("node", ["office", "employer", "bakery", "shop", "employee", ENVIRONMENT_NODE])
def test_who_holds_a_node_on_the_path_sees_the_dossier(node: str) -> None:
    assert sees_dossier(somebody(node), DOSSIER, EMPLOYER)


@pytest.mark.parametrize("node", ["other-office", "other-employer", "kitchen", "other-employee", ""])
def test_who_holds_none_does_not(node: str) -> None:
    assert not sees_dossier(somebody(node), DOSSIER, EMPLOYER)
    assert not sees_dossier(somebody(), DOSSIER, EMPLOYER)
    assert not sees_dossier(ANONYMOUS, DOSSIER, EMPLOYER)


@pytest.mark.parametrize(
    ("node", "is_seen"), [("office", True), ("employer", True), ("bakery", False), ("employee", False)]
)
def test_a_department_is_not_the_whole_employer(node: str, is_seen: bool) -> None:  # noqa: FBT001 - a column
    assert sees_employer(somebody(node), EMPLOYER) is is_seen


def test_an_employer_that_is_not_published_is_for_who_may_edit_employers() -> None:
    assert not sees_dossier(somebody("employer"), DOSSIER, DRAFT)
    assert sees_dossier(somebody("employer", group="customer_admin"), DOSSIER, DRAFT)
    assert not sees_employer(somebody(ENVIRONMENT_NODE), DRAFT)


def test_the_system_sees_everything() -> None:
    assert sees(SYSTEM, (), is_published=False)


def test_an_account_is_judged_as_it_would_ask() -> None:
    account = UserCopy("user", 1, groups=("case_manager",), scopes=("office",))
    portal = UserCopy("portal", 1, groups=("portal_user",), scopes=("employee",), person_id="employee")

    assert sees_dossier(principal_of(account), DOSSIER, EMPLOYER)
    assert principal_of(portal).kind is Kind.PORTAL
    assert share_a_node(somebody("office"), ("office", "other"))
    assert share_a_node(somebody("office"), (ENVIRONMENT_NODE,))
    assert not share_a_node(somebody("office"), ("other",))


def test_no_service_tells_the_rule_a_second_time() -> None:
    services = Path(__file__).parents[3] / "services"
    told = [
        str(file.relative_to(services))
        for file in services.rglob("*.py")
        if "node_modules" not in file.parts
        and ("isdisjoint(" in file.read_text("utf-8") and "scopes" in file.read_text("utf-8"))
    ]

    assert told == []
