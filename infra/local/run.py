"""`make run`: the whole system on this machine, until Ctrl-C."""

import os
import signal
import sys
import time
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.environment import DEMO, SMALL_CAST, Account
from infra.local.progress import say
from infra.local.whole_system import WholeSystem

DEFAULT_PORT: Final = 4566


def main() -> None:
    """Opens the system, tells where to look, and waits."""
    port = chosen_port(os.environ.get("PORT", ""))
    seeder = SMALL_CAST if os.environ.get("CAST") == "small" else DEMO
    system = WholeSystem(port, ROOT / ".local" / "state", seeder=seeder)
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        system.open()
        _tell(system, time.monotonic() - started)
        system.emulator.wait()
        say("the local AWS has ended by itself; its log is .local/state/emulator.log")
    except KeyboardInterrupt:
        print()
    except RuntimeError as failure:
        system.close()
        sys.exit(f"\n{failure}")
    say("saving and stopping …")
    system.close()


def chosen_port(text: str) -> int:
    """The port that was asked for.

    Raises:
        SystemExit: it is no port.
    """
    if not text:
        return DEFAULT_PORT
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:  # noqa: PLR2004 (below 1024 asks for root)
        sys.exit(f"PORT={text} is no port; choose a number from 1024 to 65535")
    return int(text)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _tell(system: WholeSystem, seconds: float) -> None:
    print(f"\nPoortwachter stands ({seconds:.0f} s).\n")
    print(f"  application   {system.environment.origin}/")
    print(f"  outbox        {system.environment.outbox_url}   every e-mail and SMS\n")
    _tell_accounts(system.accounts)
    print(
        "\n  Ctrl-C stops it; everything is kept for the next time. Changed code: make reload\n", flush=True
    )


def _tell_accounts(accounts: list[Account]) -> None:
    rows = [("role", "name", "login", "password", "authenticator secret")]
    rows += [(e.role, e.name, e.login_name, e.password, e.authenticator_secret) for e in accounts]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows if accounts else []:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
