"""Ends the requests whose time is over. Called hourly; expiry itself counts from the moment on, without it."""

from functools import cache
from typing import Any

from services.documents.store import Store
from services.documents.use_cases.expiring import end_expired
from shared.aws.dynamo import Table
from shared.aws.observability import logger
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.kernel.ids import new_id_at


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the hourly function."""
    clock = settings().clock()

    def new_unit() -> Unit:
        return Unit(Table(settings().table_name), clock, lambda: new_id_at(clock()), new_id_at(clock()))

    ended = end_expired(store(), new_unit, clock())
    logger().info("expired", extra={"ceremonies": ended})
    return {"ceremonies": ended}
