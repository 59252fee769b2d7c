"""The second half of one case: from the plan of action to two signatures, the seal and the task that is done.

All parts are played in windows of their own; mails and texts are read from the outbox page alone.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import choose, sign_in
from tests.journeys.visit import PHONE, Outbox, Visitor, shoot, until, violations

EMPLOYER = "Bakkerij De Korenaar"
EMPLOYEE = "Berg"
EMPLOYEE_MAIL = "jan.berg@korenaar.example"
EMPLOYEE_PHONE = "+31622223333"
EMPLOYER_PHONE = "+31611112222"
PASSWORD = "een-merel-zingt-op-het-dak"
NARROW = (320, 640)


@dataclass
class Story:
    """What one chapter leaves for the next."""

    dossier: str = ""
    invitation: str = ""


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


def shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def code_for(outbox: Outbox, phone: str, *, length: int, not_before: int = 0) -> str:
    """The newest code that came to a phone, once more texts have come than `not_before`."""

    def found() -> str | None:
        texts = outbox.messages(phone)
        if len(texts) <= not_before:
            return None
        match = re.search(rf"(?<![a-z0-9])([a-hjkmnp-z2-9]{{{length}}})(?![a-z0-9])", texts[0]["text"])
        return match.group(1) if match else None

    return until(found, f"a code of {length} to {phone}")


def open_dossier(page: Page) -> None:
    page.goto("/dossiers")
    choose(page, "Werkgever", EMPLOYER)
    page.get_by_role("link", name=re.compile(EMPLOYEE)).click()
    expect(page.get_by_role("heading", name=re.compile(EMPLOYEE))).to_be_visible()


@pytest.mark.proves("F98", "F100", "F101")
def test_1_the_case_manager_writes_the_plan_of_action(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    today = date.today()  # noqa: DTZ011 - the browser's day is this machine's
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        open_dossier(page)
        story.dossier = page.url.partition("?")[0]
        page.get_by_role("tab", name=re.compile("Taken")).click()
        page.get_by_role("button", name=re.compile(r"^Plan van aanpak.*\d\d-\d\d-\d{4}")).first.click()
        begin = page.get_by_role("button", name="Plan van aanpak opstellen")
        begin.or_(page.get_by_role("link", name="Plan van aanpak openen")).first.click()
        expect(page.get_by_role("heading", name="Plan van aanpak")).to_be_visible()
        expect(page.get_by_role("textbox", name=re.compile(r"^Casemanager"))).to_have_value("Fatima Amrani")

        page.get_by_role("button", name="Definitief opslaan").click()
        expect(page.get_by_text("Dit veld is verplicht.").first).to_be_visible()

        page.get_by_label("Datum van de probleemanalyse").fill(shown(today - timedelta(days=3)))
        page.get_by_label(re.compile("Wat kan de werknemer")).fill("Zittend werk, hooguit vier uur per dag.")
        page.get_by_label("Terug in het eigen werk").check()
        if page.get_by_label("Activiteit", exact=True).count() == 0:
            page.get_by_role("button", name="Regel toevoegen: Activiteiten").click()
        page.get_by_label(re.compile("^Activiteit")).first.fill("Zitplek aan de inpaktafel maken")
        steps = page.get_by_role("group", name="Activiteiten 1")
        steps.get_by_role("combobox", name="Door wie").click()
        page.get_by_role("option", name="Werkgever", exact=True).click()
        steps.get_by_label("Begin").fill(shown(today + timedelta(days=7)))
        steps.get_by_label("Doel").fill("Zittend kunnen werken")
        evaluation = page.get_by_role("textbox", name="Wanneer evalueren we dit plan? 1")
        if evaluation.count() == 0:
            page.get_by_role("button", name=re.compile("Datum toevoegen")).click()
        evaluation.fill(shown(today + timedelta(days=42)))
        page.get_by_label("Elke week").check()
        page.get_by_label("Telefoonnummer van de casemanager").fill("06 12345678")
        page.get_by_label("Nee", exact=True).check()
        expect(page.get_by_text(re.compile("Concept opgeslagen"))).to_be_visible()
        page.reload()
        expect(page.get_by_label(re.compile("^Activiteit")).first).to_have_value(
            "Zitplek aan de inpaktafel maken"
        )
        assert violations(page) == []
        shoot(page, "form")
        page.get_by_role("button", name="Definitief opslaan").click()

        expect(page.get_by_role("tab", name=re.compile("Trajectendossier"))).to_be_visible()
        expect(
            page.get_by_role("button", name=re.compile("Openen: Plan van aanpak, versie 1"))
        ).to_be_visible(timeout=5_000)
        assert violations(page) == []
        shoot(page, "documents")


@pytest.mark.proves("F107", "F108", "F110")
def test_2_she_asks_both_signatures_and_the_employee_is_invited_by_mail(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        page.goto(f"{story.dossier}?tab=documenten")
        page.get_by_role("tab", name=re.compile("Trajectendossier")).click()
        page.get_by_role("link", name=re.compile("Ondertekening via sms")).first.click()
        panel = page.get_by_role("dialog")
        panel.get_by_label(re.compile("Bas Bakker")).check()
        panel.get_by_label(re.compile("Berg")).check()
        shoot(page, "request")
        panel.get_by_role("button", name="Verstuur verzoek").click()
        expect(panel.get_by_text("Wacht op handtekeningen")).to_be_visible()
        expect(panel.get_by_text("Verzoek verstuurd").first).to_be_visible()
        shoot(page, "requested")

    mail = system.outbox.wait_for(EMPLOYEE_MAIL)
    link = re.search(r"http\S+/portal/#\S+", mail["text"])
    assert link is not None
    assert "Berg" not in mail["text"]
    assert "ziek" not in mail["text"].casefold()
    assert "plan van aanpak" not in mail["text"].casefold()
    story.invitation = link.group()


@pytest.mark.proves("F109", "SIG-2", "MSG-3")
def test_3_the_employer_signs_in_the_application_by_keyboard(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Werkgever"])
        page.get_by_role("link", name=re.compile("Berichten")).first.click()
        page.get_by_role("link", name=re.compile("Ondertekening")).first.click()
        expect(page.get_by_text("Wacht op handtekeningen").first).to_be_visible()
        assert violations(page) == []
        shoot(page, "dialog")
        before = len(system.outbox.messages(EMPLOYER_PHONE))
        with page.expect_popup():
            page.get_by_role("button", name=re.compile("Document lezen")).first.press("Enter")
        page.bring_to_front()
        consent = page.get_by_role("checkbox", name=re.compile("Ik heb het document gelezen"))
        expect(consent).to_be_enabled()  # a key pressed on what rests still goes nowhere
        consent.press("Space")
        expect(consent).to_be_checked()
        send = page.get_by_role("button", name=re.compile("^Verstuur sms"))
        expect(send).to_be_enabled()
        send.press("Enter")
        code = code_for(system.outbox, EMPLOYER_PHONE, length=8, not_before=before)

        page.get_by_label("Code uit de sms").fill("aaaaaaaa")
        page.get_by_role("button", name="Ondertekenen", exact=True).click()
        expect(page.get_by_text("De code klopt niet").first).to_be_visible()
        page.get_by_label("Code uit de sms").fill(code)
        signing = page.get_by_role("button", name="Ondertekenen", exact=True)
        expect(signing).to_be_enabled()
        signing.press("Enter")

        expect(page.get_by_text(re.compile("U heeft .* ondertekend")).first).to_be_visible()
        shoot(page, "employer-signed")


@pytest.mark.proves("F111", "F131", "F132", "MSG-2", "MSG-3", "MSG-4")
def test_4_the_employee_registers_on_a_small_phone(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window(size=NARROW) as page:
        page.goto(story.invitation)
        expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
        assert "#" not in page.url
        page.get_by_label("E-mailadres").fill("somebody@else.example")
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_text("Deze uitnodiging werkt niet").first).to_be_visible()
        page.get_by_label("E-mailadres").fill(EMPLOYEE_MAIL)
        page.get_by_role("button", name="Verder").click()

        page.get_by_role("checkbox", name=re.compile("voorwaarden gelezen")).check()
        assert violations(page) == []
        shoot(page, "portal-terms")
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_text(re.compile("eindigt op 33"))).to_be_visible()
        page.reload()
        expect(page.get_by_text(re.compile("eindigt op 33"))).to_be_visible()
        before = len(system.outbox.messages(EMPLOYEE_PHONE))
        page.get_by_role("button", name="Verstuur sms").click()
        code = code_for(system.outbox, EMPLOYEE_PHONE, length=6, not_before=before)
        page.get_by_label("Code uit de sms").fill(code)
        shoot(page, "portal-code")
        page.get_by_role("button", name="Bevestigen").click()
        expect(page.get_by_label("Voorletters")).not_to_have_value("")
        page.get_by_role("button", name="Account maken").click()

        expect(page.get_by_role("heading", name=re.compile("Welkom"))).to_be_visible()
        expect(page.get_by_role("heading", name="Te ondertekenen")).to_be_visible()
        assert violations(page) == []
        shoot(page, "portal-inbox")

    with visitor.window(size=NARROW) as page:
        page.goto(story.invitation)
        page.get_by_label("E-mailadres").fill(EMPLOYEE_MAIL)
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_text("Deze uitnodiging werkt niet").first).to_be_visible()


@pytest.mark.proves("F112", "SIG-3", "SIG-4", "MSG-4")
def test_5_the_employee_signs_by_touch_in_the_portal_and_sees_nothing_else(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window(size=NARROW, touch=True) as page:
        page.goto("/portal/")
        page.get_by_label("E-mailadres").fill(EMPLOYEE_MAIL)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        before = len(system.outbox.messages(EMPLOYEE_PHONE))
        page.get_by_role("button", name="Inloggen").click()
        code = code_for(system.outbox, EMPLOYEE_PHONE, length=6, not_before=before)
        page.get_by_label("Code uit de sms").fill(code)
        page.keyboard.press("Enter")
        page.get_by_role("link", name=re.compile("Lezen en ondertekenen")).first.click()
        expect(page.get_by_role("heading", name=re.compile("Ondertekenen: Plan van aanpak"))).to_be_visible()

        refused = page.evaluate(
            "path => fetch(path).then(answer => answer.status)",
            story.dossier.replace(system.origin, "").replace("/dossiers/", "/api/trajects/dossiers/"),
        )
        assert refused == 404
        with page.expect_popup():
            page.get_by_role("button", name=re.compile("Document lezen")).tap()
        page.get_by_role("checkbox").first.tap()
        assert violations(page) == []
        shoot(page, "portal-sign")
        before = len(system.outbox.messages(EMPLOYEE_PHONE))
        page.get_by_role("button", name="Verstuur sms").tap()
        code = code_for(system.outbox, EMPLOYEE_PHONE, length=8, not_before=before)
        page.get_by_label("Code uit de sms").fill(code)
        page.get_by_role("button", name="Ondertekenen", exact=True).tap()

        expect(page.get_by_role("heading", name="U heeft ondertekend")).to_be_visible()
        download = page.get_by_role("button", name="Ondertekend document downloaden")
        expect(download).to_be_visible(timeout=30_000)
        shoot(page, "portal-signed")
        with page.expect_download() as downloaded:
            download.click()
        _check_seal(downloaded.value.path())


@pytest.mark.proves("F107")
def test_6_the_task_is_done_and_the_dossier_shows_the_seal(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        page.goto(story.dossier)
        page.get_by_role("tab", name=re.compile("Trajectendossier")).click()
        expect(page.get_by_text("Ondertekend en verzegeld").first).to_be_visible()
        shoot(page, "sealed")
        page.get_by_role("tab", name=re.compile("Taken")).click()
        task = page.get_by_role("button", name=re.compile("^Plan van aanpak.*"))
        task.first.click()
        expect(page.get_by_text(re.compile("Uitgevoerd op")).first).to_be_visible()
        page.get_by_role("link", name=re.compile("Berichten")).first.click()
        page.get_by_role("link", name=re.compile("Ondertekening")).first.click()
        expect(page.get_by_text("verzegeld").first).to_be_visible()


@pytest.mark.proves("F102", "SIG-1")
def test_7_a_new_version_ends_an_open_request_and_says_so(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        for number in (2, 3):
            page.goto(story.dossier)
            page.get_by_role("tab", name=re.compile("Trajectendossier")).click()
            page.get_by_role("link", name=re.compile("Ingevulde gegevens bewerken")).first.click()
            page.get_by_label("Opmerkingen van de werkgever").fill(f"Aangevuld voor versie {number}.")
            page.get_by_role("button", name="Definitief opslaan").click()
            opened = page.get_by_role("button", name=re.compile(f"Openen: Plan van aanpak, versie {number}"))
            expect(opened).to_be_visible()
            if number == 2:
                page.get_by_role("link", name=re.compile("Ondertekening via sms")).first.click()
                panel = page.get_by_role("dialog")
                panel.get_by_label(re.compile("Bas Bakker")).check()
                panel.get_by_role("button", name="Verstuur verzoek").click()
                expect(panel.get_by_text("Wacht op handtekeningen")).to_be_visible()
                page.keyboard.press("Escape")

    with visitor.window(size=PHONE) as page:
        sign_in(page, system.accounts["Werkgever"])
        page.goto("/berichten")
        page.get_by_role("link", name=re.compile("Ondertekening")).first.click()
        expect(page.get_by_text("Vervallen", exact=True).first).to_be_visible()
        shoot(page, "superseded")


@pytest.mark.proves("AUD-3", "AUD-5")
def test_8_who_saw_the_dossier_is_told_to_its_person_and_the_privacy_officer(
    system: DeployedSystem, visitor: Visitor
) -> None:
    with visitor.window(size=NARROW) as page:
        page.goto("/portal/")
        page.get_by_label("E-mailadres").fill(EMPLOYEE_MAIL)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        before = len(system.outbox.messages(EMPLOYEE_PHONE))
        page.get_by_role("button", name="Inloggen").click()
        code = code_for(system.outbox, EMPLOYEE_PHONE, length=6, not_before=before)
        page.get_by_label("Code uit de sms").fill(code)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Wie zag mijn dossier?").click()
        expect(page.get_by_text("Fatima Amrani bekeek het dossier.").first).to_be_visible()
        signed = page.get_by_text("Bas Bakker ondertekende een document.")
        older = page.get_by_role("button", name="Oudere regels")
        while not signed.count():
            lines = page.get_by_role("listitem").count()
            older.click()
            expect(page.get_by_role("listitem")).not_to_have_count(lines)
        expect(signed.first).to_be_visible()
        assert violations(page) == []
        shoot(page, "portal-insight")

    with visitor.window() as page:
        sign_in(page, system.accounts["Privacyfunctionaris"])
        page.get_by_role("link", name="Toegangslog").first.click()
        page.get_by_label("Achternaam").fill(EMPLOYEE)
        page.get_by_label("Achternaam").press("Enter")
        page.get_by_role("link", name=re.compile(EMPLOYEE)).click()
        expect(page.get_by_text("Fatima Amrani bekeek het dossier.").first).to_be_visible()
        assert violations(page) == []
        shoot(page, "access-log")

    assert system.command("audit", "audit", "seal").returncode == 0
    verdict = system.command("audit", "audit", "verify")
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert "whole" in verdict.stdout


def _check_seal(file: Path) -> None:
    """What two programs that know nothing of each other say of the seal."""
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    command = [str(Path(sys.executable).with_name("poortwachter")), "verify", str(file)]
    verdict = subprocess.run(command, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
