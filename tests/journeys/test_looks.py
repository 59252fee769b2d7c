"""Every screen in both themes and both sizes: accessible by axe, no sideways scrolling, a picture to look at."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.house import JourneyHouse
from tests.journeys.person import sign_in
from tests.journeys.visit import DESKTOP, PHONE, Visitor, shoot, violations

_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def look(page: Page, name: str) -> list[str]:
    """What is wrong with a screen, in all four looks."""
    wrong = []
    for width, height in (DESKTOP, PHONE):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.wait_for_load_state("networkidle")
            shoot(page, name)
            wrong += [f"{name} {width} {scheme}: {each}" for each in violations(page)]
            if page.evaluate(_WIDER):
                wrong.append(f"{name} {width} {scheme}: scrolls sideways")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    return wrong


def open_and_look(page: Page, address: str, name: str) -> list[str]:
    """Opens a screen, waits for its heading, looks."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return look(page, name)


def test_the_case_managers_screens(house: JourneyHouse, visitor: Visitor) -> None:
    with visitor.window() as page:
        page.goto("/inloggen")
        wrong = look(page, "inloggen")
        sign_in(page, house.accounts["Casemanager Rotterdam"])
        wrong += look(page, "start")
        wrong += open_and_look(page, "/taken", "taken")
        api = house.signed_in("Klantbeheer")
        employers = api.ask("GET", "/api/organisation/employers").json()["items"]
        employer = next(each for each in employers if each["name"] == "Bakkerij De Korenaar")
        wrong += open_and_look(page, f"/dossiers?werkgever={employer['id']}", "dossiers")
        found = api.ask("GET", f"/api/trajects/dossiers?employer={employer['id']}").json()["items"]
        sick = next(each for each in found if each["status"] == "sick")
        well = next(each for each in found if each["status"] == "none")
        wrong += open_and_look(page, f"/dossiers/{sick['id']}", "dossier-overzicht")
        wrong += open_and_look(page, f"/dossiers/{sick['id']}?tab=taken", "dossier-taken")
        page.goto(f"/dossiers/{well['id']}")
        page.get_by_role("button", name="Ziek melden").first.click()
        expect(page.get_by_label("Eerste ziektedag")).to_be_visible()
        wrong += look(page, "ziekmelding")

        assert not wrong, "\n".join(wrong)


def test_customer_administrations_screens(house: JourneyHouse, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, house.accounts["Klantbeheer"])
        employers = house.signed_in("Klantbeheer").ask("GET", "/api/organisation/employers").json()["items"]
        wrong = open_and_look(page, "/werkgevers", "werkgevers")
        wrong += open_and_look(page, f"/werkgevers/{employers[0]['id']}", "werkgever")
        wrong += open_and_look(page, "/beheer/gebruikers", "gebruikers")
        wrong += open_and_look(page, "/beheer/kantoren", "kantoren")

        assert not wrong, "\n".join(wrong)


@pytest.mark.proves("WEB-4")
def test_bad_requests_get_problems_through_the_whole_edge(house: JourneyHouse) -> None:
    api = house.signed_in("Klantbeheer")
    key = {"Idempotency-Key": "a-key-of-the-looks-journey"}
    cases = [
        ("GET", "/api/nothing/here", None, {}, 404, "not-found"),
        ("GET", "/api/identity/nothing", None, {}, 404, "not-found"),
        ("POST", "/api/organisation/offices", b"{", key, 400, "broken-json"),
        ("POST", "/api/organisation/offices", {"name": "x" * 300_000}, key, 413, "body-too-large"),
        ("POST", "/api/organisation/offices", {"name": 7}, key, 422, "invalid"),
        ("POST", "/api/organisation/offices", {"name": "X", "colour": "red"}, key, 422, "invalid"),
        (
            "GET",
            "/api/organisation/employers/01920000-0000-7000-8000-000000000001",
            None,
            {},
            404,
            "not-found",
        ),
    ]
    for method, path, body, headers, status, code in cases:
        for language in ("nl", "en"):
            answer = api.ask(method, path, body, {"Accept-Language": language, **headers})
            assert (answer.status, answer.json()["code"]) == (status, code), path
            assert answer.headers["content-type"].startswith("application/problem+json")
