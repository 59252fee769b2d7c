"""Our layer before the emulator: one friendly host name, the outbox page, and a watch on what is written.

browser ── poortwachter.localhost ──► CloudFront label ──► ministack
function ── SendEmail, Publish ──► ministack says yes ──► recorded
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import parse_qs, quote

from infra.local.outbox_page import HEADERS, page
from infra.local.recorder import SEND_EMAIL, Recorder
from infra.local.state import Saver

type Scope = dict[str, Any]
type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Awaitable[None]]

FRIENDLY_HOST: Final = "poortwachter.localhost"
_SUCCESS: Final = range(200, 300)
_READS: Final = ("GET", "HEAD", "OPTIONS")


class Gateway:
    """An ASGI application around the emulator's.

    Policies that deny plain HTTP stand in every stage; here they see the `https` that this layer speaks for.
    """

    def __init__(
        self, emulator: Application, recorder: Recorder, saver: Saver, find_label: Callable[[], str]
    ) -> None:
        self._emulator = emulator
        self._recorder = recorder
        self._saver = saver
        self._find_label = find_label

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._emulator(scope, receive, send)
        elif scope["path"].startswith("/_outbox"):
            await self._outbox(scope, send)
        elif scope["path"] == SEND_EMAIL and scope["method"] == "POST":
            await self._recorded(scope, receive, send, self._recorder.record_email)
        elif _is_form(scope):
            await self._recorded(scope, receive, send, self._record_sms)
        else:
            if scope["method"] not in _READS:
                self._saver.touched()
            await self._emulator(self._renamed(scope), receive, send)

    def _record_sms(self, body: bytes) -> None:
        if b"Action=Publish" in body:
            self._recorder.record_sms(body)

    async def _recorded(
        self, scope: Scope, receive: Receive, send: Send, record: Callable[[bytes], None]
    ) -> None:
        """Passes a request on, and records its body once the emulator has accepted it."""
        body = await _read(receive)
        given = False

        async def again() -> dict[str, Any]:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def watch(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start" and message["status"] in _SUCCESS:
                record(body)
            await send(message)

        self._saver.touched()
        await self._emulator(self._renamed(scope), again, watch)

    def _renamed(self, scope: Scope) -> Scope:
        """The request as it would come over TLS, with CloudFront's name in place of the friendly one."""
        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        name, _, port = host.partition(":")
        label = self._find_label() if name == FRIENDLY_HOST else ""
        replaced = [(b"x-forwarded-proto", b"https")]
        if label:
            replaced.append((b"host", f"{label}.cloudfront.localhost:{port}".encode()))
        names = {name for name, _ in replaced}
        return {**scope, "headers": [*replaced, *(each for each in scope["headers"] if each[0] not in names)]}

    async def _outbox(self, scope: Scope, send: Send) -> None:
        recipient = parse_qs(scope["query_string"].decode()).get("to", [""])[0]
        if scope["path"] == "/_outbox.json":
            found = [message.as_json() for message in self._recorder.messages(recipient)]
            await _answer(
                send, 200, [(b"content-type", b"application/json")], json.dumps({"items": found}).encode()
            )
        elif scope["path"] == "/_outbox":
            await _answer(
                send, 200, list(HEADERS), page(self._recorder.messages(recipient), recipient).encode()
            )
        else:
            await self._attachment(scope["path"], send)

    async def _attachment(self, path: str, send: Send) -> None:
        message_id, _, number = path.removeprefix("/_outbox/").partition("/")
        message = self._recorder.message(message_id)
        if message is None or not number.isdecimal() or int(number) >= len(message.attachments):
            await _answer(send, 404, [(b"content-type", b"text/plain")], b"not found")
            return
        found = message.attachments[int(number)]
        headers = [
            (b"content-type", b"application/octet-stream"),
            (b"content-disposition", f"attachment; filename*=UTF-8''{quote(found.name, safe='')}".encode()),
            (b"x-content-type-options", b"nosniff"),
        ]
        await _answer(send, 200, headers, found.content)


def _is_form(scope: Scope) -> bool:
    """Whether this may be a Publish of SNS: a form posted to the root."""
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    return bool(
        scope["method"] == "POST" and scope["path"] == "/" and kind.startswith(b"application/x-www-form")
    )


async def _read(receive: Receive) -> bytes:
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
