"""The worked examples of the figures: one test each, named by its number."""

from typing import Any

from services.statistics.figures.checks import faults
from services.statistics.figures.compute_figures import compute_figures
from services.statistics.figures.rules import Figures
from services.statistics.figures.schemas import FactsIn
from services.statistics.figures.views import as_json

JANUARY = ["2025-01-01", "2025-01-31"]
QUARTER = ["2025-01-01", "2025-03-31"]
YEAR = ["2025-01-01", "2025-12-31"]


def employed(name: str, factor: str = "1", **more: object) -> dict[str, object]:
    return {"id": name, "person": name, "employer": "X", "part_time_factor": factor} | more


def ill(name: str, first: str, recovery: str | None = None, *changes: tuple[str, int]) -> dict[str, object]:
    percentages = [{"from": start, "percent": percent} for start, percent in changes]
    return {"employment": name, "first_sick_day": first, "recovery": recovery, "percentages": percentages}


def computed(period: list[str], employments: list[Any], spells: list[Any], **more: object) -> Figures:
    content = {"period": period, "employments": employments, "spells": spells} | more
    facts = FactsIn.model_validate(content)
    assert faults(facts) == []
    return compute_figures(facts)


def told(found: Figures) -> dict[str, Any]:
    return as_json(found, "en")


def shown(found: Figures, *names: str) -> list[str]:
    return [told(found)[name]["shown"] for name in names]


def classes(found: Figures) -> list[str]:
    return [each["percentage"]["shown"] for each in told(found)["classes"]]


AB = [employed("A"), employed("B", "0.6")]
TEN = [employed(f"E{n}") for n in range(10)]


def test_s01_one_full_timer_ill_for_a_week() -> None:
    found = computed(JANUARY, AB, [ill("A", "2025-01-06", "2025-01-13")])
    assert shown(found, "sick_days", "available_days") == ["7.00", "49.60"]
    assert shown(found, "percentage", "frequency", "mean_duration", "zero_absence") == [
        "14.11",
        "5.89",
        "7.00",
        "50.00",
    ]


def test_s02_one_part_timer_ill_for_a_week() -> None:
    found = computed(JANUARY, AB, [ill("B", "2025-01-06", "2025-01-13")])
    assert shown(found, "sick_days", "percentage", "frequency", "mean_duration") == [
        "4.20",
        "8.47",
        "5.89",
        "7.00",
    ]


def test_s03_partly_recovered() -> None:
    found = computed(JANUARY, AB, [ill("A", "2025-01-06", "2025-01-27", ("2025-01-20", 50))])
    assert shown(found, "sick_days", "percentage", "mean_duration") == ["17.50", "35.28", "21.00"]


def test_s04_ill_before_and_after_the_period() -> None:
    found = computed(JANUARY, AB, [ill("A", "2024-12-16", "2025-01-06"), ill("B", "2025-01-20")])
    assert shown(found, "sick_days", "percentage", "frequency", "mean_duration", "zero_absence") == [
        "12.20",
        "24.60",
        "5.89",
        "21.00",
        "0.00",
    ]
    assert (found.notifications, found.ended) == (1, 1)


def test_s05_a_quarter_with_classes() -> None:
    spells = [
        ill("E0", "2025-01-06", "2025-01-09"),
        ill("E0", "2025-02-03", "2025-02-06"),
        ill("E1", "2025-01-13", "2025-03-10"),
        ill("E2", "2024-11-04", "2025-01-20"),
        ill("E3", "2025-03-24"),
    ]
    found = computed(QUARTER, TEN, spells)
    assert shown(found, "sick_days", "available_days", "percentage") == ["89.00", "900.00", "9.89"]
    assert shown(found, "frequency", "mean_duration", "zero_absence") == ["1.62", "34.75", "60.00"]
    assert (found.notifications, found.ended) == (4, 4)
    assert classes(found) == ["0.67", "0.89", "8.33", "0.00", "0.00"]


def test_s06_joiners_and_leavers() -> None:
    staff = [*TEN[:8], employed("E8", "0.5", end="2025-01-31"), employed("E9", start="2025-02-15")]
    found = computed(QUARTER, staff, [ill("E9", "2025-03-03", "2025-03-10"), ill("E8", "2025-01-20")])
    assert shown(found, "sick_days", "available_days", "percentage") == ["13.00", "780.50", "1.67"]
    assert shown(found, "mean_heads", "frequency", "mean_duration", "zero_absence") == [
        "8.8444",
        "0.92",
        "9.50",
        "80.00",
    ]
    assert found.ended == 2


def test_s07_leave() -> None:
    staff = [employed("A"), employed("B"), employed("C", "0.8")]
    leave = [{"person": "C", "due_date": "2025-02-25", "leave_start": "2025-01-15"}]
    found = computed(QUARTER, staff, [ill("A", "2025-02-10", "2025-02-24")], pregnancies=leave)
    assert shown(found, "available_days", "percentage", "percentage_including_pregnancy", "frequency") == [
        "252.00",
        "5.56",
        "29.68",
        "1.35",
    ]


def test_s08_two_contracts_at_one_employer() -> None:
    staff = [employed("A", "0.5"), employed("A2", "0.3", person="A", start="2025-02-01")]
    found = computed(["2025-01-01", "2025-03-31"], staff, [ill("A", "2025-01-20", "2025-02-17")])
    assert shown(found, "sick_days", "available_days", "percentage", "mean_heads") == [
        "18.80",
        "62.70",
        "29.98",
        "1.0000",
    ]
    assert found.notifications == 1


def test_s09_february_of_a_leap_year() -> None:
    staff = [employed("A"), employed("B", "0.5")]
    found = computed(
        ["2024-02-01", "2024-02-29"], staff, [ill("A", "2024-02-26"), ill("B", "2024-02-12", "2024-02-19")]
    )
    assert shown(found, "sick_days", "available_days", "percentage", "frequency", "mean_duration") == [
        "7.50",
        "43.50",
        "17.24",
        "12.62",
        "7.00",
    ]


def test_s10_the_cap() -> None:
    spells = [
        ill("E0", "2025-01-06", "2025-01-09"),
        ill("E0", "2025-01-15", "2025-01-22"),
        ill("E1", "2025-03-03", "2025-06-02", ("2025-04-14", 50)),
        ill("E2", "2023-10-02"),
    ]
    capped = computed(YEAR, TEN, spells)
    assert shown(capped, "sick_days", "percentage", "frequency", "mean_duration", "zero_absence") == [
        "349.50",
        "9.58",
        "0.30",
        "33.67",
        "70.00",
    ]
    assert (
        capped.classes[3].percentage
        == capped.percentage - sum(each.percentage for each in capped.classes[:3])
        > 0
    )
    whole = computed(YEAR, TEN, spells, options={"cap": False})
    assert shown(whole, "sick_days", "percentage") == ["441.50", "12.10"]
