"""Dialogs: seen by their participants alone, every message kept, unread until read, and one mail until then."""

import json
from typing import Any

import pytest

from services.messaging.dialogs import rows as rows_module
from services.messaging.recipients.rows import PeopleRows
from shared.kernel.principal import Principal
from tests.services.cast import a_case_manager
from tests.services.local_system import Answer, LocalSystem, a_principal
from tests.services.messaging.events import a_portal_account, an_account, mails, told
from tests.services.messaging.parts import (
    EMPLOYER_ID,
    PORTAL_ID,
    listed,
    mark_read,
    parts,
    read,
    say,
    unread,
)

UNKNOWN = "01920000-0000-7000-8000-00000000ffff"


def addresses() -> list[str]:
    return [address for address, mail in mails() if "nieuw bericht" in mail or "new message" in mail]


@pytest.mark.proves("F129", "F130")
def test_a_dialog_shows_its_messages_in_order_with_their_senders(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    made = by.start(system)
    assert made.status == 201
    dialog_id = made.json["id"]
    answer = say(system, dialog_id, "  Dat kan.\nOm tien uur?  ", by.employer)

    shown = read(system, dialog_id, by.case_manager).json

    assert answer.status == 201
    assert (answer.json["text"], answer.json["isMine"]) == ("Dat kan.\nOm tien uur?", True)
    assert (shown["subject"], shown["dossierId"], shown["ceremonyId"]) == ("Hervatting", by.dossier_id, None)
    assert [(each["text"], each["from"]["name"], each["isMine"]) for each in shown["messages"]] == [
        ("Kunnen we woensdag overleggen?", "Fatima Amrani", True),
        ("Dat kan.\nOm tien uur?", "Wim de Baas", False),
    ]
    assert {(each["kind"], each["id"]) for each in shown["participants"]} == {
        ("user", by.case_manager.user_id),
        ("user", EMPLOYER_ID),
        ("employee", by.employee_id),
    }
    assert shown["version"] == 2
    assert made.json["messages"][0]["isMine"]
    assert made.json["unreadCount"] == 0


@pytest.mark.proves("F129")
def test_the_list_has_the_newest_dialog_first_with_the_start_of_its_last_line(system: LocalSystem) -> None:
    by = parts(system)
    first = by.dialog(system, subject="Eerste")
    system.passes(minutes=1)
    second = by.dialog(system, subject="Tweede")
    assert [each["id"] for each in listed(system, by.employer)] == [second, first]
    system.passes(minutes=1)

    say(system, first, "woord " * 100, by.employer)

    found = listed(system, by.case_manager)
    assert [each["subject"] for each in found] == ["Eerste", "Tweede"]
    assert found[0]["lastLine"].startswith("woord woord")
    assert 100 < len(found[0]["lastLine"]) <= 120
    assert [each["unreadCount"] for each in found] == [1, 0]
    assert len(found[0]["participants"]) == 3
    assert found[0]["lastMessageAt"] > found[1]["lastMessageAt"]


def test_the_list_comes_in_pages_and_its_cursor_is_the_callers_own(system: LocalSystem) -> None:
    by = parts(system)
    for number in range(3):
        by.dialog(system, subject=f"Nummer {number}")
        system.passes(seconds=1)

    page = system.call("GET", "/api/messaging/dialogs?limit=2", by=by.employer).json
    rest = system.call("GET", f"/api/messaging/dialogs?limit=2&cursor={page['next']}", by=by.employer).json
    stolen = system.call("GET", f"/api/messaging/dialogs?cursor={page['next']}", by=by.case_manager)

    subjects = [each["subject"] for each in (*page["items"], *rest["items"])]
    assert subjects == ["Nummer 2", "Nummer 1", "Nummer 0"]
    assert rest["next"] is None
    assert (stolen.status, stolen.pointers) == (422, {"/cursor": "cursor"})


@pytest.mark.proves("F129")
def test_what_is_unread_counts_for_others_until_they_read_it(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    dialog_id = by.dialog(system)
    say(system, dialog_id, "En nog iets.", by.case_manager)
    assert [unread(system, each) for each in (by.case_manager, by.employer, by.employee)] == [0, 1, 1]
    assert read(system, dialog_id, by.employer).json["unreadCount"] == 2

    assert mark_read(system, dialog_id, by.employer).status == 204

    assert [unread(system, each) for each in (by.employer, by.employee)] == [0, 1]
    assert read(system, dialog_id, by.employer).json["unreadCount"] == 0
    assert listed(system, by.employer)[0]["unreadCount"] == 0
    say(system, dialog_id, "Akkoord.", by.employer)
    assert [unread(system, each) for each in (by.case_manager, by.employer)] == [1, 0]


def test_a_dialog_that_was_read_names_each_participant_once_in_the_list(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)

    mark_read(system, dialog_id, by.employer)

    [row] = system.call("GET", "/api/messaging/dialogs", by=by.employer).json["items"]
    ids = [each["id"] for each in row["participants"]]
    assert len(ids) == len(set(ids)) == 3


def test_a_read_mark_twice_changes_nothing_and_is_no_event(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)
    mark_read(system, dialog_id, by.employer)
    system.calls.clear()

    assert mark_read(system, dialog_id, by.employer).status == 204

    assert system.dynamodb_calls() == {"Query": 1}
    assert system.outbox("messaging") == []


@pytest.mark.proves("MSG-1", "F130")
def test_who_takes_no_part_gets_the_answer_of_what_does_not_exist(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system, participants=[{"kind": "user", "id": EMPLOYER_ID}])
    outsiders = (
        by.employee,
        by.cast.klantbeheer,
        a_principal("customer_admin"),
        a_principal("employer_direct", scopes=(by.cast.employer["id"],)),
    )
    for outsider in outsiders:
        for call in (_reads, _says, _marks):
            hidden, absent = (call(system, each, outsider) for each in (dialog_id, UNKNOWN))
            assert hidden.status == 404
            assert hidden.text == absent.text
        assert listed(system, outsider) == []
        assert unread(system, outsider) == 0
    assert len(read(system, dialog_id, by.employer).json["messages"]) == 1


@pytest.mark.proves("MSG-4", "F132")
def test_the_portal_sees_only_the_dialogs_of_its_employee_and_nothing_else(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    theirs = by.dialog(system)
    by.dialog(system, participants=[{"kind": "user", "id": EMPLOYER_ID}])

    assert [each["id"] for each in listed(system, by.employee)] == [theirs]
    assert say(system, theirs, "Goedemorgen", by.employee).status == 201

    [mine] = [each for each in read(system, theirs, by.employee).json["messages"] if each["isMine"]]
    assert (mine["from"]["kind"], mine["from"]["id"]) == ("employee", by.employee_id)
    start = by.start(system, by=by.employee)
    recipients = system.call("GET", f"/api/messaging/recipients?dossier={by.dossier_id}", by=by.employee)
    assert (start.status, recipients.status) == (404, 404)


@pytest.mark.proves("MSG-4")
def test_a_portal_account_of_another_employee_sees_nothing(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    dialog_id = by.dialog(system)
    other = a_principal("portal_user", scopes=("01920000-0000-7000-8000-00000000ee99",))

    assert read(system, dialog_id, other).status == 404
    assert listed(system, other) == []


@pytest.mark.proves("F131", "MSG-4")
def test_a_mail_says_only_that_there_is_a_new_message(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    an_account(system, EMPLOYER_ID, aggregate_version=2, language="en", scopes=(by.cast.employer["id"],))

    by.dialog(system)

    found = {address: mail for address, mail in mails() if "berichten" in mail or "/portal/" in mail}
    assert set(found) == {"wim@bakkerij.example", "jan@thuis.example"}
    assert "You have a new message" in found["wim@bakkerij.example"]
    assert "https://poortwachter.example/berichten\n" in found["wim@bakkerij.example"]
    assert "U heeft een nieuw bericht" in found["jan@thuis.example"]
    assert "https://poortwachter.example/portal/\n" in found["jan@thuis.example"]
    for mail in found.values():
        for word in ("hervatting", "overleggen", "fatima", "jansen", "korenaar", "ziek"):
            assert word not in mail.casefold()


@pytest.mark.proves("F131")
def test_there_is_one_mail_for_each_person_and_dialog_until_it_is_read(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    dialog_id = by.dialog(system)
    assert sorted(addresses()) == ["jan@thuis.example", "wim@bakkerij.example"]

    say(system, dialog_id, "En nog iets.", by.case_manager)
    system.deliver()
    assert len(addresses()) == 2

    mark_read(system, dialog_id, by.employer)
    say(system, dialog_id, "Tot woensdag.", by.case_manager)
    system.deliver()

    assert sorted(addresses()) == ["jan@thuis.example", "wim@bakkerij.example", "wim@bakkerij.example"]
    other = by.dialog(system)
    assert other != dialog_id
    assert len(addresses()) == 5


def test_a_blocked_account_gets_no_mail_neither_before_nor_after_it_was_queued(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    by.start(system)
    system.relay("messaging")
    waiting, system.bus = system.bus, []
    an_account(system, EMPLOYER_ID, aggregate_version=2, status="blocked")
    a_portal_account(system, by.employee_id, user_id=PORTAL_ID, aggregate_version=2, status="blocked")
    for event in waiting:
        system.hand_out(event)
    dialog_id = listed(system, by.case_manager)[0]["id"]

    say(system, dialog_id, "En nog iets.", by.case_manager)
    events = system.deliver()

    assert addresses() == []
    assert told(events, "PortalInvitationNeeded") == []


@pytest.mark.proves("F131", "F132")
def test_an_employee_without_account_is_invited_once_and_again_when_the_link_has_died(
    system: LocalSystem,
) -> None:
    by = parts(system)
    made = by.start(system).json
    events = system.deliver()
    needed = [{"personId": by.employee_id, "dialogId": made["id"], "about": ""}]
    assert told(events, "PortalInvitationNeeded") == needed
    assert addresses() == ["wim@bakkerij.example"]

    say(system, made["id"], "En nog iets.", by.case_manager)
    assert told(system.deliver(), "PortalInvitationNeeded") == []
    system.passes(days=7)
    say(system, made["id"], "Bent u daar?", by.case_manager)
    assert told(system.deliver(), "PortalInvitationNeeded") == needed

    a_portal_account(system, by.employee_id, user_id=PORTAL_ID)
    system.passes(days=7)
    say(system, made["id"], "Welkom.", by.case_manager)
    assert told(system.deliver(), "PortalInvitationNeeded") == []
    mark_read(system, made["id"], by.employee)
    say(system, made["id"], "Fijn.", by.case_manager)
    system.deliver()
    assert "jan@thuis.example" in addresses()


def test_a_dialog_without_a_dossier_is_for_people_who_share_a_node(system: LocalSystem) -> None:
    by = parts(system)
    colleague = "01920000-0000-7000-8000-0000000000c1"
    an_account(system, colleague, groups=("case_manager",), scopes=(by.cast.office["id"],))
    elsewhere = "01920000-0000-7000-8000-0000000000c2"
    an_account(system, elsewhere, groups=("case_manager",), scopes=(UNKNOWN,))

    fine = by.start(system, dossierId=None, participants=[{"kind": "user", "id": colleague}])
    strange = by.start(system, dossierId=None, participants=[{"kind": "user", "id": elsewhere}])
    employee = by.start(system, dossierId=None, participants=[{"kind": "employee", "id": by.employee_id}])

    assert (fine.status, fine.json["dossierId"]) == (201, None)
    for refused in (strange, employee):
        assert (refused.status, refused.pointers) == (422, {"/participants/0": "unknown-recipient"})


@pytest.mark.proves("AZ-6")
def test_a_participant_out_of_sight_is_refused_like_one_that_does_not_exist(system: LocalSystem) -> None:
    by = parts(system)
    ids = [f"01920000-0000-7000-8000-0000000000d{number}" for number in range(3)]
    an_account(system, ids[0], scopes=("01920000-0000-7000-8000-00000000eeee",))
    an_account(system, ids[1], scopes=(by.cast.employer["id"],), status="blocked")
    an_account(system, ids[2], scopes=(by.cast.employer["id"],), groups=("super_administrator",))
    asked = [{"kind": "user", "id": each} for each in (EMPLOYER_ID, *ids, UNKNOWN)]

    refused = by.start(system, participants=[*asked, {"kind": "employee", "id": UNKNOWN}])

    assert refused.status == 422
    assert refused.pointers == {f"/participants/{number}": "unknown-recipient" for number in range(1, 6)}
    assert len({each["detail"] for each in refused.json["errors"]}) == 1
    assert listed(system, by.employer) == []


@pytest.mark.proves("AZ-6")
def test_a_dossier_out_of_scope_is_404_like_an_absent_one(system: LocalSystem) -> None:
    by = parts(system)
    other = system.call("POST", "/api/organisation/offices", {"name": "Utrecht"}, by=by.cast.klantbeheer).json
    stranger = a_case_manager(system, by.cast.klantbeheer, other["id"], "Smit")
    system.passes(minutes=2)

    hidden, absent = (
        system.call(
            "GET",
            f"/api/messaging/recipients?dossier={each}",
            by=stranger,
            headers={"x-correlation-id": "one-and-the-same"},
        )
        for each in (by.dossier_id, UNKNOWN)
    )
    assert (hidden.status, hidden.text) == (404, absent.text)
    hidden, absent = (by.start(system, by=stranger, dossierId=each) for each in (by.dossier_id, UNKNOWN))
    assert (hidden.status, absent.status, hidden.code) == (404, 404, absent.code)


@pytest.mark.proves("F59")
def test_an_employer_that_is_not_published_has_no_recipients_but_for_who_edits_it(
    system: LocalSystem,
) -> None:
    from shared.contracts.organisation import EmployerChanged
    from tests.services.messaging.events import take

    by = parts(system)
    fact = EmployerChanged(
        employer_id=by.cast.employer["id"],
        aggregate_version=999,
        employer_name="Bakkerij",
        office_id=by.cast.office["id"],
        office_name="Rotterdam",
        state="draft",
        classifications=(),
        case_manager_id=None,
    )
    take(system, "organisation", fact)
    path = f"/api/messaging/recipients?dossier={by.dossier_id}"

    assert system.call("GET", path, by=by.case_manager).status == 404
    assert system.call("GET", path, by=by.cast.klantbeheer).status == 200


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"subject": "  "}, {"/subject": "too-short"}),
        ({"subject": "x" * 121}, {"/subject": "too-long"}),
        ({"text": ""}, {"/text": "too-short"}),
        ({"text": "x" * 4001}, {"/text": "too-long"}),
        ({"text": "a\u202eb"}, {"/text": "character"}),
        ({"text": 7}, {"/text": "text"}),
        ({"participants": []}, {"/participants": "too-few"}),
        (
            {"participants": [{"kind": "user", "id": UNKNOWN[:-2] + f"{n:02}"} for n in range(20)]},
            {"/participants": "too-many"},
        ),
        ({"participants": [{"kind": "contact", "id": UNKNOWN}]}, {"/participants/0/kind": "choice"}),
        ({"participants": [{"kind": "user", "id": "1"}]}, {"/participants/0/id": "too-short"}),
        ({"participants": [{"kind": "user", "id": UNKNOWN}]}, {"/participants/0": "unknown-recipient"}),
        ({"from": "somebody"}, {"/from": "unknown-field"}),
    ],
)
def test_a_wrong_dialog_is_refused_by_field_and_changes_nothing(
    system: LocalSystem, changes: dict[str, Any], pointers: dict[str, str], language: str
) -> None:
    by = parts(system)
    body = {
        "subject": "Hervatting",
        "dossierId": by.dossier_id,
        "text": "Dag",
        "participants": [{"kind": "user", "id": EMPLOYER_ID}],
    }

    refused = system.call(
        "POST", "/api/messaging/dialogs", body | changes, by=by.case_manager, language=language
    )

    assert (refused.status, refused.pointers) == (422, pointers)
    assert all(each["detail"] for each in refused.json["errors"])
    assert listed(system, by.case_manager) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("", "too-short"), (" \n ", "too-short"), ("x" * 4001, "too-long"), ("\x07", "character")],
)
def test_a_wrong_message_is_refused(system: LocalSystem, text: str, code: str, language: str) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)

    refused = say(system, dialog_id, text, by.employer, language=language)

    assert (refused.status, refused.pointers) == (422, {"/text": code})
    assert len(read(system, dialog_id, by.employer).json["messages"]) == 1


