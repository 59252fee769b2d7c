"""The services in this process, against a running environment: acts at a clock that is set, events in order.

act ─► commit to tables in memory ─► outbox ─► every consumer of each event, one after the other ─► written out

What an event brings about stands before the next act, so that two years of history need no waiting: papers are printed
and sealed here too. Only mails and texts of these days go the real way, sent by the function itself.
"""

import importlib
import json
import os
import random
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self
from unittest.mock import patch
from uuid import UUID

import orjson

from infra.local.environment import Environment
from services.trajects.cases.work_through_night import run_night
from shared.aws import settings
from shared.aws.context import Context
from shared.aws.dynamo import Table
from shared.aws.outbox import Recorded, outbox_rows
from shared.aws.secrets import decrypt
from shared.aws.serde import to_item
from shared.aws.transaction import Unit
from shared.contracts.access import AccessRecorded, Action
from shared.contracts.subscriptions import SUBSCRIPTIONS
from shared.kernel.clock import from_text
from shared.kernel.principal import ANONYMOUS, SYSTEM, Principal
from tests.demo.tables_in_memory import TablesInMemory
from tests.functions import CONSUMERS, SERVICES

MAILED_DAYS: Final = 2
"""Only what happened so lately is told by mail: nobody wants two years of mails in the outbox."""

_QUEUED: Final = "MessageQueued"
_MAILS: Final = frozenset({"TasksReplanned", "UserInvited", "PortalInvited", "CodeIssued"})
_VERSION_AND_VARIANT: Final = (0x7 << 76) | (0b10 << 62)
_MOST_A_MILLISECOND: Final = 1 << 12


