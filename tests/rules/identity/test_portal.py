"""What the rules of the message portal make of an employee's file."""

import pytest

from services.identity.portal.rules import NameParts, has_address, mobile_of, names_in
from shared.kernel.copies import DossierCopy


def a_file(name: str = "J. (Jan) van den Berg", phone: str | None = None) -> DossierCopy:
    return DossierCopy(
        "dossier", 1, "jan", "employer", employee_name=name, email="jan@korenaar.example", phone=phone
    )


@pytest.mark.parametrize(
    ("display_name", "names"),
    [
        ("J. (Jan) van den Berg", NameParts("J.", "Jan", "van den Berg")),
        ("J.W. van den Berg", NameParts("J.W.", "", "van den Berg")),
        ("É.T. (Élodie Thérèse) d'Arc-de Vries", NameParts("É.T.", "Élodie Thérèse", "d'Arc-de Vries")),
        ("Jan van den Berg", None),
        ("J.", None),
        ("", None),
    ],
)
def test_names_are_read_from_the_name_as_the_field_writes_it(
    display_name: str, names: NameParts | None
) -> None:
    assert names_in(a_file(display_name)) == names


@pytest.mark.proves("MSG-3", "SMS-4")
@pytest.mark.parametrize(
    ("phone", "mobile"),
    [
        ("+31612345678", "+31612345678"),
        ("06-12 34 56 78", "+31612345678"),
        ("+32470123456", "+32470123456"),
        ("+31101234567", None),
        ("0900 8844", None),
        ("unreadable", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_mobile_number_of_the_file_can_be_sent_a_code(phone: str | None, mobile: str | None) -> None:
    assert mobile_of(a_file(phone=phone)) == mobile


def test_an_address_is_the_files_in_any_case() -> None:
    file = a_file()

    assert has_address(file, " JAN@korenaar.example ")
    assert not has_address(file, "piet@korenaar.example")
