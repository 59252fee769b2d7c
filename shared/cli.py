"""`poortwachter`: commands for people and programs, found by the entry-point group `poortwachter.commands`.

Each entry point is a function that takes the arguments after its name and gives the exit code:
0 done, 2 the input is wrong (a list of errors is printed), 1 anything else.
"""

import sys
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points

GROUP = "poortwachter.commands"

type Command = Callable[[list[str]], int]


def commands() -> Mapping[str, Command]:
    """Every command by its name; loads them all."""
    return {name: each.load() for name, each in _entries().items()}


def main() -> None:
    """Runs the command that the first argument names, and loads no other; without one, tells which there are."""
    arguments = sys.argv[1:]
    entries = _entries()
    if not arguments or arguments[0] not in entries:
        sys.stderr.write(_usage(commands()))
        sys.exit(0 if not arguments or arguments[0] in {"-h", "--help"} else 2)
    command: Command = entries[arguments[0]].load()
    sys.exit(command(arguments[1:]))


def _entries() -> Mapping[str, EntryPoint]:
    return {each.name: each for each in sorted(entry_points(group=GROUP), key=lambda each: each.name)}


def _usage(known: Mapping[str, Command]) -> str:
    lines = [f"  {name:<22} {(each.__doc__ or '').strip().splitlines()[0]}" for name, each in known.items()]
    return "\n".join(["usage: poortwachter COMMAND …", "", *lines, ""])
