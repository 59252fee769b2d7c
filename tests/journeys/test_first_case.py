"""The first half of one case: from the activation mail to the first completed task, by the screens."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import choose, fresh_code, sign_in
from tests.journeys.visit import Visitor, until, until_shown

EMPLOYER = "Drukkerij De Letter"
EMPLOYEE = "Mulder"
MANAGER_MAIL = "lotte@letter.example"
PASSWORD = "een-lijster-fluit-bij-avond"


@dataclass
class Story:
    """What one chapter leaves for the next."""

    dossier: str = ""
    windows: list[Page] = field(default_factory=list)


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


def shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"


@pytest.mark.proves("F02", "F03", "F07")
def test_1_a_new_colleague_signs_in_from_the_activation_mail(
    system: DeployedSystem, visitor: Visitor
) -> None:
    mail = system.outbox.wait_for("nieuw@arbodienst.example", "account")
    link = re.search(r"http\S+/activeren#\S+", mail["text"])
    assert link is not None

    with visitor.window() as page:
        page.goto(link.group())
        page.get_by_label("Nieuw wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Wachtwoord opslaan").click()
        expect(page.get_by_role("img", name=re.compile("QR-code"))).to_be_visible()
        secret = page.locator("code").inner_text().replace(" ", "")
        page.get_by_label("Code").fill(fresh_code(secret))

        expect(page.get_by_role("heading", name="Welkom")).to_be_visible()
        assert "#" not in page.url


@pytest.mark.proves("F39", "F44", "F46", "F58", "F60", "F62", "F68")
def test_2_klantbeheer_makes_an_employer_and_publishes_it(system: DeployedSystem, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Klantbeheer"])
        page.goto("/werkgevers")
        page.get_by_role("button", name="Werkgever toevoegen").first.click()
        panel = page.get_by_role("dialog", name="Werkgever toevoegen")
        panel.get_by_label("Naam").fill(EMPLOYER)
        panel.get_by_role("button", name="Concept maken").click()

        page.get_by_label("Telefoonnummer").fill("010 765 43 21")
        page.get_by_label("Straat").first.fill("Blaak")
        page.get_by_label("Huisnummer").first.fill("16")
        page.get_by_label("Postcode").first.fill("3011 TA")
        page.get_by_label("Plaats").first.fill("Rotterdam")
        for placeholder in ("000000000L01", "12345678912345", "99"):
            page.get_by_role(
                "button", name=re.compile(rf"Onbekend\? Gebruik {re.escape(placeholder)}")
            ).click()
        choose(page, "UWV-kantoor", "UWV Rotterdam")
        page.get_by_role("button", name="Werkgever opslaan").click()
        expect(page.get_by_role("link", name=re.compile("Organisatie.*Klaar"))).to_be_visible()

        page.get_by_role("link", name=re.compile("Contracten")).click()
        page.get_by_label("Debiteurennummer").fill("3011TA16")
        page.get_by_role("button", name="Onbekend? Gebruik _").click()
        page.get_by_role("link", name=re.compile("Casemanagementteam")).click()
        choose(page, "Casemanager", "Fatima Amrani")
        page.get_by_role("button", name="Werkgever opslaan").click()

        page.get_by_role("link", name=re.compile("Afdelingen")).click()
        page.get_by_role("button", name="Afdeling toevoegen").first.click()
        page.get_by_label("Naam van de afdeling").fill("Binderij")
        page.get_by_label("Naam", exact=True).fill("Lotte Letter")
        page.get_by_label("E-mailadres").fill(MANAGER_MAIL)
        page.get_by_role("button", name="Afdeling opslaan").click()
        expect(page.get_by_text("Binderij")).to_be_visible()

        page.get_by_role("link", name=re.compile("Publiceren")).click()
        choose(page, "Kantoor", "Rotterdam")
        page.get_by_role("button", name="Werkgever publiceren").click()
        expect(page.get_by_text("Deze werkgever is gepubliceerd").first).to_be_visible()

        page.get_by_role("link", name="Werknemers").first.click()
        page.get_by_role("link", name="Werknemer toevoegen").first.click()
        page.get_by_label("Voorletters").fill("E")
        page.get_by_label("Achternaam").fill(EMPLOYEE)
        page.get_by_label("Geboortedatum").fill("03-02-1988")
        choose(page, "Afdeling", "Binderij")
        page.get_by_label("In dienst per").fill("01-03-2021")
        page.get_by_label("Uren per week").fill("36")
        page.get_by_role("button", name="Werknemer opslaan").click()
        expect(page.get_by_text(EMPLOYEE).first).to_be_visible()


@pytest.mark.proves("F60", "AZ-6")
def test_3_only_the_case_manager_of_that_office_sees_it(
    system: DeployedSystem, visitors: Callable[[], Visitor]
) -> None:
    with visitors().window() as hers:
        sign_in(hers, system.accounts["Casemanager Rotterdam"])
        hers.goto("/werkgevers")
        hers.get_by_role("link", name=EMPLOYER, exact=True).click()
        expect(hers.get_by_role("heading", name=EMPLOYER)).to_be_visible()
        address = hers.url

    with visitors().window() as his:
        sign_in(his, system.accounts["Casemanager Utrecht"])
        his.goto("/werkgevers")
        expect(his.get_by_text("Er is nog geen werkgever aan uw kantoor toegewezen")).to_be_visible()
        his.goto(address)
        expect(his.get_by_text("Niet gevonden").first).to_be_visible()
        expect(his.get_by_text(EMPLOYER)).to_have_count(0)


@pytest.mark.proves("F80", "F114")
def test_4_she_reports_sick_and_completes_her_first_task(
    system: DeployedSystem, visitor: Visitor, story: Story
) -> None:
    first = date.today() - timedelta(days=1)  # noqa: DTZ011 - the browser's day is this machine's
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        page.goto("/dossiers")
        choose(page, "Werkgever", EMPLOYER)
        page.get_by_role("link", name=re.compile(EMPLOYEE)).click()
        page.get_by_role("button", name="Ziek melden").first.click()
        page.get_by_label("Eerste ziektedag").fill(shown(first))
        expect(page.get_by_text(re.compile("Start traject Standaard verzuim met"))).to_be_visible()
        page.get_by_role("button", name="Ziekmelding opslaan").click()
        expect(page.get_by_text("Ziekmelding opgeslagen")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        story.dossier = page.url.partition("?")[0]

        page.get_by_role("tab", name=re.compile("Taken")).click()
        for title, offset in (("Probleemanalyse", 41), ("Plan van aanpak", 55), ("42e-weeksmelding", 294)):
            row = page.get_by_role(
                "button", name=re.compile(rf"{title}.*{shown(first + timedelta(days=offset))}")
            )
            expect(row.first).to_be_visible()

        page.goto("/taken")
        expect(page.get_by_text("Controle vangnet, regres, arbeidsongeval").first).to_be_visible()
        mine = page.get_by_role("row").filter(has_text=EMPLOYEE).filter(has_text="Controle vangnet")
        mine.get_by_role("link").first.click()
        page.get_by_role("button", name="Taak afronden").first.click()
        expect(page.get_by_text(re.compile("Uitgevoerd op .* door Fatima Amrani"))).to_be_visible()
        page.reload()

        page.goto("/taken")
        expect(page.get_by_role("row").filter(has_text=EMPLOYEE).first).to_be_visible()
        expect(
            page.get_by_role("row").filter(has_text=EMPLOYEE).filter(has_text="Controle vangnet")
        ).to_have_count(0)


def test_5_the_line_manager_is_mailed_that_there_are_tasks(system: DeployedSystem) -> None:
    mail = system.outbox.wait_for(MANAGER_MAIL, "taak")

    assert EMPLOYEE not in mail["text"]
    assert "ziek" not in mail["text"].casefold()


@pytest.mark.proves("F38", "SES-5")
def test_6_blocking_her_account_ends_her_session_at_once(system: DeployedSystem, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        api = system.signed_in("Klantbeheer")
        users = api.ask("GET", "/api/identity/users?limit=100").json()["items"]
        her = next(
            each for each in users if each["loginName"] == system.accounts["Casemanager Rotterdam"].login_name
        )
        path = f"/api/identity/users/{her['id']}"
        blocked = api.ask(
            "POST",
            f"{path}/block",
            {"reason": "Proef"},
            {"If-Match": f'"{her["version"]}"', "Idempotency-Key": "block-her-account-now"},
        )
        started = time.monotonic()
        assert blocked.status == 200, blocked.body

        page.get_by_role("link", name="Werkgevers").first.click()
        until_shown(page, "Uw sessie is beëindigd")
        seconds = time.monotonic() - started

        version = until(lambda: api.ask("GET", path).json()["version"], "her account")
        api.ask(
            "POST",
            f"{path}/unblock",
            {},
            {"If-Match": f'"{version}"', "Idempotency-Key": "open-her-account-again"},
        )
        assert seconds < 1, f"{seconds:.2f} s"
