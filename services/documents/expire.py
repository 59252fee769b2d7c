"""Ends the requests whose time is over. Called hourly; expiry itself counts from the moment on, without it."""

from typing import Any

from services.documents.signing.end_expired import end_expired
from shared.aws.context import new_context
from shared.aws.observability import logger


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the hourly function."""
    ended = end_expired(new_context, new_context().now)
    logger().info("expired", extra={"ceremonies": ended})
    return {"ceremonies": ended}
