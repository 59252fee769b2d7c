"""A small DynamoDB on this machine for clients to be measured against: real sockets, and only the caller's CPU counts."""

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TextIO
from unittest.mock import patch

from shared.aws import clients, observability, settings

ROUNDS = 31
_ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "STAGE": "test",
    "SERVICE": "bench",
    "TABLE_NAME": "bench",
    "POWERTOOLS_LOG_LEVEL": "INFO",
}

type Answers = Callable[[str, bytes], bytes]
"""The answer to an operation ("GetItem") with its request."""


@contextmanager
def loopback(answers: Answers, **environment: str) -> Iterator[None]:
    """A DynamoDB that answers so on a free port of this machine, and the environment in which clients find it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: the answer must not wait for an acknowledgement
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            """One call."""
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            body = answers(self.headers["X-Amz-Target"].rpartition(".")[2], asked)
            self.send_response(200)
            self.send_header("Content-Type", "application/x-amz-json-1.0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = {"AWS_ENDPOINT_URL_DYNAMODB": f"http://127.0.0.1:{server.server_address[1]}"}
    with patch.dict(os.environ, _ENVIRONMENT | address | environment):
        _forget()
        try:
            yield
        finally:
            server.shutdown()
    _forget()


def _forget() -> None:
    for cached in (clients.client, clients.session, settings.settings, observability.logger):
        cached.cache_clear()


def event_of(ask: Callable[..., object]) -> dict[str, Any]:
    """The event that a call in the system in memory brings to its function; the function is not run."""
    kept: list[dict[str, Any]] = []

    def keep(event: dict[str, Any], _context: object) -> dict[str, Any]:
        kept.append(event)
        return {"statusCode": 204}

    ask(handler=keep)
    return kept[0]


@contextmanager
def silence() -> Iterator[None]:
    """Log lines cost what they cost, and are not read. A logger keeps the stream that it first found."""
    with patch.object(sys, "stdout", _nowhere()):
        yield


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the process runs


def medians(ours: Callable[[], object], floor: Callable[[], object], *, calls: int) -> tuple[float, float]:
    """CPU seconds a call of ours and of the floor, by turns of so many `calls`."""
    for warm in (ours, floor):
        for _ in range(20):
            warm()
    pairs = [(_cpu(floor, calls), _cpu(ours, calls)) for _ in range(ROUNDS)]
    low, high = (statistics.median(column) for column in zip(*pairs, strict=True))
    return high, low


def _cpu(run: Callable[[], object], calls: int) -> float:
    """CPU seconds of this thread a call: the fake server runs in another."""
    started = time.thread_time()
    for _ in range(calls):
        run()
    return (time.thread_time() - started) / calls
