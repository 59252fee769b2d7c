"""The services in this process, against a running environment: use cases at a clock that is set, events in order.

use case ─► commit (state, and whatever it told) ─► every consumer of each event, one after the other

What an event brings about stands before the next act, so that two years of history need no waiting. Only what is told
lately goes the real way, over outbox and bus: files are printed and mails are sent by the functions themselves.
"""

import importlib
import json
import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from infra.local.environment import Environment
from services.documents.store import Store as DocumentsStore
from services.documents.use_cases.doors import Doors as DocumentsDoors
from services.documents.use_cases.doors import Origin
from services.identity.store import Store as IdentityStore
from services.identity.use_cases.doors import Doors as IdentityDoors
from services.messaging.store import Store as MessagingStore
from services.messaging.use_cases.doors import Doors as MessagingDoors
from services.organisation.store import Store as OrganisationStore
from services.organisation.use_cases.doors import Doors as OrganisationDoors
from services.trajects.store import Store as TrajectsStore
from services.trajects.use_cases.doors import Doors as TrajectsDoors
from services.trajects.use_cases.nightly import run_night
from shared.aws import settings
from shared.aws.dynamo import Table
from shared.aws.transaction import Unit
from shared.contracts.access import AccessRecorded, Action
from shared.contracts.envelope import EventData, envelope
from shared.contracts.subscriptions import SUBSCRIPTIONS
from shared.kernel.principal import SYSTEM, Principal

CONSUMERS: Final = {
    "identity": "services.identity.handlers.consumer",
    "organisation": "services.organisation.handlers.consumer",
    "trajects": "services.trajects.handlers.consumer",
    "documents": "services.documents.handlers.consumer",
    "messaging": "services.messaging.handlers.consumer",
    "statistics": "services.statistics.handlers.consumer",
    "audit": "services.audit.handlers.consumer",
    "audit-collect": "services.audit.handlers.collect",
}
"""Subscriptions whose function runs here; the others print, seal and send by themselves."""

REAL_WAY: Final = frozenset(
    {"DocumentFinalised", "SignatureRequested", "CeremonyEnded", "DocumentSigned", "MessageQueued"}
)
"""Told over outbox and bus, whenever it was."""

MAILED_DAYS: Final = 2
"""Only what happened so lately is told by mail: nobody wants two years of mails in the outbox."""

_MAILS: Final = frozenset({"TasksReplanned", "UserInvited", "PortalInvited", "CodeIssued"})
_VERSION_AND_VARIANT: Final = (0x7 << 76) | (0b10 << 62)
_RANDOM: Final = (0xFFF << 64) | 0x3FFF_FFFF_FFFF_FFFF


@dataclass(slots=True)
class _Unit(Unit):
    """A unit that keeps what is told, to hand it out by itself."""

    told: list[EventData] = field(default_factory=list)

    def record(self, event: EventData) -> None:
        if event.name in REAL_WAY:
            Unit.record(self, event)
        else:
            self.told.append(event)


