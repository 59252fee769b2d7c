"""Which file the edge gives for an address: its little function, run as it is."""

import json
import subprocess

import pytest

from infra.bundles.closure import ROOT

PAGES = ROOT / "infra" / "stacks" / "pages.js"
_RUN = "process.stdout.write(JSON.stringify(JSON.parse(process.argv[1]).map(uri => handler({request: {uri}}).uri)))"


def served(*addresses: str) -> list[str]:
    program = f"{PAGES.read_text('utf-8')}\n{_RUN}"
    done = subprocess.run(
        ["node", "-e", program, json.dumps(addresses)], capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("address", ["/", "/taken", "/dossiers/abc", "/portalen", "/dossiers/portal/x"])
def test_an_address_of_the_application_is_its_page(address: str) -> None:
    assert served(address) == ["/index.html"]


@pytest.mark.parametrize("address", ["/portal", "/portal/", "/portal/ondertekenen/abc"])
def test_an_address_of_the_portal_is_the_portals_page(address: str) -> None:
    assert served(address) == ["/portal/index.html"]


@pytest.mark.parametrize(
    "address", ["/api", "/api/identity/session", "/assets/app-1.js", "/portal/index.html", "/icon.svg"]
)
def test_files_and_the_api_keep_their_paths(address: str) -> None:
    assert served(address) == [address]
