"""`poortwachter replay`: dead letters back to work, for an operator with AWS credentials."""

import argparse
import sys

from shared.aws.letters import dead_letters_of, replay, url_of


def replay_letters(arguments: list[str]) -> int:
    """Put a queue's dead letters back to work: counts them, and moves them with --confirm."""
    parser = argparse.ArgumentParser(prog="poortwachter replay", description=replay_letters.__doc__)
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