def test_a_message_may_be_four_thousand_characters(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)

    assert say(system, dialog_id, "é" * 4000, by.employer).status == 201


def test_nobody_starts_a_dialog_with_oneself_alone(system: LocalSystem) -> None:
    by = parts(system)
    me = {"kind": "user", "id": by.case_manager.user_id}

    alone = by.start(system, participants=[me])
    named = by.start(system, participants=[me, {"kind": "user", "id": EMPLOYER_ID}])

    assert (alone.status, alone.pointers) == (422, {"/participants": "too-few"})
    assert len(named.json["participants"]) == 2


@pytest.mark.proves("IDM-1")
def test_a_repeated_message_stands_once(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)

    first = say(system, dialog_id, "Dag", by.employer, key="k" * 20)
    again = say(system, dialog_id, "Dag", by.employer, key="k" * 20)
    other = say(system, dialog_id, "Anders", by.employer, key="k" * 20)

    assert again.json == first.json
    assert (other.status, other.code) == (422, "idempotency-key-reused")
    assert len(read(system, dialog_id, by.employer).json["messages"]) == 2


def test_of_two_messages_at_once_both_stand_one_after_the_other(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)
    _between(monkeypatch, lambda: say(system, dialog_id, "Van de werkgever", by.employer))

    late = say(system, dialog_id, "Van de casemanager", by.case_manager)

    assert late.status == 201
    shown = read(system, dialog_id, by.case_manager).json
    assert [each["text"] for each in shown["messages"][1:]] == ["Van de werkgever", "Van de casemanager"]
    assert shown["version"] == 3
    assert (shown["unreadCount"], read(system, dialog_id, by.employer).json["unreadCount"]) == (1, 2)


