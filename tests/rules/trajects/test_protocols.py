"""Protocols as data: every row of the law's table is there, appears in a plan, and a wrong file is refused by name."""

from pathlib import Path

import pytest

from services.trajects.domain.facts import Done
from services.trajects.domain.planning import plan
from services.trajects.domain.protocol import FOLDER, VARIATIONS, ProtocolError, protocol, read_protocol
from services.trajects.wording import role_name, why
from tests.builders.facts import day, employment, history, pregnancy, sent_report, spell, tasks_of

ERD = (employment(end="2025-08-31", zw_erd=True),)
DONE = (
    Done("problem_analysis", day("2025-02-10")),
    Done("poa_evaluation_1", day("2025-04-01"), outcome="adjust"),
    Done("poa_evaluation_2", day("2025-05-20"), outcome="course_changed"),
    Done("poa_evaluation_3", day("2025-06-20"), outcome="capability_improved"),
)
CASES = (
    history(
        spell(0, "2025-01-06"), done=DONE, today="2025-06-30", employments=(employment(end="2026-12-31"),)
    ),
    history(spell(0, "2025-05-05"), done=DONE, employments=ERD, today="2025-09-10"),
    history(
        spell(0, "2025-01-06", "2025-01-10"),
        spell(1, "2025-03-10", "2025-03-14"),
        spell(2, "2025-05-12", "2025-05-20"),
        sent_reports=(sent_report(2, "sick", day("2025-05-13")),),
        today="2025-05-21",
    ),
    history(
        spell(
            0, "2025-06-02", classification="PREGNANCY", percentages=(("2025-06-02", 100), ("2025-06-16", 50))
        ),
        pregnancies=(
            pregnancy(
                "2025-09-01", "2025-08-05", "2025-08-30", hospital=(("2025-08-30", "2025-09-09"),), split=True
            ),
        ),
        today="2025-08-10",
    ),
    history(spell(0, "2025-06-02", "2025-06-20", classification="ORGAN_DONATION"), today="2025-06-20"),
    history(spell(0, "2025-06-02", vangnet="no_risk"), today="2025-06-20"),
)


def test_every_row_of_every_protocol_appears_in_the_plan_of_an_example() -> None:
    planned = {task.key for case in CASES for task in plan(case).tasks}

    assert {row.key for name in VARIATIONS for row in protocol(name).tasks} - planned == set()


def test_every_task_tells_why_in_both_languages_with_its_article_and_role() -> None:
    for case in CASES:
        for task in plan(case).tasks:
            assert task.template.article in why(task.template, task.flags, "nl")
            assert why(task.template, task.flags, "en")
            assert role_name(task.template.role, "nl")


ON_DEMAND = (
    "adjust_plan",
    "adjust_problem_analysis",
    "physician_followup_1",
    "frequent_absence_talk",
    "employment_end_warning",
)


@pytest.mark.parametrize("key", ON_DEMAND)
def test_a_task_on_demand_appears_only_after_its_trigger(key: str) -> None:
    plain = plan(history(spell(0, "2025-01-06"), today="2025-06-30"))

    assert key not in tasks_of(plain)


def test_a_done_task_that_no_longer_belongs_is_kept_with_a_flag() -> None:
    known = history(
        spell(0, "2025-01-06"),
        employments=(employment(end="2025-12-31", zw_erd=True),),
        done=(Done("uwv_42_week_report", day("2025-10-22")),),
        today="2026-01-10",
    )

    task = tasks_of(plan(known))["uwv_42_week_report"]
    assert (task.state, str(task.done_on), task.flags) == ("done", "2025-10-22", ("no_longer_belongs",))


def test_without_possibilities_there_is_no_plan_of_action_to_make_or_evaluate() -> None:
    known = history(
        spell(0, "2025-01-06"),
        done=(Done("problem_analysis", day("2025-02-10"), outcome="no_possibilities"),),
        today="2025-03-01",
    )
    tasks = tasks_of(plan(known))

    for key in ("plan_of_action", "poa_evaluation_1", "final_evaluation", "appoint_case_manager"):
        assert tasks[key].state == "not_applicable"


def test_a_zw_row_inherits_what_was_done_during_the_employment() -> None:
    known = history(
        spell(0, "2025-05-05"),
        employments=ERD,
        done=(Done("problem_analysis", day("2025-06-12")),),
        today="2025-09-10",
    )

    assert tasks_of(plan(known))["problem_analysis_zw"].state == "done"


def test_until_the_employment_ends_the_employers_own_terms_stand() -> None:
    before = tasks_of(plan(history(spell(0, "2025-05-05"), employments=ERD, today="2025-06-10")))
    after = tasks_of(plan(history(spell(0, "2025-05-05"), employments=ERD, today="2025-09-01")))

    assert str(before["problem_analysis"].due) == "2025-06-15"
    assert "problem_analysis_zw" not in before
    assert str(after["problem_analysis_zw"].due) == "2025-09-14"


GOOD = (FOLDER / "pregnancy.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "key", "reason"),
    [
        (GOOD.replace('anchor = "birth"', 'anchor = "moon"'), "birth_report", "anchor moon is unknown"),
        (GOOD.replace('role = "EE/LM"', 'role = "XX"', 1), "choose_leave_start", "role XX is unknown"),
        (
            GOOD.replace("from = -42\nto = -21", "from = -21\nto = -42"),
            "choose_leave_start",
            "the window ends before it starts",
        ),
        (GOOD.replace('key = "leave_end"', 'key = "leave_start"'), "leave_start", "stands twice"),
        (GOOD.replace('yields = "traject"', 'colour = "red"'), "pregnancy_register", "colour is unknown"),
        (GOOD.replace('en = "Tell the birth"\n', ""), "birth_report", "en is missing"),
        ("key = ", "-", ""),
    ],
)
def test_a_wrong_file_is_refused_with_file_key_and_reason(
    tmp_path: Path, wrong: str, key: str, reason: str
) -> None:
    file = tmp_path / "custom.toml"
    file.write_text(wrong, encoding="utf-8")

    with pytest.raises(ProtocolError, match=f"custom.toml: {key}: {reason}"):
        read_protocol(file)
