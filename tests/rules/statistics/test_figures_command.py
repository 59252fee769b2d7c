"""`poortwachter figures`: JSON in, figures out."""

import json
from io import StringIO
from typing import Any

import pytest

from services.statistics.cli import figures
from shared.cli import commands

FACTS: dict[str, Any] = {
    "period": ["2025-01-01", "2025-01-31"],
    "employments": [
        {"id": "a", "person": "A", "employer": "X", "part_time_factor": 1.0, "working_days": [1, 2]},
        {"id": "b", "person": "B", "employer": "X", "part_time_factor": 0.6},
    ],
    "spells": [
        {
            "employment": "a",
            "first_sick_day": "2025-01-06",
            "recovery": "2025-01-13",
            "end_reason": "recovered",
        }
    ],
}


def ran(
    raw: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str]:
    monkeypatch.setattr("sys.stdin", StringIO(raw))
    code = figures(list(arguments))
    return code, capsys.readouterr().out


def test_the_command_is_found() -> None:
    assert commands()["figures"] is figures


def test_a_good_case(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = ran(json.dumps(FACTS), monkeypatch, capsys)
    told = json.loads(out)
    assert code == 0
    assert told["percentage"] == {"shown": "14.11", "exact": "35/248"}
    assert told["available_days"] == {"shown": "49.60", "exact": "248/5"}
    assert told["classes"][0] == {"from": 1, "to": 7, "percentage": {"shown": "14.11", "exact": "35/248"}}
    assert (told["notifications"], told["ended"], told["warnings"]) == (1, 1, [])


def test_numbers_are_read_as_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.dumps(FACTS).replace("0.6", "0.3333333333")
    assert (
        json.loads(ran(raw, monkeypatch, capsys)[1])["available_days"]["exact"] == "413333333323/10000000000"
    )


@pytest.mark.parametrize(("language", "line"), [("nl", "14,11%"), ("en", "14.11%")])
def test_a_table_to_read(
    language: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = ran(json.dumps(FACTS), monkeypatch, capsys, "--text", "--language", language)
    assert code == 0
    assert line in out.splitlines()[0]


def test_nobody_employed_is_zero_with_warnings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = ran(json.dumps({"period": FACTS["period"]}), monkeypatch, capsys)
    told = json.loads(out)
    assert code == 0
    assert (told["percentage"]["shown"], told["mean_duration"]) == ("0.00", None)
    assert [each["code"] for each in told["warnings"]] == ["no-available-days", "no-heads", "nobody-in-scope"]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"period": ["2025-01-31", "2025-01-01"]}, "/period/1", "end-before-start"),
        ({"period": ["2025-01-31"]}, "/period/1", "required"),
        ({"employments": [FACTS["employments"][0]] * 2}, "/employments/1/id", "duplicate-id"),
        (
            {"employments": [FACTS["employments"][0] | {"part_time_factor": -1}]},
            "/employments/0/part_time_factor",
            "too-small",
        ),
        (
            {"employments": [FACTS["employments"][0] | {"start": "2025-01-08"}]},
            "/spells/0/first_sick_day",
            "before-employment",
        ),
        (
            {"spells": [FACTS["spells"][0] | {"employment": "z"}]},
            "/spells/0/employment",
            "unknown-employment",
        ),
        (
            {"spells": [FACTS["spells"][0] | {"recovery": "2025-01-05"}]},
            "/spells/0/recovery",
            "recovery-before-start",
        ),
        ({"spells": [{"employment": "a"}]}, "/spells/0/first_sick_day", "required"),
        ({"spells": FACTS["spells"] * 2}, "/spells/1", "overlapping-spells"),
        (
            {"pregnancies": [{"person": "Z", "due_date": "2025-02-25"}]},
            "/pregnancies/0/person",
            "unknown-person",
        ),
        (
            {"pregnancies": [{"person": "B", "due_date": "2025-02-25", "leave_start": "2025-01-14"}]},
            "/pregnancies/0/leave_start",
            "leave-start-outside-window",
        ),
        ({"options": {"class_borders": [7, 7]}}, "/options/class_borders/1", "not-increasing"),
        ({"options": {"cap": "yes"}}, "/options/cap", "yes-or-no"),
        ({"period": ["2025-01-01", "9999-12-31"]}, "/period/1", "too-large"),
        ({"surprise": 1}, "/surprise", "unknown-field"),
    ],
)
def test_wrong_input_is_told_with_its_place(
    changes: dict[str, Any],
    pointer: str,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    left, out = ran(json.dumps(FACTS | changes), monkeypatch, capsys)
    errors = json.loads(out)["errors"]
    assert left == 2
    assert (pointer, code) in [(each["pointer"], each["code"]) for each in errors]
    assert all(each["sentence"] for each in errors)


@pytest.mark.parametrize("raw", ["{", "", '{"period": NaN}'])
def test_what_is_no_json(
    raw: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = ran(raw, monkeypatch, capsys)
    assert code == 2
    assert json.loads(out)["errors"][0]["code"] == "not-json"