def test_a_message_that_comes_while_one_reads_stays_unread(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)
    _between(monkeypatch, lambda: mark_read(system, dialog_id, by.employer))

    assert say(system, dialog_id, "Net na het lezen", by.case_manager).status == 201

    assert read(system, dialog_id, by.employer).json["unreadCount"] == 1


def test_of_a_long_dialog_the_newest_messages_are_shown_and_the_older_follow(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_module, "MOST_LINES", 5)
    by = parts(system)
    dialog_id = by.dialog(system)
    for number in range(9):
        say(system, dialog_id, f"Bericht {number}", by.case_manager)
    path = f"/api/messaging/dialogs/{dialog_id}"
    system.calls.clear()

    shown = system.call("GET", path, by=by.employer).json
    assert system.dynamodb_calls() == {"Query": 1, "PutItem": 1}
    older = system.call("GET", f"{path}?cursor={shown['older']}", by=by.employer).json

    assert [each["text"] for each in shown["messages"]] == [f"Bericht {number}" for number in range(4, 9)]
    assert [each["text"] for each in older["messages"][1:]] == [f"Bericht {number}" for number in range(4)]
    assert older["messages"][0]["text"] == "Kunnen we woensdag overleggen?"
    assert older["older"] is None
    stolen = system.call("GET", f"{path}?cursor={shown['older']}", by=by.case_manager)
    assert (stolen.status, stolen.pointers) == (422, {"/cursor": "cursor"})


