"""The dialog of a request for signatures: opened once, neutral, told how it goes on, in the reader's language."""

from datetime import date

import pytest

from services.messaging.recipients.rows import PeopleRows
from shared.contracts.documents import CeremonyEnded, DocumentSigned, SignerFact
from shared.contracts.envelope import EventData
from tests.services.local_system import LocalSystem
from tests.services.messaging.events import (
    a_portal_account,
    a_request,
    an_account,
    an_event,
    mails,
    take,
    told,
)
from tests.services.messaging.parts import (
    EMPLOYER_ID,
    PORTAL_ID,
    Parts,
    listed,
    mark_read,
    parts,
    read,
    say,
    unread,
)

CEREMONY = "01920000-0000-7000-8000-0000000ce4e1"
FOR_EMPLOYER = f"{CEREMONY}#01920000-0000-7000-8000-0000000005e1"
FOR_EMPLOYEE = f"{CEREMONY}#01920000-0000-7000-8000-0000000005e2"


def the_request(by: Parts, requested_by: str = "") -> EventData:
    """The case manager asks employer and employee to sign."""
    return a_request(
        CEREMONY,
        by.dossier_id,
        requested_by or by.case_manager.user_id,
        SignerFact(
            signer_id=FOR_EMPLOYER.partition("#")[2], kind="user", person_id=EMPLOYER_ID, role="employer"
        ),
        SignerFact(
            signer_id=FOR_EMPLOYEE.partition("#")[2],
            kind="employee",
            person_id=by.employee_id,
            role="employee",
        ),
    )


def signed(by: Parts) -> DocumentSigned:
    return DocumentSigned(
        ceremony_id=CEREMONY,
        document_id="d",
        document_version=1,
        dossier_id=by.dossier_id,
        traject_id="t",
        task_key="plan_of_action",
        signed_on=date(2026, 11, 23),
    )


def news() -> list[str]:
    """Addresses of the mails that tell of a new message."""
    return sorted(address for address, mail in mails() if "nieuw bericht" in mail)


@pytest.mark.parametrize(
    ("language", "subject", "line"),
    [
        ("nl", "Ondertekening: plan van aanpak", "Er staat een document klaar om te ondertekenen."),
        ("en", "Signature: plan of action", "A document is ready to be signed."),
    ],
)
def test_a_request_opens_a_dialog_of_requester_and_signers_with_a_neutral_subject(
    system: LocalSystem, language: str, subject: str, line: str
) -> None:
    by = parts(system, has_portal=True)

    take(system, "documents", the_request(by))

    for reader in (by.case_manager, by.employer, by.employee):
        [row] = listed(system, reader, language)
        assert (row["subject"], row["ceremonyId"], row["dossierId"]) == (subject, CEREMONY, by.dossier_id)
        assert row["lastLine"].startswith(line)
        shown = read(system, row["id"], reader, language).json
        assert (shown["subject"], shown["ceremonyId"]) == (subject, CEREMONY)
        [message] = shown["messages"]
        assert (message["from"], message["isMine"]) == (None, False)
        assert message["text"].startswith(line)
        assert len(shown["participants"]) == 3
    assert [unread(system, each) for each in (by.case_manager, by.employer, by.employee)] == [0, 1, 1]


def test_a_form_without_a_text_of_its_own_is_told_neutrally(system: LocalSystem) -> None:
    by = parts(system)
    request = the_request(by).model_copy(update={"form": "something_new"})

    take(system, "documents", request)

    assert listed(system, by.employer)[0]["subject"] == "Ondertekening van een document"


