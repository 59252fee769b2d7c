"""The nightly function: called hourly in UTC, acts when the Amsterdam day has changed."""

from functools import cache
from typing import Any

from services.trajects.store import Store
from services.trajects.use_cases.doors import Doors
from services.trajects.use_cases.nightly import run_night
from shared.aws.dynamo import Table
from shared.aws.observability import logger
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.ids import new_id_at
from shared.kernel.principal import SYSTEM


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the nightly function."""
    clock = settings().clock()

    def new_doors() -> Doors:
        correlation_id = new_id_at(clock())
        unit = Unit(Table(settings().table_name), clock, lambda: new_id_at(clock()), correlation_id)
        return Doors(store(), unit, SYSTEM, clock())

    made = run_night(store(), new_doors, day_of(clock()))
    logger().info("night done", extra={"trajects": made})
    return {"trajects": made}
