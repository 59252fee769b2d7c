"""Commands about what waits for a person, for an operator with AWS credentials: they show counts, never content."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime

from shared.aws.dead_letters import dead_letters_of, replay, url_of
from shared.aws.operations import (
    SERVICES,
    UnknownStageError,
    dead_letters_of_stage,
    parked,
    put_back,
    tables_of,
    waiting,
)
from shared.kernel.clock import system_clock


def replay_dead_letters(arguments: list[str]) -> int:
    """Put a queue's dead letters back to work: counts them, and moves them with --confirm."""
    parser = argparse.ArgumentParser(prog="poortwachter replay", description=replay_dead_letters.__doc__)
    parser.add_argument("queue", help="name of the queue that the letters came from")
    parser.add_argument("--confirm", action="store_true", help="move them; without it nothing changes")
    chosen = parser.parse_args(arguments)
    queue_url = url_of(chosen.queue)
    found = replay(queue_url, dead_letters_of(queue_url), is_confirmed=chosen.confirm)
    for name, number in sorted(found.events.items()):
        sys.stdout.write(f"{number:6}  {name}\n")
    done = f"{found.sent} put back" if chosen.confirm else "dry run: nothing changed; add --confirm"
    sys.stdout.write(f"{found.found} dead letters; {done}\n")
    return 0


def show_operations(arguments: list[str]) -> int:
    """Show what waits for a person: outboxes, parked events, dead letters."""
    parser = argparse.ArgumentParser(prog="poortwachter operations", description=show_operations.__doc__)
    parser.add_argument("stage", help="the stage, such as production")
    stage = parser.parse_args(arguments).stage
    now = system_clock()
    try:
        lines = [*_outboxes(stage, now), "", *_dead_letters(stage, now), ""]
    except UnknownStageError as error:
        return _refused(error)
    sys.stdout.write("\n".join(lines))
    return 0


def show_parked(arguments: list[str]) -> int:
    """Show the events that the bus refused ten times, and have them tried anew with --confirm."""
    parser = argparse.ArgumentParser(prog="poortwachter parked", description=show_parked.__doc__)
    parser.add_argument("stage", help="the stage, such as production")
    parser.add_argument("--service", choices=SERVICES, help="of one service only")
    parser.add_argument("--confirm", action="store_true", help="put them back; without it nothing changes")
    chosen = parser.parse_args(arguments)
    now, found, moved = system_clock(), 0, 0
    try:
        tables = tables_of(chosen.stage)
    except UnknownStageError as error:
        return _refused(error)
    for service, table in tables.items():
        if chosen.service in {None, service}:
            for each in parked(table):
                found += 1
                age = _age(each.written_at, now)
                sys.stdout.write(
                    f"{service:14} {age:>6}  {each.tries} tries  {each.event_id}  {', '.join(each.names)}\n"
                )
            moved += put_back(table) if chosen.confirm else 0
    done = f"{moved} put back" if chosen.confirm else "dry run: nothing changed; add --confirm"
    sys.stdout.write(f"{found} parked; {done}\n")
    return 0


def _refused(error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return 2


def _outboxes(stage: str, now: datetime) -> Iterator[str]:
    yield f"{'service':14} {'in the outbox':>13} {'oldest':>7} {'parked':>7} {'oldest':>7}"
    for service, table in tables_of(stage).items():
        own, given_up = waiting(service, table), parked(table)
        oldest = min((each.written_at for each in given_up), default=None)
        yield (
            f"{service:14} {own.number:13} {_age(own.oldest, now):>7} {len(given_up):7} {_age(oldest, now):>7}"
        )


def _dead_letters(stage: str, now: datetime) -> Iterator[str]:
    total = 0
    for each in dead_letters_of_stage(stage):
        total += each.found.found
        yield f"{each.queue}: {each.found.found}, oldest {_age(each.found.oldest, now)}"
        for name, number in sorted(each.found.events.items()):
            yield f"{number:6}  {name}"
    yield f"{total} dead letters"


def _age(since: datetime | None, now: datetime) -> str:
    """How long ago, in the largest unit that says something."""
    if since is None:
        return "-"
    minutes = int((now - since).total_seconds()) // 60
    for size, unit in ((1440, "d"), (60, "h")):
        if minutes >= 2 * size:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"
