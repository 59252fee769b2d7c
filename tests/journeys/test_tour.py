"""The tour of five minutes that `shared/guides/tour.md` describes, walked as written there.

Among the journeys it walks the small demo; `make tour` walks the whole one, and keeps its pictures.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.bundles.closure import ROOT
from infra.local.environment import DEMO, SMALL_DEMO
from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import choose, sign_in
from tests.journeys.visit import DESKTOP, Visitor, shoot, violations

IS_WHOLE = os.environ.get("TOUR") == "whole"
PICTURES = ROOT / "tests" / "demo" / "tour"
_PATIENCE = 20_000
_USUAL = 5_000
EMPLOYER = "Thuiszorg De Linde"
DUTCH_DAY = re.compile(r"\d\d-\d\d-\d{4}")


@pytest.fixture(scope="module")
def demo() -> Iterator[DeployedSystem]:
    """An arbodienst with two years behind it."""
    opened = DeployedSystem(enforces_permissions=False, seeder=DEMO if IS_WHOLE else SMALL_DEMO)
    expect.set_options(timeout=_PATIENCE)  # who comes first wakes every function
    try:
        opened.open()
        yield opened
    finally:
        expect.set_options(timeout=_USUAL)
        opened.close()


class Seats:
    """Sessions begun once a role: an app's code is good for one sign-in in thirty seconds.

    Attributes:
        dossier, employee: whose plan of action was looked at.
    """

    def __init__(self, demo: DeployedSystem) -> None:
        self._demo = demo
        self._cookies: dict[str, list[Any]] = {}
        self.dossier = ""
        self.employee = ""

    def take(self, page: Page, role: str) -> None:
        """The page is that of somebody signed in, on the start page."""
        if role in self._cookies:
            page.context.add_cookies(self._cookies[role])
            page.goto("/")
        else:
            sign_in(page, self._demo.accounts[role])
            self._cookies[role] = list(page.context.cookies())


@pytest.fixture(scope="module")
def seats(demo: DeployedSystem) -> Seats:
    return Seats(demo)


@pytest.fixture
def tourist(demo: DeployedSystem, browser: Browser) -> Visitor:
    return Visitor(browser, demo.origin)


def picture(page: Page, name: str) -> None:
    """A screen of the tour: loaded, accessible, and kept."""
    expect(page.get_by_text("Bezig met laden")).to_have_count(0)
    assert violations(page) == [], name
    taken = shoot(page, f"tour-{name}")
    if IS_WHOLE:
        PICTURES.mkdir(exist_ok=True)
        Path(taken).replace(PICTURES / f"{name}.png")


def test_1_the_case_manager_sees_what_to_do_and_opens_a_late_task(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, "Casemanager Rotterdam")
        late = page.get_by_role("link", name=re.compile(r"^[1-9]\d* Te laat$"))
        expect(late).to_be_visible()
        picture(page, "1-start")
        tasks = page.get_by_role("region", name="Taken").get_by_role("listitem")
        tasks.filter(has_text="Te laat").first.get_by_role("link").click()
        expect(page.get_by_role("tab", name=re.compile("Taken"))).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("button", expanded=True).filter(has_text=DUTCH_DAY)).to_be_visible()
        picture(page, "2-late-task")
        page.get_by_role("tab", name="Overzicht").click()
        expect(page.get_by_role("heading", name="Eerstvolgende taken")).to_be_visible()
        picture(page, "3-dossier")
        page.get_by_role("button", name="Gedeeltelijk herstel").click()
        panel = page.get_by_role("dialog")
        panel.get_by_label("Percentage ziek").fill("15")
        expect(panel.get_by_text(re.compile("15 % ziek"))).to_be_visible()
        picture(page, "4-partial-recovery")


def test_2_a_plan_of_action_was_signed_by_both_and_sealed(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, "Casemanager Rotterdam")
        seats.dossier, seats.employee = a_signed_case(page)
        page.goto(f"/dossiers/{seats.dossier}?tab=documents")
        expect(page.get_by_text("Ondertekend en verzegeld")).to_be_visible()
        page.get_by_role("link", name="Ondertekening bekijken").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        picture(page, "5-signatures")


def test_3_they_write_to_each_other_about_a_dossier(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, "Casemanager Rotterdam")
        page.get_by_role("link", name=re.compile("^Berichten")).click()
        dialogs = page.get_by_role("list", name="Dialogen")
        dialogs.get_by_role("link").filter(has_not_text="ondertekenen").first.click()
        picture(page, "6-dialog")


def test_4_the_employer_sees_the_same_case_from_the_other_side(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, f"Werkgever {EMPLOYER}")
        page.get_by_role("link", name=re.compile("^Dossiers")).first.click()
        expect(page.get_by_role("heading", name="Dossiers", level=1)).to_be_visible()
        choose(page, "Werkgever", EMPLOYER)
        expect(page.get_by_role("table")).to_be_visible()
        page.goto(f"/dossiers/{seats.dossier}")
        expect(page.get_by_role("heading", name="Eerstvolgende taken")).to_be_visible()
        picture(page, "7-employer")


def test_5_the_privacy_officer_reads_who_saw_a_dossier(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, "Privacyfunctionaris")
        page.goto(f"/toegangslog/{seats.employee}")
        expect(page.get_by_text("bekeek het dossier.").first).to_be_visible()
        picture(page, "8-access-log")


def test_6_the_administrator_tries_the_api(seats: Seats, tourist: Visitor) -> None:
    with tourist.window(size=DESKTOP) as page:
        seats.take(page, "Superbeheerder")
        page.goto("/beheer/api")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        picture(page, "9-api")


def test_7_every_mail_and_text_stands_in_the_outbox(demo: DeployedSystem, tourist: Visitor) -> None:
    assert demo.outbox.wait_for("", "")
    with tourist.window(size=DESKTOP) as page:
        page.goto("/_outbox")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        picture(page, "10-outbox")


def a_signed_case(page: Page) -> tuple[str, str]:
    """Dossier and employee of a sealed plan of action, among what the reader of the page may see."""
    employers = _all(page, "/api/organisation/employers")
    [employer] = [each for each in employers if each["name"] == EMPLOYER]
    for each in _all(page, f"/api/organisation/employers/{employer['id']}/employees"):
        documents = _asked(page, f"/api/documents/dossiers/{each['dossierId']}/documents")
        if '"sealed"' in json.dumps(documents):
            return each["dossierId"], each["id"]
    raise AssertionError("no plan of action was sealed")


def _all(page: Page, path: str) -> Iterator[dict[str, Any]]:
    cursor: str | None = ""
    while cursor is not None:
        found = _asked(page, f"{path}?cursor={quote(cursor)}" if cursor else path)
        yield from found["items"]
        cursor = found["next"]


def _asked(page: Page, path: str) -> Any:
    return page.evaluate("path => fetch(path).then(answer => answer.json())", path)