def test_requests_list_one_unread_one_start_three_send_two_and_one_transaction(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)

    def requests(call: Any) -> dict[str, int]:
        system.calls.clear()
        call()
        return system.dynamodb_calls()

    assert requests(lambda: by.start(system)) == {"GetItem": 2, "BatchGetItem": 1, "TransactWriteItems": 1}
    dialog_id = listed(system, by.employer)[0]["id"]
    assert requests(lambda: listed(system, by.employer)) == {"Query": 1, "PutItem": 1}  # the access line
    assert requests(lambda: unread(system, by.employer)) == {"Query": 1}
    assert requests(lambda: read(system, dialog_id, by.employer)) == {"Query": 1, "PutItem": 1}
    assert requests(lambda: mark_read(system, dialog_id, by.employer)) == {"Query": 1, "PutItem": 1}
    assert requests(lambda: say(system, dialog_id, "Dag", by.employer)) == {
        "Query": 1,
        "BatchGetItem": 1,
        "TransactWriteItems": 1,
    }


def test_a_message_to_twenty_people_is_one_transaction(system: LocalSystem) -> None:
    by = parts(system)
    ids = [f"01920000-0000-7000-8000-0000000001{number:02}" for number in range(19)]
    for each in ids:
        an_account(system, each, email=f"{each}@bakkerij.example", scopes=(by.cast.employer["id"],))

    made = by.start(system, participants=[{"kind": "user", "id": each} for each in ids])
    system.deliver()
    answer = say(system, made.json["id"], "Dag", a_principal("employer_direct", user_id=ids[0]))

    assert (made.status, answer.status) == (201, 201)
    assert len(made.json["participants"]) == 20
    assert len(addresses()) == 19


