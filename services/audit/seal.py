"""Seals the chains of the access log, each hour."""

from typing import Any

from services.audit.collecting.rows import access_log
from services.audit.proving.seal import seal_chains
from shared.aws.observability import logger
from shared.aws.settings import settings


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the hourly function."""
    sealed = seal_chains(access_log(), settings().clock()())
    lines = sum(head.number for head in sealed.heads)
    logger().info("sealed", extra={"lines": lines})
    return {"lines": lines}
