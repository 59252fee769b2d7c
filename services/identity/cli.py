"""Commands of identity for an operator: they run with AWS credentials and the settings of the service."""

import argparse
import sys

from services.identity.accounts.republish import republish_users
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.kernel.ids import new_id_at


def republish(arguments: list[str]) -> int:
    """Tell the others everything of identity again, to fill a new or rebuilt consumer."""
    argparse.ArgumentParser(prog="poortwachter republish-identity", description=republish.__doc__).parse_args(
        arguments
    )
    table, clock = Table(settings().table_name), settings().clock()

    def new_unit() -> Unit:
        return Unit(table, clock, lambda: new_id_at(clock()), new_id_at(clock()))

    number = republish_users(table, new_unit)
    sys.stdout.write(f"{number} told again\n")
    return 0
