"""The life of one case by the screens: ill, better in part, recovered, ill again in the same case; and a pregnancy."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import choose, sign_in
from tests.journeys.visit import DESKTOP, PHONE, Visitor, shoot, violations

EMPLOYER = "Bakkerij De Korenaar"
_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def day(ago: int) -> str:
    """A day as people type it."""
    found = date.today() - timedelta(days=ago)  # noqa: DTZ011 - the browser's day is this machine's
    return f"{found:%d-%m-%Y}"


def open_dossier(page: Page, name: str) -> None:
    page.goto("/dossiers")
    choose(page, "Werkgever", EMPLOYER)
    page.get_by_role("link", name=re.compile(name)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def panel(page: Page, button: str) -> Locator:
    """Opens what is behind a button of the dossier's head."""
    page.get_by_role("button", name=button).first.click()
    opened = page.get_by_role("dialog")
    expect(opened).to_be_visible()
    return opened


def save(page: Page, opened: Locator, button: str, confirmed: str) -> None:
    """Saves an accessible panel, and reads in words that it was done."""
    assert violations(page) == []
    opened.get_by_role("button", name=button).click()
    expect(page.get_by_text(confirmed).first).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.proves("F114", "F116", "F117")
def test_a_relapse_goes_on_with_the_case_that_recovered(system: DeployedSystem, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        open_dossier(page, "Yildiz")
        opened = panel(page, "Ziek melden")
        opened.get_by_label("Eerste ziektedag").fill(day(21))
        expect(opened.get_by_text(re.compile("Start traject"))).to_be_visible()
        save(page, opened, "Ziekmelding opslaan", "Ziekmelding opgeslagen")

        opened = panel(page, "Gedeeltelijk herstel")
        opened.get_by_label("Vanaf").fill(day(12))
        opened.get_by_label("Percentage ziek").fill("40")
        expect(opened.get_by_text(re.compile("40 % ziek. De eerste ziektedag blijft"))).to_be_visible()
        save(page, opened, "Verzuimpercentage wijzigen", f"Percentage gewijzigd per {day(12)}")
        expect(page.get_by_text("Ziek 40 %")).to_be_visible()

        opened = panel(page, "Herstel melden")
        opened.get_by_label("Eerste dag niet ziek").fill(day(7))
        expect(opened.get_by_text(re.compile("na 14 ziektedagen.*vervallen"))).to_be_visible()
        save(page, opened, "Herstel opslaan", f"Hersteld per {day(7)}")
        expect(page.get_by_text(f"{day(21)} t/m {day(8)}").first).to_be_visible()
        expect(page.get_by_text(re.compile("loopt dit traject door"))).to_be_visible()
        assert violations(page) == []
        page.goto("/taken")
        expect(page.get_by_role("heading", name="Taken")).to_be_visible()
        expect(page.get_by_role("row").filter(has_text="Yildiz")).to_have_count(0)

        open_dossier(page, "Yildiz")
        opened = panel(page, "Ziek melden")
        opened.get_by_label("Eerste ziektedag").fill(day(1))
        expect(opened.get_by_text(re.compile(f"terugval.*{day(21)} loopt door"))).to_be_visible()
        save(page, opened, "Ziekmelding opslaan", "Ziekmelding opgeslagen")
        expect(page.get_by_text("16 ziektedagen geteld")).to_be_visible()
        expect(page.get_by_text(re.compile("Opnieuw ziek gemeld")).first).to_be_visible()
        address = page.url
        cookies: list[Any] = list(page.context.cookies())

    for size, dark in ((DESKTOP, True), (PHONE, False)):
        with visitor.window(size=size, dark=dark) as page:
            page.context.add_cookies(cookies)
            page.goto(address)
            expect(page.get_by_text("16 ziektedagen geteld")).to_be_visible()
            shoot(page, "dossier-terugval")
            assert violations(page) == []
            assert not page.evaluate(_WIDER)


@pytest.mark.proves("F122")
def test_a_pregnancy_shows_its_leave(system: DeployedSystem, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Casemanager Rotterdam"])
        open_dossier(page, "Mulder")
        opened = panel(page, "Zwangerschap melden")
        opened.get_by_label("Uitgerekende datum").fill(day(-60))
        expect(opened.get_by_text(re.compile(f"verlof loopt van {day(-33)}"))).to_be_visible()
        save(page, opened, "Zwangerschap opslaan", "Zwangerschap opgeslagen")
        expect(page.get_by_text(re.compile(f"{day(-33)} t/m")).first).to_be_visible()
        page.get_by_role("tab", name=re.compile("Taken")).click()
        expect(page.get_by_text("Gesprek zwangerschap en werk").first).to_be_visible()
        assert violations(page) == []
