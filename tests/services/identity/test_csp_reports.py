"""What browsers report of our pages' content security policy: counted and logged, and no more of it than that."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from shared.aws import observability
from shared.http.reports import BrowserReports
from shared.http.routes import Area
from shared.kernel.permissions import Permission
from tests.services.local_system import Answer, LocalSystem

PATH = "/api/identity/csp-reports"
SECRET = "9999-jan"


class Logged(NamedTuple):
    """Rule, origin and number of each kind of violation; the sum that was counted; and everything as text."""

    violations: list[tuple[str, str, int]]
    counted: int
    text: str


def a_report(
    directive: Any = "script-src-elem", blocked: Any = f"https://evil.example/x?who={SECRET}"
) -> Any:
    """A report as the Reporting API sends it."""
    return {
        "type": "csp-violation",
        "age": 3,
        "url": f"https://poortwachter.example/dossiers/{SECRET}",
        "user_agent": SECRET,
        "body": {"effectiveDirective": directive, "blockedURL": blocked, "sample": SECRET},
    }


def an_old_report(blocked: str = f"https://evil.example/{SECRET}") -> Any:
    """A report as browsers without the Reporting API send it."""
    body = {"violated-directive": "img-src 'self' data:", "blocked-uri": blocked, "document-uri": SECRET}
    return {"csp-report": body}


def report(system: LocalSystem, body: Any, media: str = "application/reports+json", **more: str) -> Answer:
    """What the browser itself sends: no page, no token, no JSON content type."""
    headers = {"content-type": media, "sec-fetch-site": "cross-site", "x-csrf-token": ""} | more
    raw = body if isinstance(body, str) else json.dumps(body)
    return system.call("POST", PATH, raw=raw, headers=headers)


@pytest.fixture
def logged(
    system: LocalSystem, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> Callable[[], Logged]:
    """Gives what was logged and counted since the test began."""
    caplog.set_level("INFO", logger=observability.logger().name)

    def found() -> Logged:
        records = [vars(each) for each in caplog.records]
        violations = [
            (each["directive"], each["blocked"], each["times"])
            for each in records
            if each["msg"] == "csp violation"
        ]
        written = capsys.readouterr().out
        lines = [json.loads(line) for line in written.splitlines()]
        counted = sum(each["CspViolations"][0] for each in lines if "CspViolations" in each)
        return Logged(violations, counted, f"{records}{written}")

    return found


@pytest.mark.proves("WEB-3", "LOG-1")
def test_a_report_is_counted_and_leaves_rule_and_origin_in_the_log_and_nothing_else(
    system: LocalSystem, logged: Callable[[], Logged]
) -> None:
    system.calls.clear()

    answer = report(system, [a_report(), a_report(), a_report("img-src", "data")])

    assert (answer.status, answer.text) == (204, "")
    violations, counted, text = logged()
    assert violations == [("script-src-elem", "https://evil.example", 2), ("img-src", "data", 1)]
    assert counted == 3
    assert SECRET not in text
    assert not system.dynamodb_calls()


def test_the_older_form_is_understood(system: LocalSystem, logged: Callable[[], Logged]) -> None:
    assert report(system, an_old_report(), "application/csp-report; charset=utf-8").status == 204

    assert logged().violations == [("img-src", "https://evil.example", 1)]


@pytest.mark.parametrize(
    ("directive", "blocked", "shown"),
    [
        ("script-src", "inline", ("script-src", "inline")),
        ("trusted-types", "trusted-types-sink", ("trusted-types", "trusted-types-sink")),
        ("connect-src", "wss://evil.example:8443/x", ("connect-src", "wss://evil.example:8443")),
        ("connect-src", f"https://{SECRET}@evil.example/", ("connect-src", "https://evil.example")),
        ("img-src", f"data:image/png;base64,{SECRET}", ("img-src", "data")),
        ("img-src", f"mailto:{SECRET}", ("img-src", "other")),
        ("img-src", f"https://evil_{SECRET}.example/", ("img-src", "other")),
        ("img-src", "https://evil.example:99999999/", ("img-src", "other")),
        ("img-src", "https://[", ("img-src", "other")),
        (SECRET, f"{SECRET}\nforged line", ("other", "other")),
        (7, ["x"], ("other", "other")),
        (None, None, ("other", "other")),
    ],
)
def test_only_what_is_known_is_logged(
    system: LocalSystem, logged: Callable[[], Logged], directive: Any, blocked: Any, shown: tuple[str, str]
) -> None:
    assert report(system, a_report(directive, blocked)).status == 204

    violations, _, text = logged()
    assert violations == [(*shown, 1)]
    assert SECRET not in text


@pytest.mark.parametrize("body", [{}, {"body": 3}, {"csp-report": []}, []])
def test_a_report_of_another_form_does_no_harm(system: LocalSystem, body: Any) -> None:
    assert report(system, body).status == 204


def test_twenty_reports_of_one_request_are_looked_at(
    system: LocalSystem, logged: Callable[[], Logged]
) -> None:
    report(system, [a_report(blocked="inline")] * 25)

    assert logged().counted == 20


@pytest.mark.parametrize(
    ("body", "media", "status", "code"),
    [
        ("{}", "application/json", 415, "not-a-report"),
        ("{}", "", 415, "not-a-report"),
        ("{", "application/csp-report", 400, "broken-json"),
        ("[1]", "application/csp-report", 400, "broken-json"),
        ("7", "application/csp-report", 400, "broken-json"),
        ('"' + "x" * 16 * 1024 + '"', "application/csp-report", 413, "body-too-large"),
        ("[" * 5000, "application/csp-report", 400, "broken-json"),
    ],
)
def test_what_is_no_report_is_refused(
    system: LocalSystem, body: str, media: str, status: int, code: str
) -> None:
    refused = report(system, body, media)

    assert (refused.status, refused.code) == (status, code)


@pytest.mark.proves("WEB-1")
def test_a_report_opens_no_other_route(system: LocalSystem) -> None:
    headers = {"content-type": "application/reports+json"}

    refused = system.call("POST", "/api/identity/sign-in", raw="{}", headers=headers)

    assert (refused.status, refused.code) == (415, "not-json")


@pytest.mark.parametrize(
    "declared",
    [
        {"permission": Permission.SIGNED_IN, "writes": False},
        {"permission": Permission.ANYONE, "writes": True},
    ],
)
def test_a_route_that_takes_reports_is_for_anyone_and_writes_nothing(declared: Any) -> None:
    with pytest.raises(ValueError, match="reports"):
        Area().route("POST", "/x", body=BrowserReports, **declared)