@pytest.mark.proves("F131")
def test_signers_are_told_by_mails_that_name_the_ceremony_to_documents(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    take(system, "documents", the_request(by))

    events = system.deliver()

    assert news() == ["jan@thuis.example", "wim@bakkerij.example"]
    assert {each["about"] for each in told(events, "MessageSent")} == {FOR_EMPLOYER, FOR_EMPLOYEE}
    assert told(events, "PortalInvitationNeeded") == []
    assert all("plan" not in mail for _, mail in mails() if "nieuw bericht" in mail)


def test_a_signer_without_an_account_is_invited_for_this_ceremony(system: LocalSystem) -> None:
    by = parts(system)
    take(system, "documents", the_request(by))

    events = system.deliver()

    [dialog] = listed(system, by.employer)
    assert told(events, "PortalInvitationNeeded") == [
        {"personId": by.employee_id, "dialogId": dialog["id"], "about": FOR_EMPLOYEE}
    ]
    assert news() == ["wim@bakkerij.example"]


def test_the_requester_who_signs_too_takes_part_once_and_gets_no_mail(system: LocalSystem) -> None:
    by = parts(system)

    take(system, "documents", the_request(by, requested_by=EMPLOYER_ID))
    system.deliver()

    [dialog] = listed(system, by.employer)
    assert len(dialog["participants"]) == 2
    assert unread(system, by.employer) == 0
    assert news() == []
    take(system, "documents", signed(by))
    about = {each["about"] for each in told(system.deliver(), "MessageSent")}
    assert about == {FOR_EMPLOYER}


@pytest.mark.proves("EVT-2")
def test_a_redelivered_request_opens_no_second_dialog(system: LocalSystem) -> None:
    by = parts(system, has_portal=True)
    event = take(system, "documents", the_request(by))
    take(system, "documents", the_request(by))  # the same facts under another id
    system.deliver()

    assert system.consume("messaging", event) == []
    system.deliver()

    assert len(listed(system, by.employer)) == 1
    assert len(read(system, listed(system, by.employer)[0]["id"], by.employer).json["messages"]) == 1
    assert len(news()) == 2


@pytest.mark.parametrize(
    ("how", "dutch", "english"),
    [
        ("superseded", "Er is een nieuwe versie", "There is a new version"),
        ("withdrawn", "Het verzoek om te ondertekenen is ingetrokken.", "The request to sign was withdrawn."),
        ("declined", "Iemand heeft geweigerd", "Somebody declined"),
        ("expired", "De tijd om te ondertekenen is voorbij.", "The time to sign is over."),
        ("sealed", "Het getekende document staat klaar.", "The signed document is ready."),
    ],
)
def test_how_a_request_ended_stands_in_its_dialog_and_is_mailed(
    system: LocalSystem, how: str, dutch: str, english: str
) -> None:
    by = parts(system, has_portal=True)
    take(system, "documents", the_request(by))
    system.deliver()
    [dialog] = listed(system, by.employer)
    mark_read(system, dialog["id"], by.employer)

    event = take(system, "documents", CeremonyEnded(ceremony_id=CEREMONY, how=how))
    system.deliver()
    assert system.consume("messaging", event) == []

    assert read(system, dialog["id"], by.employer).json["messages"][-1]["text"].startswith(dutch)
    in_english = read(system, dialog["id"], by.case_manager, "en").json["messages"]
    assert in_english[-1]["text"].startswith(english)
    assert len(in_english) == 2
    assert listed(system, by.case_manager, "en")[0]["lastLine"].startswith(english)
    assert [unread(system, each) for each in (by.case_manager, by.employer, by.employee)] == [1, 1, 1]
    assert news() == [
        "fatima@arbodienst.example",
        "jan@thuis.example",
        "wim@bakkerij.example",
        "wim@bakkerij.example",
    ]


def test_the_last_signature_is_told_in_the_dialog(system: LocalSystem) -> None:
    by = parts(system)
    take(system, "documents", the_request(by))

    take(system, "documents", signed(by))

    assert listed(system, by.case_manager)[0]["lastLine"] == "Alle handtekeningen zijn gezet."
    assert listed(system, by.case_manager, "en")[0]["lastLine"] == "All signatures have been set."


def test_participants_can_write_in_it_and_a_line_of_the_system_lands_beside_it(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = parts(system)
    take(system, "documents", the_request(by))
    dialog_id = listed(system, by.employer)[0]["id"]
    people, is_done = PeopleRows.people, False

    def interrupted(self: PeopleRows, **asked: object) -> object:
        nonlocal is_done
        found = people(self, **asked)  # type: ignore[arg-type]
        if not is_done:
            is_done = True
            assert say(system, dialog_id, "Ik heb een vraag", by.employer).status == 201
        return found

    monkeypatch.setattr(PeopleRows, "people", interrupted)
    take(system, "documents", signed(by))

    texts = [each["text"] for each in read(system, dialog_id, by.case_manager).json["messages"]]
    assert texts[1:] == ["Ik heb een vraag", "Alle handtekeningen zijn gezet."]


def test_what_overtakes_its_dialog_or_its_people_goes_back_to_the_queue(system: LocalSystem) -> None:
    by = parts(system)
    early = an_event(system, "documents", signed(by))
    request = an_event(
        system, "documents", the_request(by, requested_by="01920000-0000-7000-8000-00000000abcd")
    )

    assert system.consume("messaging", early) != []
    assert system.consume("messaging", request) != []
    an_account(system, "01920000-0000-7000-8000-00000000abcd", scopes=(by.cast.employer["id"],))
    assert system.consume("messaging", request) == []
    assert system.consume("messaging", early) == []

    assert len(read(system, listed(system, by.employer)[0]["id"], by.employer).json["messages"]) == 2


def test_who_registers_later_finds_the_dialog_in_the_portal(system: LocalSystem) -> None:
    by = parts(system)
    take(system, "documents", the_request(by))

    a_portal_account(system, by.employee_id, user_id=PORTAL_ID)

    assert [each["ceremonyId"] for each in listed(system, by.employee)] == [CEREMONY]
    assert unread(system, by.employee) == 1
