"""The outbox page: what people would have got by e-mail and SMS, readable by a person."""

import html
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from infra.local.recorder import Message

_LINK: Final = re.compile(r"https?://[^\s<>\"]+")
_KILOBYTE: Final = 1000
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")

HEADERS: Final = (
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
)

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6775; --line: #d9dfe6; --paper: #ffffff; --ground: #f4f6f8;
  --accent: #0b5c8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9fabb8; --line: #2f3a46; --paper: #18212b;
  --ground: #0f161d; --accent: #7cc4ee; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; margin: 0 0 .25rem }
p.lead { color: var(--soft); margin: 0 0 1rem }
form { display: flex; gap: .5rem; margin: 0 0 1.5rem }
input { flex: 1; min-width: 0; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .375rem }
button { padding: .5rem 1rem; font: inherit; color: var(--paper); background: var(--accent); border: 0;
  border-radius: .375rem }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem;
  margin: 0 0 1rem }
h2 { font-size: 1.0625rem; margin: 0 0 .25rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: 0 0 .75rem; color: var(--soft);
  font-size: .875rem }
dd { margin: 0; overflow-wrap: anywhere }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
a { color: var(--accent) }
"""


def page(messages: Iterable[Message], recipient: str) -> str:
    """The page with `messages`, newest first, and a field to filter them by recipient."""
    shown = [_article(message) for message in messages]
    nothing = "<p class=lead>Niets verzonden.</p>"
    return f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Uitgaande berichten · Poortwachter lokaal</title><style>{_STYLE}</style></head>
<body><main><h1>Uitgaande berichten</h1>
<p class="lead">Alles wat deze lokale omgeving per e-mail en sms verstuurt. Er gaat niets de deur uit.</p>
<form method="get"><label for="to" style="align-self:center">Aan</label>
<input id="to" name="to" value="{html.escape(recipient)}"><button>Filter</button></form>
{"".join(shown) or nothing}</main></body></html>"""


def _article(message: Message) -> str:
    local = datetime.fromisoformat(message.at).astimezone(_AMSTERDAM)
    title = html.escape(message.subject) if message.kind == "email" else "Sms"
    files = "".join(
        f'<dt>Bijlage</dt><dd><a href="/_outbox/{message.id}/{number}" download>{html.escape(each.name)}</a>'
        f" ({in_words(len(each.content))})</dd>"
        for number, each in enumerate(message.attachments)
    )
    sender = f"<dt>Van</dt><dd>{html.escape(message.sender)}</dd>" if message.sender else ""
    facts = f"<dt>Aan</dt><dd>{html.escape(', '.join(message.to))}</dd>{sender}"
    facts += f"<dt>Tijd</dt><dd>{local:%d-%m-%Y %H:%M:%S}</dd>{files}"
    text = f"<pre>{with_links(message.text)}</pre>"
    return f'<article id="{message.id}"><h2>{title}</h2><dl>{facts}</dl>{text}</article>'


def in_words(size: int) -> str:
    """The size of a file as a person reads it in Dutch."""
    if size < _KILOBYTE:
        return f"{size} bytes"
    if size < _KILOBYTE**2:
        return f"{size / _KILOBYTE:.1f} kB".replace(".", ",")
    return f"{size / _KILOBYTE**2:.1f} MB".replace(".", ",")


def with_links(text: str) -> str:
    """`text` for HTML, its addresses made into links."""
    pieces: list[str] = []
    end = 0
    for found in _LINK.finditer(text):
        address = found.group().rstrip(".,;)")
        pieces.append(html.escape(text[end : found.start()]))
        pieces.append(f'<a href="{html.escape(address)}" rel="noreferrer">{html.escape(address)}</a>')
        end = found.start() + len(address)
    pieces.append(html.escape(text[end:]))
    return "".join(pieces)
