"""`poortwachter permissions`: who may do what, as one table for a security officer to read."""

import argparse
import sys
from collections.abc import Iterator

from shared.kernel.permissions import Group, Permission, groups

_OF_NO_GROUP = {Permission.ANYONE, Permission.SIGNED_IN}


def show_permissions(arguments: list[str]) -> int:
    """Print which group holds which right, and whose tasks it does."""
    argparse.ArgumentParser(prog="poortwachter permissions", description=show_permissions.__doc__).parse_args(
        arguments
    )
    sys.stdout.write("\n".join([*table(list(groups().values())), ""]))
    return 0


def table(known: list[Group]) -> Iterator[str]:
    """The lines of a Markdown table: a row a right, a column a group; then the groups by name."""
    yield _line("right", [each.code for each in known])
    yield _line("---", ["---"] * len(known))
    for right in Permission:
        if right not in _OF_NO_GROUP:
            yield _line(f"`{right}`", ["x" if right in each.permissions else "" for each in known])
    yield _line("does the tasks of", [" ".join(sorted(each.executes)) for each in known])
    yield ""
    yield f"`{Permission.SIGNED_IN}` is everybody's who is signed in, `{Permission.ANYONE}` anyone's."
    yield "A right reaches as far as the scopes of an account; medical data want the medical right besides."
    yield ""
    yield from (f"- {each.code}: {each.name_nl} ({each.name_en}), {each.side}" for each in known)


def _line(head: str, cells: list[str]) -> str:
    return f"| {head} | {' | '.join(cells)} |"
