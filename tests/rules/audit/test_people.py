"""By which name an employee is found in the access log."""

import pytest

from services.audit.domain.people import Dossier, Employer, folded, path_of, search_name


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
    dossier = Dossier("d", 1, "person", "employer", "J. Jansen", ("dept",))

    assert path_of(dossier, Employer("employer", 1, "B", "office")) == (
        "office",
        "employer",
        "dept",
        "person",
    )
    assert path_of(dossier, Employer("employer", 1, "B", None)) == ("employer", "dept", "person")
    assert path_of(dossier, None) == ("employer", "dept", "person")
