"""Requests of organisation with valid defaults."""

from typing import Any

EMPLOYER: dict[str, Any] = {
    "name": "Bakkerij De Korenaar",
    "phone": "010 123 45 67",
    "visitingAddress": {"street": "Meent", "houseNumber": 12, "postcode": "3011 JL", "city": "Rotterdam"},
    "payrollTaxNumber": "111222333L01",
    "uwvBranch": "rotterdam",
    "uwvConnectionNumber": "12345678912345",
    "sector": "13",
    "offering": "_",
    "debtorNumber": "3011JL12",
    "classifications": ["SICK", "WORK_ACCIDENT", "WORK_ACCIDENT_RECOURSE", "ORGAN_DONATION", "PREGNANCY"],
}

LINE_MANAGER: dict[str, Any] = {"name": "Bas Bakker", "email": "bas@korenaar.example"}


def an_employer(**changes: Any) -> dict[str, Any]:
    """An employer's form, complete but for its case manager."""
    return EMPLOYER | changes


def a_hire(department_id: str, **changes: Any) -> dict[str, Any]:
    """A new employee, Monday to Friday since 2020."""
    employment = {
        "departmentId": department_id,
        "start": "2020-01-01",
        "hoursPerWeek": 32,
        "fullTimeHours": 40,
        "function": "Bakker",
        "workingDays": [1, 2, 3, 4, 5],
    }
    person = {
        "initials": "J.",
        "firstName": "Jan",
        "infix": "van den",
        "lastName": "Berg",
        "birthDate": "1985-05-17",
        "bsn": "111222333",
        "email": "jan@korenaar.example",
        "personnelNumber": "1001",
        "language": "nl",
    }
    return person | changes | {"employment": employment | changes.get("employment", {})}
