"""Commands of organisation for an operator: they run with AWS credentials and the settings of the service."""

import argparse
import sys

from services.organisation.republish import republish_organisation
from shared.aws.context import new_unit


def republish(arguments: list[str]) -> int:
    """Tell the others everything of organisation again, to fill a new or rebuilt consumer."""
    argparse.ArgumentParser(
        prog="poortwachter republish-organisation", description=republish.__doc__
    ).parse_args(arguments)
    number = republish_organisation(new_unit().table, new_unit)
    sys.stdout.write(f"{number} told again\n")
    return 0
