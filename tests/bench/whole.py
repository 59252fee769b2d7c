"""Whole requests beside the AWS calls that they make, sent by boto3's resource for nothing else (goal G16)."""

import base64
import copy
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Any
from unittest.mock import patch

import boto3
from boto3.dynamodb.transform import ParameterTransformer
from boto3.dynamodb.types import TypeDeserializer
from botocore import xform_name

from shared.aws import clients, secrets, settings
from tests.bench.loopback import event_of, loopback, medians, silence
from tests.bench.table import Line
from tests.services.conftest import in_memory, standing
from tests.services.faults.rows import Rows
from tests.services.scale.generated_rows import GeneratedRows
from tests.services.scale.large_employer import a_large_employer

HANDLERS = "services.{}.api"
"""The module of a service's API function."""

CALLS = 12
EMPLOYEES = 1_000
_GOALS = {"report sick": (1.00, 0.60), "list of tasks": (0.85, 0.50), "dossier": (1.20, 0.70)}


@dataclass(frozen=True)
class Request:
    """A request as the API function of trajects gets it, and the rows that it finds."""

    name: str
    event: dict[str, Any]
    rows: Rows
    now: datetime


type Sent = tuple[str, dict[str, Any]]
"""An operation of DynamoDB with its parameters."""


def lines() -> list[Line]:
    """Each whole request, CPU seconds beside its own calls by boto3's resource."""
    with silence():
        return [_line(each) for each in the_requests()]


def the_requests() -> list[Request]:
    """A sick report, then the list of tasks and the dossier with what came of it."""
    with in_memory() as watch, standing(watch) as system:
        large = a_large_employer(system)
        large.rows.size = EMPLOYEES
        report = "POST", f"{large.dossier}/sick-reports", {"firstSickDay": "2026-11-23"}
        before = copy.deepcopy(large.rows)
        event = event_of(partial(large.ask, *report))
        large.ask(*report)
        system.deliver()
        tasks, dossier = (
            event_of(partial(large.ask, "GET", path)) for path in ("/api/trajects/tasks", large.dossier)
        )
        return [
            Request("report sick", event, before, system.now),
            Request("list of tasks", tasks, large.rows, system.now),
            Request("dossier", dossier, large.rows, system.now),
        ]


@contextmanager
def asked_of(request: Request, service: str = "trajects") -> Iterator[Callable[[], dict[str, Any]]]:
    """The request to its function in this process, again and again: what it writes is not kept."""
    own = {
        "SERVICE": service,
        "TABLE_NAME": f"{service}-table",
        "SIGNING_SECRET_ID": "signing",
    }
    with (
        patch.object(GeneratedRows, "_write"),
        patch.object(GeneratedRows, "_remove"),
        patch.object(settings.Settings, "clock", lambda _self: lambda: request.now),
        patch.object(secrets, "_secret_in", lambda *_: b"read before"),
        loopback(partial(_answer, request.rows), **own),
    ):
        yield partial(import_module(HANDLERS.format(service)).handler, request.event, None)


def _line(request: Request) -> Line:
    with asked_of(request) as ours:
        floor = _bare(_sent_by(ours))
        found = medians(ours, floor, calls=CALLS)
    return Line(
        "G16", f"{request.name}: whole request, s / its calls by boto3", *found, *_GOALS[request.name]
    )


def _answer(rows: Rows, operation: str, body: bytes) -> bytes:
    answer = rows.call(operation, body)
    return json.dumps(answer, default=lambda raw: base64.b64encode(raw).decode()).encode()


def _sent_by(ours: Callable[[], dict[str, Any]]) -> list[Sent]:
    """What one request asks of DynamoDB."""
    sent: list[Sent] = []

    def note(params: dict[str, Any], model: Any, **_: object) -> None:
        sent.append((model.name, copy.deepcopy(params)))

    events = clients.client("dynamodb").meta.events
    events.register("provide-client-params.dynamodb", note)
    answer = ours()
    events.unregister("provide-client-params.dynamodb", note)
    assert answer["statusCode"] < 300, answer
    return sent


def _bare(sent: list[Sent]) -> Callable[[], None]:
    """The same calls by boto3's `Table`, or by its resource's client for what is not of one table."""
    resource = boto3.resource("dynamodb")
    calls = [_call(resource, *each) for each in sent]

    def run() -> None:
        for call in calls:
            call()

    return run


def _call(resource: Any, operation: str, params: dict[str, Any]) -> Callable[[], object]:
    shape = resource.meta.client.meta.service_model.operation_model(operation).input_shape
    ParameterTransformer().transform(params, shape, TypeDeserializer().deserialize, "AttributeValue")
    method = xform_name(operation)
    if "TableName" in params:
        table = resource.Table(params.pop("TableName"))
        return partial(getattr(table, method), **params)
    return partial(getattr(resource.meta.client, method), **params)