class Inside:
    """Every service's doors, at `now` (UTC), with ids drawn by `dice`: the same seed gives the same ids."""

    def __init__(self, environment: Environment, now: datetime, dice: random.Random) -> None:
        self._outputs = environment.outputs
        self._real_now = datetime.now(UTC)
        self._dice = dice
        self.now = now

    @contextmanager
    def identity(self) -> Iterator[IdentityDoors]:
        """Accounts and sign-in."""
        with self._unit("identity") as unit:
            yield IdentityDoors(IdentityStore(unit.table), unit, self.now)

    @contextmanager
    def organisation(self, principal: Principal) -> Iterator[OrganisationDoors]:
        """Offices, employers, employees."""
        with self._unit("organisation") as unit:
            yield OrganisationDoors(OrganisationStore(unit.table), unit, principal)

    @contextmanager
    def trajects(self, principal: Principal) -> Iterator[TrajectsDoors]:
        """Cases and their tasks."""
        with self._unit("trajects") as unit:
            yield TrajectsDoors(TrajectsStore(unit.table), unit, principal, self.now)

    @contextmanager
    def documents(self, principal: Principal) -> Iterator[DocumentsDoors]:
        """Forms, versions, requests for signatures."""
        with self._unit("documents") as unit:
            origin = Origin("0123456789abcdef", "192.0.2.1", "demo")
            store = DocumentsStore(unit.table)
            yield DocumentsDoors(store, unit, self._new_documents_unit, principal, self.now, origin)

    @contextmanager
    def messaging(self, principal: Principal) -> Iterator[MessagingDoors]:
        """Dialogs."""
        with self._unit("messaging") as unit:
            yield MessagingDoors(MessagingStore(unit.table), unit, principal, self.now)

    def nights(self) -> None:
        """The nightly work of trajects, at `now`."""
        self._enter("trajects")
        store = TrajectsStore(Table(self._outputs["trajects"]["TableName"]))
        units: list[_Unit] = []

        def new_doors() -> TrajectsDoors:
            units.append(self._new_unit("trajects"))
            return TrajectsDoors(store, units[-1], SYSTEM, self.now)

        run_night(store, new_doors, self.now.date())
        for unit in units:
            self._hand_out("trajects", unit)

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

    def settings_of(self, service: str) -> settings.Settings:
        """The settings of a service's function."""
        self._enter(service)
        return settings.settings()

    def new_id(self) -> str:
        """A fresh id of `now`."""
        milliseconds = int(self.now.timestamp() * 1000)
        drawn = self._dice.getrandbits(76) & _RANDOM
        return str(UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | drawn))

    def passes(self, **duration: int) -> None:
        """Time goes by."""
        self.now += timedelta(**duration)

    def _new_documents_unit(self) -> Unit:
        return self._new_unit("documents")

    @contextmanager
    def _unit(self, service: str) -> Iterator[_Unit]:
        self._enter(service)
        unit = self._new_unit(service)
        yield unit
        unit.commit()
        self._hand_out(service, unit)

    def _new_unit(self, service: str) -> _Unit:
        now = self.now
        return _Unit(Table(self._outputs[service]["TableName"]), lambda: now, self.new_id, self.new_id())

    def _enter(self, service: str) -> None:
        """This process is a function of `service` from now on, its clock set."""
        offset = round((self.now - self._real_now).total_seconds())
        told = {_variable(name): value for name, value in self._outputs[service].items()}
        links = self._outputs["identity"]["LinksKeyId"]
        os.environ.update(
            told
            | {
                "STAGE": "local",
                "SERVICE": service,
                "LINKS_KEY_ID": links,
                "SIGNING_SECRET_ID": self._outputs["platform"]["SigningSecretId"],
                "CLOCK_OFFSET_SECONDS": str(offset),
                "POWERTOOLS_LOG_LEVEL": "ERROR",
            }
        )
        settings.settings.cache_clear()

    def _hand_out(self, producer: str, unit: _Unit) -> None:
        for event in unit.told:
            content = envelope(event, event_id=self.new_id(), at=self.now, correlation_id=unit.correlation_id)
            body = json.dumps(
                {"source": f"poortwachter.{producer}", "detail-type": event.name, "detail": content}
            )
            name = f"{producer}.{event.name}"
            for subscription, module in CONSUMERS.items():
                if name in SUBSCRIPTIONS[subscription] and not self._is_old_mail(subscription, event):
                    self._consume(subscription, module, body)

    def _is_old_mail(self, subscription: str, event: EventData) -> bool:
        is_old = self._real_now - self.now > timedelta(days=MAILED_DAYS)
        return is_old and subscription == "messaging" and event.name in _MAILS

    def _consume(self, subscription: str, module: str, body: str) -> None:
        self._enter(subscription.partition("-")[0])
        handler = importlib.import_module(module).handler
        answer = handler({"Records": [{"messageId": "1", "body": body}]}, None)
        if answer["batchItemFailures"]:
            raise RuntimeError(f"{subscription} failed on {body[:300]}")


def _variable(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper()
