"""Seals the chains of the access log, each hour."""

from typing import Any

from services.audit.gateways import write_seal
from services.audit.store import Log
from services.audit.use_cases.seal import seal_chains
from shared.aws.dynamo import Table
from shared.aws.observability import logger
from shared.aws.settings import settings


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Entry of the hourly function."""
    log = Log(Table(settings().log_table_name))
    sealed = seal_chains(log, write_seal, settings().clock()())
    lines = sum(head.number for head in sealed.heads)
    logger().info("sealed", extra={"lines": lines})
    return {"lines": lines}
