"""Structured logs and metrics: ids and codes only, never a name, a body or a token (LOG-1)."""

from functools import cache
from typing import TYPE_CHECKING, Any

import orjson
from aws_lambda_powertools import Logger

from shared.aws.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.metrics import EphemeralMetrics


@cache
def logger() -> Logger:
    """The process's logger. Keys are an allow-list by habit: pass ids, codes, counts and durations."""
    return Logger(service=settings().service, utc=True, json_serializer=_json)


def _json(line: dict[str, Any]) -> str:
    return orjson.dumps(line, default=str).decode()


@cache
def metrics() -> "EphemeralMetrics":
    """The process's metrics (CloudWatch embedded format)."""
    from aws_lambda_powertools.metrics import EphemeralMetrics  # noqa: PLC0415 - most calls count nothing

    return EphemeralMetrics(namespace="Poortwachter", service=settings().service)


def count(name: str, value: int = 1) -> None:
    """Adds to a counter and writes it out at once."""
    metrics().add_metric(name=name, unit="Count", value=value)
    metrics().flush_metrics()
