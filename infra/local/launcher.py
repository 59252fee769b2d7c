"""Runs the emulator in this process: `python -m infra.local.launcher --port … --state …`.

Ends on SIGTERM or SIGINT after the state is saved; a kill loses at most the last seconds.
"""

import argparse
import asyncio
import logging
import os
import shutil
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any, Final

from infra.local.gateway import Gateway
from infra.local.recorder import Recorder
from infra.local.state import Saver, follow_port, forget_stream_positions, prepare_environment

ADDRESS: Final = "127.0.0.1"


def main() -> None:
    """Parses the options and serves until a signal comes."""
    parser = argparse.ArgumentParser(description="The local AWS, on 127.0.0.1 only.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state", type=Path, required=True, help="folder in which everything is kept")
    parser.add_argument(
        "--enforce-permissions", action="store_true", help="roles and policies count, as on AWS"
    )
    options = parser.parse_args()
    if is_taken(options.port):
        sys.exit(
            f"port {options.port} is in use by another program; choose another: make run PORT={options.port + 10}"
        )
    serve(options.state, options.port, enforces_permissions=options.enforce_permissions)


def is_taken(port: int) -> bool:
    """Whether something listens on `port` of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex((ADDRESS, port)) == 0


def serve(state: Path, port: int, *, enforces_permissions: bool) -> None:
    """Starts the emulator on `port`, with its state in `state`."""
    state = state.resolve()
    prepare_environment(state, port, enforces_permissions=enforces_permissions)
    _use_own_temporary_folder(state)
    follow_port(state, port)
    forget_stream_positions(state / "aws")
    saver = Saver()
    asyncio.run(_serve(state, port, saver))


def _use_own_temporary_folder(state: Path) -> None:
    """Unpacked functions live here, so that those of a killed run are cleared away by the next."""
    folder = state / "tmp"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["TMPDIR"] = str(folder)


async def _serve(state: Path, port: int, saver: Saver) -> None:
    from hypercorn.asyncio import serve as serve_http  # noqa: PLC0415 (after the environment is set)
    from hypercorn.config import Config  # noqa: PLC0415
    from ministack import app  # noqa: PLC0415

    logging.getLogger().setLevel(
        os.environ.pop("LOG_LEVEL")
    )  # or every function would log at the emulator's level
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    threading.Thread(target=_end_with_starter, args=(loop, ended), daemon=True).start()
    config = Config()
    config.bind = [f"{ADDRESS}:{port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 2
    gateway: Any = Gateway(app.app, Recorder(state / "outbox"), saver, find_label)
    saver.start()
    await serve_http(gateway, config, shutdown_trigger=ended.wait)
    saver.stop()


def _end_with_starter(loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    """Waits until whoever started us is gone, even by a kill: then nothing may hold the port."""
    sys.stdin.read()
    loop.call_soon_threadsafe(ended.set)


def find_label() -> str:
    """The label of the one CloudFront distribution, empty before it is deployed."""
    from ministack.services import cloudfront  # noqa: PLC0415

    found: list[dict[str, Any]] = list(cloudfront._distributions.values())  # noqa: SLF001 (no other way in-process)
    return str(found[-1]["DomainName"]).partition(".")[0] if found else ""


if __name__ == "__main__":
    main()
