"""What a person does in the application, by the words on the screen."""

import time
from datetime import UTC, datetime
from typing import Any

import pyotp
from playwright.sync_api import Page, expect

from infra.local.environment import Account
from tests.journeys.visit import until

_SECONDS = 30
_PATIENCE = 30_000
"""Milliseconds that the first answers of a system may take on a busy machine."""

_USED: dict[str, int] = {}
_SESSIONS: dict[str, list[Any]] = {}
"""Cookies of who is signed in, by the secret of the app: a second code would have to wait for the next half minute."""


def fresh_code(secret: str) -> str:
    """A code of a time step that this secret did not use yet: an app's code is good once."""

    def step() -> int | None:
        present = int(time.time()) // _SECONDS
        return present if present > _USED.get(secret, 0) else None

    found = until(step, "the next code of the app", seconds=_SECONDS + 5)
    _USED[secret] = found
    return pyotp.TOTP(secret).at(datetime.fromtimestamp(found * _SECONDS, UTC))


def sign_in(page: Page, account: Account) -> None:
    """Ends on the start page: with the session that this person has already, or by name, password and code."""
    kept = _SESSIONS.get(account.authenticator_secret)
    if kept and _is_still_in(page, kept):
        return
    page.goto("/inloggen")
    page.get_by_label("Inlognaam").fill(account.login_name)
    page.get_by_label("Wachtwoord", exact=True).fill(account.password)
    page.get_by_role("button", name="Inloggen").click()
    asked = page.get_by_label("Code")
    expect(asked).to_be_visible(timeout=_PATIENCE)
    asked.fill(fresh_code(account.authenticator_secret))
    expect(page.get_by_role("heading", name="Welkom")).to_be_visible(timeout=_PATIENCE)
    _SESSIONS[account.authenticator_secret] = page.context.cookies()


def _is_still_in(page: Page, cookies: list[Any]) -> bool:
    page.context.add_cookies(cookies)
    page.goto("/")
    welcome = page.get_by_role("heading", name="Welkom")
    expect(welcome.or_(page.get_by_label("Inlognaam"))).to_be_visible(timeout=_PATIENCE)
    return welcome.is_visible()


def choose(page: Page, label: str, option: str) -> None:
    """Opens a list and takes an option."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).first.click()
