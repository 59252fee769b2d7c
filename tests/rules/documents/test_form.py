"""What a form takes, by its definition alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.documents.documents.schemas import AnswersRequest
from services.documents.domain.checks import draft_of, final_of
from services.documents.domain.form import Answers, form_of
from shared.http.pointers import pointer
from shared.kernel.errors import NotFound, Refused
from tests.builders.plan_of_action import a_plan

PLAN = form_of("plan_of_action")


def test_a_complete_plan_is_taken_as_it_is() -> None:
    assert final_of(PLAN, a_plan()) == a_plan()


def test_what_is_taken_is_taken_again_unchanged() -> None:
    kept = final_of(
        PLAN, a_plan(evaluations=["2027-03-29", "2027-02-15", "2027-02-15"], employer_remarks="  ja ")
    )

    assert kept["evaluations"] == ["2027-02-15", "2027-03-29"]
    assert kept["employer_remarks"] == "ja"
    assert final_of(PLAN, kept) == kept


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"end_goal": None}, {"/answers/end_goal": "required"}),
        ({"end_goal": "paradise"}, {"/answers/end_goal": "choice"}),
        ({"analysis_date": "31-02-2026"}, {"/answers/analysis_date": "date"}),
        ({"diagnosis": "flu"}, {"/answers/diagnosis": "unknown-field"}),
        ({"deviates": "yes"}, {"/answers/deviation_reason": "required"}),
        ({"case_manager_phone": "12"}, {"/answers/case_manager_phone": "phone"}),
        ({"steps": "none"}, {"/answers/steps": "form"}),
        ({"steps": []}, {"/answers/steps": "required"}),
        (
            {
                "steps": [
                    {
                        "activity": "x",
                        "by_whom": "employer",
                        "start": "2027-01-10",
                        "end": "2027-01-09",
                        "goal": "y",
                    }
                ]
            },
            {"/answers/steps/0/end": "end-before-start"},
        ),
        (
            {"hours": [{"start": "2027-01-10", "hours_per_week": 90}]},
            {"/answers/hours/0/hours_per_week": "too-large"},
        ),
        (
            {"hours": [{"start": "2027-01-10", "hours_per_week": 1.5}]},
            {"/answers/hours/0/hours_per_week": "whole-number"},
        ),
        ({"evaluations": ["2027-01-01", 7]}, {"/answers/evaluations": "date"}),
        ({"analysis_outcome": "x" * 4001}, {"/answers/analysis_outcome": "too-long"}),
    ],
)
def test_a_wrong_answer_is_told_at_its_field(changes: dict[str, object], pointers: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        final_of(PLAN, a_plan(**changes))

    assert {pointer(each.field, AnswersRequest): each.code for each in refused.value.fields} == pointers


def test_a_draft_may_be_incomplete_but_not_of_another_shape() -> None:
    assert draft_of(PLAN, {"steps": [{"activity": "Bellen"}]}) == {"steps": [{"activity": "Bellen"}]}
    with pytest.raises(Refused):
        draft_of(PLAN, {"steps": 7})


@pytest.mark.parametrize("key", ["", "../plan_of_action", "plan_of_actio", "PLAN", "plan of action"])
def test_a_form_that_is_not_there_is_not_found(key: str) -> None:
    with pytest.raises(NotFound):
        form_of(key)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab 1-/~", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["activity", "start", "a/b"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from([each.key for each in PLAN.fields]), ANYTHING))
def test_whatever_is_sent_is_taken_or_refused_with_pointers_into_it(answers: dict[str, object]) -> None:
    refused: Refused | None = None
    kept: Answers = {}
    try:
        kept = draft_of(PLAN, answers)
    except Refused as error:
        refused = error

    assert kept.keys() <= answers.keys()
    told = [pointer(each.field, AnswersRequest) for each in (refused.fields if refused else ())]
    assert all(each.startswith("/answers/") for each in told)
