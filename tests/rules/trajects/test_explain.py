"""`poortwachter explain`, as a lawyer and as a program uses it."""

import io
import json
from typing import Any

import pytest

from services.trajects.cli import explain_case

CASE: dict[str, Any] = {
    "today": "2025-06-27",
    "employments": [{"id": "e", "employer": "Bakkerij"}],
    "spells": [
        {
            "employment": "e",
            "first_sick_day": "2025-05-12",
            "percentages": [{"from": "2025-05-12", "percent": 100}],
        }
    ],
}


class Run:
    """One run of the command: exit code and output."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, case: Any, *arguments: str) -> tuple[int, str]:
        raw = case if isinstance(case, str) else json.dumps(case)
        self._monkeypatch.setattr("sys.stdin", io.StringIO(raw))
        return explain_case(list(arguments)), self._capsys.readouterr().out


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


def test_a_case_is_explained_in_the_shape_that_was_agreed(run: Run) -> None:
    code, out = run(CASE)

    found = json.loads(out)
    assert code == 0
    assert list(found) == [
        "chains",
        "tasks",
        "sub_trajects",
        "weighted_sick_days",
        "uwv_reports",
        "trajects",
        "reintegration_report",
        "notes",
        "leaves",
    ]
    assert found["chains"] == [
        {
            "employer": "Bakkerij",
            "first_sick_day": "2025-05-12",
            "spells": [0],
            "sick_days_before": [0],
            "gaps": [],
            "last_wage_day": "2027-05-09",
            "first_wia_day": "2027-05-10",
        }
    ]
    tasks = {each["key"]: each for each in found["tasks"]}
    assert tasks["problem_analysis"] | {"why": ""} == {
        "key": "problem_analysis",
        "chain": 0,
        "from": "2025-06-09",
        "to": "2025-06-22",
        "state": "late",
        "done_on": None,
        "late_days": 5,
        "flags": [],
        "why": "",
    }
    assert found["sub_trajects"] == [
        {"spell": 0, "from": "2025-05-12", "to": None, "percent": 100, "days": 47, "therapeutic": None}
    ]
    assert found["weighted_sick_days"] == [47]
    assert [(each["kind"], each["due"]) for each in found["uwv_reports"]] == [("week_42", "2026-03-02")]
    assert found["trajects"] == [
        {"chain": 0, "protocol": "absence_standard", "from": "2025-05-12", "to": None, "end_reason": None}
    ]
    assert found["reintegration_report"] == ["none"]


def test_reported_without_a_first_sick_day_asks_the_engine_for_it(run: Run) -> None:
    part_time = {"id": "e", "employer": "P", "working_days": [1, 2, 3]}
    ill = {
        "today": "2025-05-12",
        "employments": [part_time],
        "spells": [{"employment": "e", "reported": "2025-05-08"}],
    }
    better = ill | {
        "spells": [{"employment": "e", "reported": "2025-05-08T09:00:00+02:00", "recovery": "2025-05-11"}]
    }

    assert json.loads(run(ill)[1])["chains"][0]["first_sick_day"] == "2025-05-12"
    found = json.loads(run(better)[1])
    assert found["chains"] == []
    assert "geen werkdag gemist" in found["notes"][0]


@pytest.mark.parametrize(
    ("first", "form"),
    [("2025-07-28", "none"), ("2025-07-20", "short"), ("2025-06-23", "short"), ("2025-06-22", "full")],
)
def test_c30_the_reintegration_report_at_the_end_of_employment(run: Run, first: str, form: str) -> None:
    case = {
        "today": "2025-09-10",
        "employments": [{"id": "e", "employer": "P", "end": "2025-08-31"}],
        "spells": [{"employment": "e", "first_sick_day": first}],
    }

    found = json.loads(run(case)[1])
    assert found["reintegration_report"] == [form]
    assert found["trajects"][0]["end_reason"] == "employment_end"
    assert found["trajects"][0]["to"] == "2025-08-31"


def test_c29_the_absence_traject_ends_and_the_zw_traject_goes_on(run: Run) -> None:
    case = {
        "today": "2025-06-10",
        "employments": [{"id": "e", "employer": "P", "end": "2025-08-31", "zw_erd": True}],
        "spells": [{"employment": "e", "first_sick_day": "2025-05-05"}],
    }

    assert json.loads(run(case)[1])["trajects"] == [
        {
            "chain": 0,
            "protocol": "absence_standard",
            "from": "2025-05-05",
            "to": "2025-08-31",
            "end_reason": "zw_converted",
        },
        {"chain": 0, "protocol": "zw_erd", "from": "2025-09-01", "to": None, "end_reason": None},
    ]


def test_no_cover_is_no_error_but_a_sentence(run: Run) -> None:
    case = {
        "today": "2026-01-10",
        "employments": [{"id": "e", "employer": "P", "end": "2025-11-30", "zw_erd": True}],
        "spells": [{"employment": "e", "first_sick_day": "2025-12-29"}],
    }

    code, out = run(case, "--language", "en")
    assert (code, json.loads(out)["chains"]) == (0, [])
    assert "no ZW cover" in json.loads(out)["notes"][0]


def test_leave_is_printed_with_all_its_days(run: Run) -> None:
    case = {
        "today": "2025-07-01",
        "employments": [{"id": "e", "employer": "P"}],
        "pregnancies": [
            {
                "due_date": "2025-09-01",
                "leave_start": "2025-08-05",
                "birth": "2025-08-18",
                "hospital": [["2025-08-18", "2025-10-12"]],
            }
        ],
    }

    assert json.loads(run(case)[1])["leaves"] == [
        {
            "flex": ["2025-07-22", "2025-08-04"],
            "start_window": ["2025-07-22", "2025-08-05"],
            "start": "2025-08-05",
            "end": "2025-12-15",
            "days_after_birth": 98,
            "hospital_extension_days": 21,
            "flex_sick_days": 0,
            "apply": ["2025-07-08", "2025-07-22"],
            "tell_employer_by": "2025-07-15",
            "birth_told_by": "2025-08-20",
        }
    ]


def test_a_calendar_can_be_read(run: Run) -> None:
    code, out = run(CASE, "--text")

    assert code == 0
    assert "▲ 2025-06-09 .. 2025-06-22  Probleemanalyse [te laat]" in out
    assert "Meldingen aan UWV" in out


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"today": "morgen"}, "/today", "date"),
        ({"colour": 1}, "/colour", "unknown-field"),
        ({"employments": []}, "/employments", "too-few"),
        (
            {"spells": [{"employment": "x", "first_sick_day": "2025-05-12"}]},
            "/spells/0/employment",
            "unknown-employment",
        ),
        ({"spells": [{"employment": "e"}]}, "/spells/0/first_sick_day", "required"),
        (
            {"spells": [{"employment": "e", "first_sick_day": "2025-12-01"}]},
            "/spells/0/first_sick_day",
            "in-future",
        ),
        (
            {"spells": [{"employment": "e", "first_sick_day": "2025-05-12", "recovery": "2025-05-01"}]},
            "/spells/0/recovery",
            "recovery-before-start",
        ),
        (
            {
                "spells": [
                    {
                        "employment": "e",
                        "first_sick_day": "2025-05-12",
                        "percentages": [{"from": "2025-05-12", "percent": 101}],
                    }
                ]
            },
            "/spells/0/percentages/0/percent",
            "too-large",
        ),
        (
            {
                "spells": [
                    {
                        "employment": "e",
                        "first_sick_day": "2025-05-12",
                        "percentages": [{"from": "2025-05-12", "percent": 33.3}],
                    }
                ]
            },
            "/spells/0/percentages/0/percent",
            "whole-number",
        ),
        (
            {
                "spells": [
                    {"employment": "e", "first_sick_day": "2025-05-01"},
                    {"employment": "e", "first_sick_day": "2025-05-12"},
                ]
            },
            "/spells/1",
            "overlapping-spells",
        ),
        ({"done": [{"task": "tea", "on": "2025-06-01"}]}, "/done/0/task", "unknown-task"),
        (
            {"done": [{"task": "plan_of_action", "on": "2025-06-01", "spell": 4}]},
            "/done/0/spell",
            "unknown-spell",
        ),
        (
            {"sent_reports": [{"spell": 3, "kind": "sick", "on": "2025-06-01"}]},
            "/sent_reports/0/spell",
            "unknown-spell",
        ),
        (
            {"sent_reports": [{"spell": 0, "kind": "other", "on": "2025-06-01"}]},
            "/sent_reports/0/kind",
            "choice",
        ),
        ({"wage_sanction_days": 365}, "/wage_sanction_days", "sanction-too-long"),
        ({"wage_sanction_days": -1}, "/wage_sanction_days", "too-small"),
        (
            {"pregnancies": [{"due_date": "2025-09-01", "leave_start": "2025-08-20"}]},
            "/pregnancies/0/leave_start",
            "leave-start-outside-window",
        ),
        (
            {"employments": [{"id": "e", "employer": "P", "start": "2025-06-01"}]},
            "/spells/0/first_sick_day",
            "before-employment",
        ),
        (
            {"employments": [{"id": "e", "employer": "P", "working_days": [8]}]},
            "/employments/0/working_days/0",
            "too-large",
        ),
    ],
)
def test_wrong_input_ends_with_exit_code_2_and_names_each_fault(
    run: Run, change: dict[str, Any], pointer: str, code: str
) -> None:
    exit_code, out = run(CASE | change)

    errors = json.loads(out)["errors"]
    assert exit_code == 2
    assert [(each["pointer"], each["code"]) for each in errors] == [(pointer, code)]
    assert all(each["sentence"] for each in errors)


def test_what_is_no_json_is_said_so(run: Run) -> None:
    assert json.loads(run("{")[1])["errors"][0]["code"] == "not-json"
