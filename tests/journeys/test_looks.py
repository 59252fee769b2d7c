"""Every screen in both themes and both sizes: accessible by axe, no sideways scrolling, a picture to look at."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infra.local.environment import Account
from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import sign_in
from tests.journeys.visit import DESKTOP, PHONE, Visitor, shoot, violations

_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def look(visitor: Visitor, cookies: list[Any], addresses: dict[str, str]) -> list[str]:
    """What is wrong with screens, each opened in both sizes by somebody who is signed in, and looked at by day and night."""
    wrong = []
    for size in (DESKTOP, PHONE):
        with visitor.window(size=size) as page:
            page.context.add_cookies(cookies)
            for name, address in addresses.items():
                page.emulate_media(color_scheme="light")
                page.goto(address)
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                page.wait_for_load_state("networkidle")  # the list below the heading too
                wrong += [f"{name} {size[0]} light: {each}" for each in _faults(page, name)]
                page.emulate_media(color_scheme="dark")
                wrong += [f"{name} {size[0]} dark: {each}" for each in _faults(page, name)]
    return wrong


def _faults(page: Page, name: str) -> list[str]:
    shoot(page, name)
    return [*violations(page), *(["scrolls sideways"] if page.evaluate(_WIDER) else [])]


def cookies_of(visitor: Visitor, account: Account) -> list[Any]:
    """The cookies of a session begun by the screens."""
    with visitor.window() as page:
        sign_in(page, account)
        return list(page.context.cookies())


def test_the_case_managers_screens(system: DeployedSystem, visitor: Visitor) -> None:
    api = system.signed_in("Klantbeheer")
    employers = api.ask("GET", "/api/organisation/employers").json()["items"]
    employer = next(each for each in employers if each["name"] == "Bakkerij De Korenaar")
    found = api.ask("GET", f"/api/trajects/dossiers?employer={employer['id']}").json()["items"]
    sick = next(each for each in found if each["status"] == "sick")
    addresses = {
        "inloggen": "/inloggen",
        "start": "/",
        "taken": "/taken",
        "dossiers": f"/dossiers?werkgever={employer['id']}",
        "dossier-overzicht": f"/dossiers/{sick['id']}",
        "dossier-taken": f"/dossiers/{sick['id']}?tab=taken",
        "verzuimcijfers": f"/verzuimcijfers?werkgever={employer['id']}",
        "verzuimcijfers-tabel": f"/verzuimcijfers?werkgever={employer['id']}&weergave=tabel",
    }

    assert look(visitor, cookies_of(visitor, system.accounts["Casemanager Rotterdam"]), addresses) == []


def test_customer_administrations_screens(system: DeployedSystem, visitor: Visitor) -> None:
    employers = system.signed_in("Klantbeheer").ask("GET", "/api/organisation/employers").json()["items"]
    addresses = {
        "werkgevers": "/werkgevers",
        "werkgever": f"/werkgevers/{employers[0]['id']}",
        "gebruikers": "/beheer/gebruikers",
        "kantoren": "/beheer/kantoren",
    }

    assert look(visitor, cookies_of(visitor, system.accounts["Klantbeheer"]), addresses) == []


@pytest.mark.proves("WEB-4")
def test_bad_requests_get_problems_through_the_whole_edge(system: DeployedSystem) -> None:
    api = system.signed_in("Klantbeheer")
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


def test_the_super_administrators_screens(system: DeployedSystem, visitor: Visitor) -> None:
    addresses = {"api": "/beheer/api", "gebeurtenissen": "/beheer/api?soort=gebeurtenissen"}

    assert look(visitor, cookies_of(visitor, system.accounts["Superbeheerder"]), addresses) == []
