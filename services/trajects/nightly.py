"""The nightly function: called hourly in UTC, acts when the Amsterdam day has changed."""

from typing import Any

from services.trajects.cases.work_through_night import run_night
from shared.aws.context import new_context
from shared.aws.observability import logger


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the nightly function."""
    made = run_night(new_context, new_context().today)
    logger().info("night done", extra={"trajects": made})
    return {"trajects": made}