class InProcess:
    """Every service's doors, at `now` (UTC), with ids drawn by `dice`: the same seed gives the same ids.

    Its tables are in memory, and the clocks and ids of consumers are its own, from entering to leaving it; a process
    has one at a time.

    Attributes:
        now: the instant of the next act.
    """

    def __init__(self, environment: Environment, now: datetime, dice: random.Random) -> None:
        self._environment = environment
        self._outputs = environment.outputs
        self._real_now = datetime.now(UTC)
        self._dice = dice
        self._last_id = 0
        self._codes: dict[str, str] = {}
        self._stack = ExitStack()
        self.now = now
        self.memory = TablesInMemory()

    def __enter__(self) -> Self:
        self.memory.listen()
        self._stack.callback(self.memory.end)
        self._stack.enter_context(patch.object(settings.Settings, "clock", lambda _: lambda: self.now))
        self._stack.enter_context(patch("shared.aws.consumer.new_id_at", lambda _: self.new_id()))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def write_out(self) -> None:
        """Everything that stands in memory now stands in the environment."""
        self.memory.write_out(self._environment.endpoint_url, self._real_now)

    @contextmanager
    def identity(self, principal: Principal = ANONYMOUS) -> Iterator[Context]:
        """Accounts and sign-in."""
        with self._unit("identity") as unit:
            yield Context(unit, principal, self.now)

    @contextmanager
    def organisation(self, principal: Principal) -> Iterator[Context]:
        """Offices, employers, employees."""
        with self._unit("organisation") as unit:
            yield Context(unit, principal, self.now)

    @contextmanager
    def trajects(self, principal: Principal) -> Iterator[Context]:
        """Cases and their tasks."""
        with self._unit("trajects") as unit:
            yield Context(unit, principal, self.now)

    @contextmanager
    def documents(self, principal: Principal) -> Iterator[Context]:
        """Forms, versions, requests for signatures."""
        with self._unit("documents") as unit:
            yield Context(unit, replace(principal, session="0123456789abcdef"), self.now)

    @contextmanager
    def messaging(self, principal: Principal) -> Iterator[Context]:
        """Dialogs."""
        with self._unit("messaging") as unit:
            yield Context(unit, principal, self.now)

    def nights(self) -> None:
        """The nightly work of trajects, at `now`."""
        self._enter("trajects")
        run_night(lambda: Context(self._new_unit("trajects"), SYSTEM, self.now), self.now.date())
        self._hand_out()

    def log(self, unit: Unit, principal: Principal, action: Action, what: str, person: str) -> None:
        """An access line, as the door writes it."""
        unit.record_access(
            AccessRecorded(
                action=action,
                what=what,
                object_id=person,
                person=person,
                actor=principal.user_id,
                actor_groups=principal.groups,
                rule="demo",
            )
        )

    def code(self, purpose: str) -> str:
        """The code that was last sent for a purpose, as its receiver reads it."""
        return self._codes[purpose]

    def new_id(self) -> str:
        """A fresh id of `now`, higher than the one before of the same millisecond."""
        first = int(self.now.timestamp() * 1000) * _MOST_A_MILLISECOND
        self._last_id = self._last_id + 1 if first <= self._last_id < first + _MOST_A_MILLISECOND else first
        milliseconds, number = divmod(self._last_id, _MOST_A_MILLISECOND)
        drawn = self._dice.getrandbits(62)
        return str(UUID(int=(milliseconds << 80) | (number << 64) | _VERSION_AND_VARIANT | drawn))

    def passes(self, **duration: int) -> None:
        """Time goes by."""
        self.now += timedelta(**duration)

    @contextmanager
    def _unit(self, service: str) -> Iterator[Unit]:
        self._enter(service)
        unit = self._new_unit(service)
        yield unit
        if not unit.is_empty:
            unit.commit()
            self._hand_out()

    def _new_unit(self, service: str) -> Unit:
        now = self.now
        return Unit(Table(self._table(service)), lambda: now, self.new_id, self.new_id())

    def _table(self, service: str) -> str:
        return self._outputs[service]["TableName"]

    def _enter(self, service: str) -> None:
        """This process is a function of `service` from now on."""
        told = {_variable(name): value for name, value in self._outputs[service].items()}
        os.environ.update(
            told
            | {
                "STAGE": "local",
                "SERVICE": service,
                "LINKS_KEY_ID": self._outputs["identity"]["LinksKeyId"],
                "SIGNING_SECRET_ID": self._outputs["platform"]["SigningSecretId"],
                "POWERTOOLS_LOG_LEVEL": "ERROR",
            }
        )
        settings.settings.cache_clear()

    def _hand_out(self) -> None:
        """Every event that waits goes to its consumers, and what these tell to theirs, until none waits."""
        is_waiting = True
        while is_waiting:
            is_waiting = False
            for service in SERVICES:
                for event in self.memory.take_events(self._table(service)):
                    is_waiting = True
                    self._relay(service, event)

    def _relay(self, producer: str, event: dict[str, Any]) -> None:
        name, told_at = event["name"], from_text(event["at"])
        is_recent = self._real_now - told_at <= timedelta(days=MAILED_DAYS)
        if name == _QUEUED:
            if is_recent:
                [row] = outbox_rows([Recorded(event["id"], orjson.dumps(event))], told_at)
                self.memory.late.append((self._table(producer), to_item(row)))
            return
        if name == "CodeIssued":
            self._read_code(event["data"])
        body = json.dumps({"source": f"poortwachter.{producer}", "detail-type": name, "detail": event})
        for subscription, module in CONSUMERS.items():
            is_mail = subscription == "messaging" and name in _MAILS
            if f"{producer}.{name}" in SUBSCRIPTIONS[subscription] and (is_recent or not is_mail):
                self._consume(subscription, module, body)

    def _read_code(self, issued: dict[str, Any]) -> None:
        context = {"purpose": "code", "transaction": issued["transaction"]}
        opened = orjson.loads(decrypt(settings.settings().links_key_id, issued["sealed"], context))
        self._codes[issued["purpose"]] = opened["code"]

    def _consume(self, subscription: str, module: str, body: str) -> None:
        self._enter(subscription.partition("-")[0])
        handler = importlib.import_module(module).handler
        answer = handler({"Records": [{"messageId": "1", "body": body}]}, None)
        if answer["batchItemFailures"]:
            raise RuntimeError(f"{subscription} failed on {body[:300]}")


def _variable(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper()
