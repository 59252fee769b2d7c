"""By which name an employee is found in the access log."""

import pytest

from services.audit.reading.rules import FoundDossier, folded, search_name
from shared.kernel.copies import DossierCopy, EmployerCopy


@pytest.mark.parametrize(
    ("shown", "found_by"),
    [
        ("J. (Jan) van den Berg", "berg"),
        ("A.B. (Aisha) Özdemir-Şahin", "ozdemir-sahin"),
        ("M. el Idrissi", "idrissi"),
        ("S. (Sanne) Jansen", "jansen"),
        ("J. in 't Veld", "veld"),
        ("Cher", "cher"),
        ("x. (y) van der", "van der"),
    ],
)
def test_a_person_is_found_by_the_last_name_itself(shown: str, found_by: str) -> None:
    assert search_name(shown) == found_by


def test_accents_and_capitals_do_not_count() -> None:
    assert folded(["Désirée", "MÜLLER"]) == "desiree muller"


def test_a_file_is_seen_from_its_office_down() -> None:
    dossier = DossierCopy("d", 1, "person", "employer", "J. Jansen", departments=("dept",))

    in_office = FoundDossier(dossier, EmployerCopy("employer", 1, "B", "office"))
    in_none = FoundDossier(dossier, EmployerCopy("employer", 1, "B", None))

    assert in_office.path == ("office", "employer", "dept", "person")
    assert in_none.path == ("employer", "dept", "person")
    assert FoundDossier(dossier, None).path == ("employer", "dept", "person")
