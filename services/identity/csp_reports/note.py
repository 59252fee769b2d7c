"""Reports of browsers that a page broke its content security policy: counted and logged, nothing kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from services.identity.csp_reports.rules import violation
from shared.aws.observability import count, logger


def note(reports: Iterable[Mapping[str, Any]]) -> None:
    """Logs each kind of violation once, with how often it was reported."""
    found = Counter(violation(each) for each in reports)
    for broken, times in found.items():
        logger().warning(
            "csp violation",
            extra={"directive": broken.directive, "blocked": broken.blocked, "times": times},
        )
    count("CspViolations", found.total())
