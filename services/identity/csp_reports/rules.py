"""What a report of our pages' content security policy says: which rule was broken by what, and nothing else of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

OTHER: Final = "other"
"""For whatever is not of the known form: reports come from anywhere, and texts of theirs are not logged."""

_FETCHES: Final = (
    *("child", "connect", "default", "font", "frame", "img", "manifest", "media", "object"),
    *("script", "style", "worker"),
)
_DIRECTIVES: Final = frozenset(
    [f"{each}-src" for each in _FETCHES]
    + [f"{each}-src-{part}" for each in ("script", "style") for part in ("attr", "elem")]
    + ["base-uri", "form-action", "frame-ancestors", "sandbox", "require-trusted-types-for", "trusted-types"]
)
_KEYWORDS: Final = frozenset(
    ["inline", "eval", "wasm-eval", "self", "data", "blob", "trusted-types-policy", "trusted-types-sink"]
)
_SCHEMES: Final = frozenset({"http", "https", "ws", "wss"})
_HOST: Final = re.compile(r"[a-z0-9.-]{1,253}")


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: the directive, and the origin that it kept out (no path, no query)."""

    directive: str
    blocked: str


def violation(report: Mapping[str, Any]) -> Violation:
    """A report of the Reporting API, or of the older report-uri form."""
    body = report.get("csp-report") or report.get("body")
    fields: Mapping[str, Any] = body if isinstance(body, dict) else {}
    directive = _first(fields, "effectiveDirective", "effective-directive", "violated-directive")
    words = directive.split(maxsplit=1)
    return Violation(
        directive=words[0] if words and words[0] in _DIRECTIVES else OTHER,
        blocked=_origin(_first(fields, "blockedURL", "blocked-uri")),
    )


def _first(fields: Mapping[str, Any], *names: str) -> str:
    return next((value for name in names if isinstance(value := fields.get(name), str) and value), "")


def _origin(url: str) -> str:
    if url in _KEYWORDS:
        return url
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return OTHER
    if parts.scheme in _KEYWORDS:
        return parts.scheme
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(host):
        return OTHER
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
