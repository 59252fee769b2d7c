"""The one origin: pages and API behind it, with the headers and the refusals that belong to each."""

import pytest

from tests.journeys.deployed import DeployedSystem


@pytest.mark.parametrize("path", ["/api/nothing", "/api/trajects/nothing/at/all", "/api", "/api/"])
def test_an_unknown_path_under_api_is_a_problem_and_not_a_page(system: DeployedSystem, path: str) -> None:
    answer = system.api().ask("GET", path)

    assert answer.status in {401, 404}
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_a_page_carries_the_headers_that_the_browser_obeys(system: DeployedSystem) -> None:
    answer = system.api().ask("GET", "/")

    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "report-to csp" in answer.headers["content-security-policy"]
    assert answer.headers["reporting-endpoints"] == 'csp="/api/identity/csp-reports"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_without_a_session_the_api_says_so_in_the_asked_language(system: DeployedSystem) -> None:
    dutch = system.api().ask("GET", "/api/identity/session", headers={"Accept-Language": "nl"})
    english = system.api().ask("GET", "/api/identity/session", headers={"Accept-Language": "en"})

    assert (dutch.status, english.status) == (401, 401)
    assert dutch.json()["code"] == english.json()["code"] == "not-signed-in"
    assert dutch.json()["title"] != english.json()["title"]


def test_the_api_does_not_answer_past_its_authorizer_with_what_the_browser_invents(
    system: DeployedSystem,
) -> None:
    api = system.api()
    api.cookies["__Host-sid"] = "x" * 43

    assert api.ask("GET", "/api/identity/session").status == 401