@pytest.mark.proves("AUD-1")
def test_who_reads_and_writes_leaves_an_access_line_with_the_person_concerned(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)
    read(system, dialog_id, by.employer)
    say(system, dialog_id, "Dag", by.employer)

    lines = [each["data"] for each in system.outbox("messaging") if each["name"] == "AccessRecorded"]

    assert {(each["action"], each["what"], each["person"]) for each in lines} == {
        ("R", "dialog", by.employee_id),
        ("C", "dialog.message", by.employee_id),
    }
    assert "Dag" not in json.dumps(lines)


def test_a_person_is_shown_by_the_name_they_have_at_the_next_message(system: LocalSystem) -> None:
    by = parts(system)
    dialog_id = by.dialog(system)
    an_account(system, EMPLOYER_ID, aggregate_version=2, display_name="Wim Zonneveld")

    say(system, dialog_id, "Dag", by.case_manager)

    shown = read(system, dialog_id, by.case_manager).json
    assert "Wim Zonneveld" in [each["name"] for each in shown["participants"]]


def _reads(system: LocalSystem, dialog_id: str, by: Principal) -> Answer:
    path = f"/api/messaging/dialogs/{dialog_id}"
    return system.call("GET", path, by=by, headers={"x-correlation-id": "one-and-the-same"})


def _says(system: LocalSystem, dialog_id: str, by: Principal) -> Answer:
    return say(system, dialog_id, "Dag", by, headers={"x-correlation-id": "one-and-the-same"})


def _marks(system: LocalSystem, dialog_id: str, by: Principal) -> Answer:
    path = f"/api/messaging/dialogs/{dialog_id}/read"
    return system.call("POST", path, {}, by=by, headers={"x-correlation-id": "one-and-the-same"})


def _between(monkeypatch: pytest.MonkeyPatch, act: Any) -> None:
    """Something else happens once, after the next command has read and before it writes."""
    people = PeopleRows.people
    is_done = False

    def interrupted(self: PeopleRows, **asked: Any) -> Any:
        nonlocal is_done
        found = people(self, **asked)
        if not is_done:
            is_done = True
            act()
        return found

    monkeypatch.setattr(PeopleRows, "people", interrupted)
