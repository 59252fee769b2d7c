"""A back-up brings everything back, and nothing that could open something (BCK-1, BCK-2)."""

import re
from pathlib import Path

import pytest

from infra.local.backup import backup, quiet, restore, wipe
from tests.journeys.deployed import DeployedSystem


@pytest.mark.proves("BCK-1", "BCK-2", "AUD-3")
def test_after_a_wipe_all_is_as_it_was_but_sessions_links_and_codes_are_void(
    system: DeployedSystem, tmp_path: Path
) -> None:
    api = system.signed_in("Klantbeheer")
    invitation = {
        "firstName": "Hanna",
        "lastName": "Hersteld",
        "email": "hanna.hersteld@arbodienst.example",
        "groups": ["customer_admin"],
        "scopes": ["environment"],
    }
    invited = api.ask("POST", "/api/identity/users", invitation)
    assert invited.status == 201, invited.body
    mail = system.outbox.wait_for("hanna.hersteld@arbodienst.example")
    token = re.search(r"/activeren#([\w-]+)", mail["text"])
    assert token is not None, mail["text"]
    before = api.ask("GET", "/api/organisation/employers").json()["items"]
    assert system.command("audit", "audit", "seal").returncode == 0
    file = tmp_path / "backup.zip"

    kept = backup(system.aws, file)
    with quiet(system.aws):
        wipe(system.aws)
        assert system.api().ask("GET", "/api/identity/session").status == 401
        assert api.ask("GET", "/api/organisation/employers").status == 401
        outcome = restore(system.aws, file)

    assert {name: part.count for name, part in kept.items() if name.startswith("tables/")}.keys() == (
        outcome.rows.keys()
    )
    assert outcome.void > 0
    assert api.ask("GET", "/api/organisation/employers").status == 401
    link = {"token": token.group(1), "password": "een-merel-zingt-op-het-dak"}
    used = system.api().ask("POST", "/api/identity/activations", link)
    assert (used.status, used.json()["code"]) == (404, "link-invalid")
    again = system.signed_in_anew("Klantbeheer")
    assert again.ask("GET", "/api/organisation/employers").json()["items"] == before
    verdict = system.command("audit", "audit", "verify")
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
