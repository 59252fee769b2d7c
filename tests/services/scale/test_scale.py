"""However many employees, employers and tasks there are, an operation asks and reads the same."""

from dataclasses import asdict

from tests.services.local_system import LocalSystem
from tests.services.scale.large_employer import a_large_employer, run


def test_an_operation_asks_the_same_of_a_table_with_twenty_times_as_many_employees(
    system: LocalSystem,
) -> None:
    employer = a_large_employer(system)

    small, large = (
        {name: asdict(each) for name, each in run(employer, size).items()} for size in (1_000, 20_000)
    )

    assert large == small
    assert max(each["read"] for each in small.values()) <= 50  # and no page that is full at both sizes
    assert sum(small["report sick"]["requests"].values()) <= 3
    assert sum(small["list of tasks"]["requests"].values()) <= 2
    assert sum(small["dossier"]["requests"].values()) <= 4
    assert small["dossier"]["write_units"] == small["list of tasks"]["write_units"] == 1
    assert not any("Scan" in each["requests"] for each in small.values())
