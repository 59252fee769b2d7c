"""Reports that a browser sends by itself (Reporting API, and CSP's older form): no page of ours asks for them.

They carry no proof of where they come from, so a route that takes them may only count and log.
"""

from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict

from shared.http.problems import BadRequest

MEDIA = ("application/reports+json", "application/csp-report")
MOST_BYTES = 16 * 1024
_MOST_REPORTS = 20


class BrowserReports(BaseModel):
    """As the body of a route: it takes reports, with their own media types, from whatever page.

    Attributes:
        items: each report as it came, at most twenty; nothing in it is to be trusted.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    items: tuple[dict[str, Any], ...]


def parse(raw: bytes) -> BrowserReports:
    """One report, or a list of them.

    Raises:
        BadRequest: too large, or neither.
    """
    if len(raw) > MOST_BYTES:
        raise BadRequest(413, "body-too-large", most=MOST_BYTES // 1024)
    try:
        content = orjson.loads(raw)
    except ValueError:
        raise BadRequest(400, "broken-json") from None
    reports = content if isinstance(content, list) else [content]
    if not all(isinstance(each, dict) for each in reports):
        raise BadRequest(400, "broken-json")
    return BrowserReports.model_construct(items=tuple(reports[:_MOST_REPORTS]))
