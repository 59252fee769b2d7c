"""What the rules of the message portal make of an employee's file."""

import pytest

from services.identity.domain.portal import Names, Person
from services.identity.domain.registering import mobile_of


def a_person(display_name: str = "J. (Jan) van den Berg", phone: str | None = None) -> Person:
    return Person("jan", display_name, "jan@korenaar.example", phone, "nl")


@pytest.mark.parametrize(
    ("display_name", "names"),
    [
        ("J. (Jan) van den Berg", Names("J.", "Jan", "van den Berg")),
        ("J.W. van den Berg", Names("J.W.", "", "van den Berg")),
        ("É.T. (Élodie Thérèse) d'Arc-de Vries", Names("É.T.", "Élodie Thérèse", "d'Arc-de Vries")),
        ("Jan van den Berg", None),
        ("J.", None),
        ("", None),
    ],
)
def test_names_are_read_from_the_name_as_the_field_writes_it(display_name: str, names: Names | None) -> None:
    assert a_person(display_name).names == names


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
    assert mobile_of(a_person(phone=phone)) == mobile


def test_an_address_is_the_files_in_any_case() -> None:
    person = a_person()

    assert person.has_address(" JAN@korenaar.example ")
    assert not person.has_address("piet@korenaar.example")
