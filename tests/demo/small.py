"""The demo at a small scale, seeded in seconds: what the tour in the journeys walks through."""

from collections.abc import Sequence

from infra.local.environment import Account, Environment
from tests.demo import arbodienst

SCALE = 0.12


def seed(environment: Environment) -> Sequence[Account]:
    """Fills an empty environment and tells the accounts that can sign in."""
    return arbodienst.seed(environment, SCALE)
