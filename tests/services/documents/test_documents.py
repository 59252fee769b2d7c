"""A form becomes a draft, a version and a PDF; each version stands for ever."""

from typing import Any

import pytest

from tests.builders.plan_of_action import a_plan
from tests.services.documents.signers import API, Case
from tests.services.local_system import a_principal


@pytest.mark.proves("F98", "F100")
def test_a_plan_of_action_becomes_a_version_with_its_pdf_in_the_dossier(case: Case) -> None:
    made = case.finalise()

    assert made.status == 201, made.text
    [row] = _listed(case)
    assert (row["title"], row["latestVersion"]) == ("Plan van aanpak", 1)
    [version] = row["versions"]
    assert (version["state"], version["madeBy"], version["signing"]) == ("ready", "Fatima Amrani", "none")
    file = case.system.call("GET", f"{case.path}/versions/1/file", by=case.cast.case_manager)
    assert file.headers["content-type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in file.content
    assert b"pdfuaid" in file.content


def test_until_the_pdf_is_made_the_list_says_so_and_the_file_is_a_conflict(case: Case) -> None:
    case.system.call(
        "POST", f"{case.path}/versions", {"answers": a_plan()}, by=case.cast.case_manager, version=1
    )

    file = case.system.call("GET", f"{case.path}/versions/1/file", by=case.cast.case_manager)

    assert _listed(case)[0]["versions"][0]["state"] == "making"
    assert (file.status, file.code) == (409, "file-not-ready")


@pytest.mark.proves("F101", "F102")
def test_typing_on_makes_a_second_version_and_the_first_stays(case: Case) -> None:
    case.finalise()
    first = case.system.call("GET", f"{case.path}/versions/1/file", by=case.cast.case_manager).content
    again = case.system.call("GET", case.path, by=case.cast.case_manager).json
    assert again["answers"]["end_goal"] == "own_work"
    assert again["version"] == 2

    case.finalise(end_goal="other_work_inside")

    [row] = _listed(case)
    assert [each["number"] for each in row["versions"]] == [2, 1]
    assert case.system.call("GET", f"{case.path}/versions/1/file", by=case.cast.case_manager).content == first
    second = case.system.call("GET", f"{case.path}/versions/2/file", by=case.cast.case_manager).content
    assert second != first


def test_a_task_has_one_document_however_often_it_is_opened(case: Case) -> None:
    path = f"{API}/dossiers/{case.cast.employee['dossierId']}/documents"
    asked = {"form": "plan_of_action", "trajectId": case.traject_id, "taskKey": "plan_of_action"}

    again = case.system.call("POST", path, asked, by=case.cast.case_manager)

    assert again.json["id"] == case.document["id"]
    assert len(_listed(case)) == 1


def test_a_new_plan_knows_the_case_manager_and_the_head_knows_the_case(case: Case) -> None:
    assert case.document["answers"]["case_manager_name"] == "Fatima Amrani"
    head = {each["label"]: each["value"] for each in case.document["head"]}
    assert head["Werkgever"] == "Bakkerij De Korenaar"
    assert head["Werknemer"] == "J. (Jan) van den Berg"
    assert head["Eerste ziektedag"] == "23-11-2026"


def test_a_draft_is_kept_though_it_is_not_complete_and_never_written_over_unseen(case: Case) -> None:
    draft = {"answers": {"end_goal": "own_work", "steps": [{"activity": "Bellen"}]}}

    other = {"answers": {"end_goal": "own_work"}}
    kept = case.system.call("PUT", f"{case.path}/draft", draft, by=case.cast.case_manager, version=0)
    late = case.system.call("PUT", f"{case.path}/draft", other, by=case.cast.case_manager, version=0)

    assert kept.json["draftVersion"] == 1
    assert (late.status, late.code) == (412, "version-mismatch")
    shown = case.system.call("GET", case.path, by=case.cast.case_manager).json
    assert shown["answers"] == draft["answers"]
    assert shown["draftVersion"] == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_wrong_answer_is_told_at_its_field_and_makes_no_version(case: Case, language: str) -> None:
    wrong = a_plan(
        end_goal=None, case_manager_phone="12", hours=[{"start": "2027-01-10", "hours_per_week": 90}]
    )

    refused = case.system.call(
        "POST",
        f"{case.path}/versions",
        {"answers": wrong},
        by=case.cast.case_manager,
        version=1,
        language=language,
    )

    assert (refused.status, refused.pointers) == (
        422,
        {
            "/answers/end_goal": "required",
            "/answers/case_manager_phone": "phone",
            "/answers/hours/0/hours_per_week": "too-large",
        },
    )
    assert all(each["detail"] for each in refused.json["errors"])
    assert _listed(case)[0]["latestVersion"] == 0


def test_a_version_on_an_old_edition_is_refused(case: Case) -> None:
    case.finalise()

    late = case.system.call(
        "POST", f"{case.path}/versions", {"answers": a_plan()}, by=case.cast.case_manager, version=1
    )

    assert (late.status, late.code) == (412, "version-mismatch")
    assert _listed(case)[0]["latestVersion"] == 1


@pytest.mark.proves("AZ-6")
def test_a_document_out_of_scope_is_absent(case: Case) -> None:
    case.finalise()
    stranger = a_principal("case_manager", scopes=("another-office",))
    for path in (
        case.path,
        f"{case.path}/versions/1/file",
        f"{API}/dossiers/{case.cast.employee['dossierId']}/documents",
    ):
        assert case.system.call("GET", path, by=stranger).status == 404
    refused = case.system.call("POST", f"{case.path}/versions", {"answers": a_plan()}, by=stranger, version=2)
    assert refused.status == 404


def test_a_form_for_another_task_or_traject_is_refused(case: Case) -> None:
    path = f"{API}/dossiers/{case.cast.employee['dossierId']}/documents"
    asked = {"form": "plan_of_action", "trajectId": case.traject_id, "taskKey": "contact_w1"}
    case.system.passes(minutes=2)

    wrong_task = case.system.call("POST", path, asked, by=case.cast.case_manager)
    no_form = case.system.call("POST", path, asked | {"form": "../x"}, by=case.cast.case_manager)
    unknown = asked | {"taskKey": "plan_of_action", "trajectId": "01920000-0000-7000-8000-00000000ffff"}
    no_traject = case.system.call("POST", path, unknown, by=case.cast.case_manager)

    assert wrong_task.pointers == {"/taskKey": "choice"}
    assert no_form.pointers == {"/form": "choice"}
    assert no_traject.status == 404


def test_a_version_takes_few_requests(case: Case) -> None:
    case.system.calls.clear()

    case.system.call(
        "POST", f"{case.path}/versions", {"answers": a_plan()}, by=case.cast.case_manager, version=1
    )

    calls = case.system.dynamodb_calls()
    assert calls["TransactWriteItems"] == 1
    assert sum(calls.values()) <= 9


def _listed(case: Case) -> list[dict[str, Any]]:
    path = f"{API}/dossiers/{case.cast.employee['dossierId']}/documents"
    found: list[dict[str, Any]] = case.system.call("GET", path, by=case.cast.case_manager).json["items"]
    return found
