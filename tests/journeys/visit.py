"""What a journey has in its hands: a browser window that notices everything wrong, and the API by plain HTTP."""

import http.client
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from infra.bundles.closure import ROOT

SCREENSHOTS: Final = ROOT / ".local" / "screenshots"
AXE: Final = ROOT / "services" / "web" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP: Final = (1280, 800)
PHONE: Final = (390, 844)
_AXE_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_REPORT_VIOLATIONS: Final = """document.addEventListener('securitypolicyviolation',
  e => console.error(`CSP violation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))"""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the API."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Api:
    """The application's origin over plain HTTP, as a browser would reach it, with its own cookies."""

    def __init__(self, port: int, host: str) -> None:
        self._port = port
        self.host = host
        self.cookies: dict[str, str] = {}
        self.csrf = ""

    @property
    def url(self) -> str:
        """Where it listens, for clients that find no friendly name."""
        return f"http://127.0.0.1:{self._port}"

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        """One request; `body` goes as JSON, bytes go as they are."""
        sent = {"Host": self.host, "Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is not None:
            sent |= {
                "Content-Type": "application/json",
                "Idempotency-Key": uuid4().hex,
                "X-CSRF-Token": self.csrf,
            }
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request(
                method, path, content if body is not None else None, {**sent, **(headers or {})}
            )
            answer = connection.getresponse()
            self._keep_cookies(answer.headers.get_all("Set-Cookie") or [])
            return Answer(
                answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
            )
        finally:
            connection.close()

    def _keep_cookies(self, lines: list[str]) -> None:
        for line in lines:
            pair, *attributes = line.split(";")
            name, _, value = pair.strip().partition("=")
            if value and not any(each.strip().lower() == "max-age=0" for each in attributes):
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)


_AT_REST = """() => Promise.all(
    document.getAnimations()
        .filter(each => each.effect?.getComputedTiming().endTime !== Infinity)
        .map(each => each.finished.catch(() => null)))"""


_SHOWN = """text => new Promise((found, missed) => {
    const last = performance.now() + 30_000;
    const look = () => {
        if (document.body.innerText.includes(text)) found(true);
        else if (performance.now() > last) missed(new Error(`not shown: ${text}`));
        else requestAnimationFrame(look);
    };
    look();
})"""


class Outbox:
    """What the application sent by e-mail and SMS."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def messages(self, recipient: str = "") -> list[dict[str, Any]]:
        """All messages to `recipient`, newest first."""
        found: list[dict[str, Any]] = self._api.ask("GET", f"/_outbox.json?to={quote(recipient)}").json()[
            "items"
        ]
        return found

    def wait_for(self, recipient: str, subject: str = "", *, seconds: float = 30) -> dict[str, Any]:
        """The newest message to `recipient` whose subject holds `subject`, once it has come."""
        return until(
            lambda: next((each for each in self.messages(recipient) if subject in each["subject"]), None),
            f"a message to {recipient} with {subject!r} in its subject",
            seconds=seconds,
        )


def until[T](find: Callable[[], T | None], what: str, *, seconds: float = 30) -> T:
    """What `find` gives once it gives something.

    Raises:
        AssertionError: it gave nothing in time.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := find():
            return found
        pause(0.1)
    raise AssertionError(f"{what}: not within {seconds:.0f} s")


def pause(seconds: float) -> None:
    """Lets others work between two looks at a condition; never a wait of its own."""
    time.sleep(seconds)


@dataclass  # no slots: Playwright keeps its wrapper of a listener on the listener's owner
class Watch:
    """Everything that went wrong in a window: errors of scripts, refused resources, violations of the policy."""

    origin: str
    problems: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listens to a page."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"error on the page: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self._is_answer(message):
            self.problems.append(f"{message.text} ({message.location.get('url', '')})")

    def _is_answer(self, message: ConsoleMessage) -> bool:
        """A refusal by the API is an answer, which the journey looks at itself; a failure of it is not."""
        url = str(message.location.get("url", ""))
        return url.startswith(f"{self.origin}/api/") and "status of 4" in message.text


class Visitor:
    """A person with a browser of her own: fresh cookies, Dutch, Amsterdam time."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser = browser
        self._origin = origin
        self.watch = Watch(origin)

    @contextmanager
    def window(
        self,
        *,
        size: tuple[int, int] = DESKTOP,
        dark: bool = False,
        locale: str = "nl-NL",
        touch: bool = False,
    ) -> Iterator[Page]:
        """A window on the application; closing it fails the test when anything went wrong in it."""
        context = self._context(size, locale, dark=dark, touch=touch)
        page = context.new_page()
        self.watch.follow(page)
        try:
            yield page
        finally:
            context.close()
        assert not self.watch.problems, "\n".join(self.watch.problems)

    def _context(self, size: tuple[int, int], locale: str, *, dark: bool, touch: bool) -> BrowserContext:
        context = self._browser.new_context(
            base_url=self._origin,
            locale=locale,
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            has_touch=touch,
            color_scheme="dark" if dark else "light",
            viewport={"width": size[0], "height": size[1]},
        )
        context.set_default_timeout(30_000)  # a function's first answer on a busy machine
        context.add_init_script(_REPORT_VIOLATIONS)
        return context


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the accessibility of the page, once its colours have come to rest."""
    page.evaluate(_AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", list(_AXE_TAGS))
    return [
        f"{each['id']}: {each['help']} ({', '.join(str(node['target']) for node in each['nodes'][:3])})"
        for each in found["violations"]
    ]


def until_shown(page: Page, text: str) -> None:
    """Waits for a text to the frame, for who measures how long it took: `expect` looks again after up to a second.

    Raises:
        Error: it was not shown within 30 seconds.
    """
    page.evaluate(_SHOWN, text)


def shoot(page: Page, name: str) -> Path:
    """A picture of the window at rest, for people to look at."""
    page.evaluate(_AT_REST)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    width = page.viewport_size["width"] if page.viewport_size else 0
    file = SCREENSHOTS / f"{name}-{width}-{'dark' if is_dark else 'light'}.png"
    page.screenshot(path=file)
    return file
