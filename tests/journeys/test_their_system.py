"""Another system connects: the guide as it stands is run against the deployed system; the API is looked up on its page."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import expect

from infra.bundles.closure import ROOT
from tests.journeys.deployed import DeployedSystem
from tests.journeys.person import fresh_code, sign_in
from tests.journeys.visit import Visitor, violations

GUIDE: Final = ROOT / "shared" / "contracts" / "CONNECT.md"
ROLE: Final = "Casemanager Rotterdam"
_OATHTOOL: Final = """#!/bin/sh
echo "$FRESH_CODE"
"""
"""Stands in for a program that not every machine has; a code of the app is good once in the whole system."""


def blocks() -> list[str]:
    """The code of the guide, block after block."""
    return re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


def healthy(system: DeployedSystem) -> list[str]:
    """Dossiers of employees who are not ill."""
    api = system.signed_in("Klantbeheer")  # the guide's first step is to sign in as ROLE
    employers = api.ask("GET", "/api/organisation/employers").json()["items"]
    rows = [
        row
        for each in employers
        for row in api.ask("GET", f"/api/trajects/dossiers?employer={each['id']}").json()["items"]
    ]
    return [row["id"] for row in rows if row["status"] == "none"]


def run(system: DeployedSystem, folder: Path, dossiers: list[str]) -> list[list[str]]:
    """What each block of the guide prints, line by line."""
    programs = folder / "programs"
    programs.mkdir()
    (programs / "oathtool").write_text(_OATHTOOL, "utf-8")
    (programs / "oathtool").chmod(0o755)
    account = system.accounts[ROLE]
    environment = {
        **os.environ,
        **system.aws_variables(),
        "PATH": os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"])),
        "ORIGIN": system.origin,
        "LOGIN_NAME": account.login_name,
        "PASSWORD": account.password,
        "TOTP_SECRET": account.authenticator_secret,
        "FRESH_CODE": fresh_code(account.authenticator_secret),
        "DOSSIER": dossiers[0],
        "OTHER_DOSSIER": dossiers[1],
        "BUS": "poortwachter-local",
    }
    mark = "--- the next block ---"
    script = "set -eu\n" + f"\necho '{mark}'\n".join(blocks())
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [part.strip().splitlines() for part in done.stdout.split(mark)]


def test_the_guide_does_what_it_says(system: DeployedSystem, tmp_path: Path) -> None:
    dossiers = healthy(system)

    _, signed_in, tasks, reported, refused, changed, heard, signed_out = run(system, tmp_path, dossiers)

    assert signed_in[0] == "authenticator"
    assert "trajects:absence:report" in signed_in[1]
    assert all(re.match(r"20\d\d-\d\d-\d\d .+", line) for line in tasks)
    assert reported[0] == reported[1]
    assert reported[2].lower().strip() == "idempotent-replay: true"
    assert refused[:3] == ["409", "absence-already-open", "This employee is reported sick already."]
    assert "/firstSickDay" in refused[3]
    assert changed == ["version-mismatch"]
    assert heard[0].split()[1:] == ["SickReported", "1", dossiers[1]]
    assert signed_out == ["204", "not-signed-in"]


def test_a_super_administrator_looks_the_api_up_by_keyboard(system: DeployedSystem, visitor: Visitor) -> None:
    with visitor.window() as page:
        sign_in(page, system.accounts["Superbeheerder"])
        page.get_by_role("link", name="API", exact=True).click()
        page.get_by_role("searchbox").fill("sick-reports/preview")
        expect(page.get_by_role("status").filter(has_text="1 gevonden")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.get_by_text("trajects:absence:report")).to_be_visible()
        expect(page.get_by_text("409 absence-already-open")).to_be_visible()
        assert violations(page) == []
