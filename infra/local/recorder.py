"""Keeps what the application hands to SES and SNS: whole MIME messages and texts, one file each, over restarts."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs
from uuid import uuid4

SEND_EMAIL: Final = "/v2/email/outbound-emails"
_NAME: Final = re.compile(r"^[0-9A-Za-z-]+$")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an e-mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One e-mail or text message as its recipient would get it.

    Attributes:
        kind: "email" or "sms".
        at: when it was handed over (UTC instant, ISO).
    """

    id: str
    kind: str
    at: str
    to: tuple[str, ...]
    sender: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]

    def as_json(self) -> dict[str, Any]:
        """For programs: the journeys read their mail here."""
        return {
            "id": self.id,
            "kind": self.kind,
            "at": self.at,
            "to": list(self.to),
            "from": self.sender,
            "subject": self.subject,
            "text": self.text,
            "html": self.html,
            "attachments": [
                {"name": each.name, "contentType": each.content_type, "size": len(each.content)}
                for each in self.attachments
            ],
        }


class Recorder:
    """A folder of messages, newest first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def record_email(self, body: bytes) -> None:
        """Keeps a SendEmail request of SES v2."""
        request = json.loads(body)
        content = request["Content"]
        raw = content["Raw"]["Data"] if "Raw" in content else _mime_of(request)
        self._write({"kind": "email", "to": _recipients(request), "mime": raw})

    def record_sms(self, body: bytes) -> None:
        """Keeps a Publish request of SNS, when it goes to a telephone."""
        form = parse_qs(body.decode())
        if "PhoneNumber" in form:
            self._write({"kind": "sms", "to": form["PhoneNumber"], "text": form["Message"][0]})

    def messages(self, recipient: str = "") -> Iterator[Message]:
        """All messages, newest first, of recipients whose address holds `recipient`."""
        for file in sorted(self._folder.glob("*.json"), reverse=True):
            message = _message(file.stem, json.loads(file.read_text("utf-8")))
            if recipient.lower() in ",".join(message.to).lower():
                yield message

    def message(self, message_id: str) -> Message | None:
        """One message by its id."""
        file = self._folder / f"{message_id}.json"
        if not _NAME.match(message_id) or not file.is_file():
            return None
        return _message(message_id, json.loads(file.read_text("utf-8")))

    def _write(self, content: dict[str, Any]) -> None:
        at = datetime.now(UTC)
        file = self._folder / f"{at:%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.json"
        file.write_text(json.dumps({"at": at.isoformat(timespec="seconds"), **content}), "utf-8")


def _recipients(request: dict[str, Any]) -> list[str]:
    destination = request.get("Destination", {})
    named = [*destination.get("ToAddresses", []), *destination.get("CcAddresses", [])]
    return named or ["?"]


def _mime_of(request: dict[str, Any]) -> str:
    """A simple message (subject and bodies) as MIME, so that all are read one way."""
    simple = request["Content"]["Simple"]
    message = EmailMessage()
    message["From"] = request.get("FromEmailAddress", "")
    message["To"] = ", ".join(_recipients(request))
    message["Subject"] = simple["Subject"]["Data"]
    message.set_content(simple["Body"].get("Text", {}).get("Data", ""))
    if "Html" in simple["Body"]:
        message.add_alternative(simple["Body"]["Html"]["Data"], subtype="html")
    return base64.b64encode(message.as_bytes()).decode()


def _message(message_id: str, content: dict[str, Any]) -> Message:
    if content["kind"] == "sms":
        to = tuple(content["to"])
        return Message(message_id, "sms", content["at"], to, "", "", content["text"], "", ())
    parsed = message_from_bytes(base64.b64decode(content["mime"]), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return Message(
        id=message_id,
        kind="email",
        at=content["at"],
        to=tuple(content["to"]) if content["to"] != ["?"] else (str(parsed["To"]),),
        sender=str(parsed["From"]),
        subject=str(parsed["Subject"]),
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        attachments=tuple(_attachment(part) for part in parsed.iter_attachments()),
    )


def _attachment(part: Any) -> Attachment:
    return Attachment(
        part.get_filename() or "?", part.get_content_type(), part.get_payload(decode=True) or b""
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
