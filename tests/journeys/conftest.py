"""Fixtures of the journeys: one system and one browser a session, a visitor for each test."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.deployed import DeployedSystem
from tests.journeys.visit import Visitor

_BROWSER = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def system() -> Iterator[DeployedSystem]:
    """The deployed system; with ENFORCE_PERMISSIONS=1 each role may do what its policy says, and nothing else."""
    opened = DeployedSystem(enforces_permissions=os.environ.get("ENFORCE_PERMISSIONS") == "1")
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it."""
    path = next((found for name in _BROWSER if (found := shutil.which(name))), None)
    assert path is not None, "the journeys need Chromium: make test installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visitor(system: DeployedSystem, browser: Browser) -> Visitor:
    """A person with a browser of her own."""
    return Visitor(browser, system.origin)


@pytest.fixture
def visitors(system: DeployedSystem, browser: Browser) -> Callable[[], Visitor]:
    """As many persons as a story needs."""
    return lambda: Visitor(browser, system.origin)
