"""A thousand commands in a storm: kills, doubles, shuffles, throttles, lost answers, refusals. Then calm, and all is there once."""

import secrets
from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pytest

from shared.aws.operations import parked
from shared.contracts.subscriptions import SUBSCRIPTIONS
from tests.functions import SERVICES
from tests.services.faults.deliveries import Deliveries
from tests.services.faults.failing_aws import FailingAws, Rates
from tests.services.faults.rows import Rows
from tests.services.faults.test_points import OF_A_DAY
from tests.services.faults.working_day import Client, complete, hire, invite, ledger, report, say, start
from tests.services.local_system import LocalSystem
from tests.services.messaging.parts import Parts, parts

COMMANDS = 1000
STORM = Rates(
    throttle=0.02,
    conflict=0.05,
    lost_answer=0.02,
    unprocessed=0.1,
    bus_refusal=0.1,
    bus_away=0.05,
    provider=0.3,
)
OUTAGE = replace(STORM, provider=1.0, bus_away=0.5)
"""Providers away for hours, and the bus every other time: dead letters pile up."""

OF_THE_OUTAGE = range(400, 600)
KILLS = 0.02
"""Of all passings of a point."""

DOUBLES = 0.15
"""Of all events that the bus hands to a queue."""


@dataclass
class Work:
    """What was asked, and so what must be there in the end."""

    client: Client
    cast: Parts
    chance: Random
    employees: list[dict[str, Any]] = field(default_factory=list)
    reported: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    completed: int = 0
    accounts: list[str] = field(default_factory=list)
    dialogs: dict[str, int] = field(default_factory=dict)
    with_dialog: set[str] = field(default_factory=set)
    codes: int = 0

    def one(self, number: int) -> None:
        """The next command."""
        acts = [
            self._hire,
            self._report,
            self._complete,
            self._invite,
            self._start,
            self._say,
            self._say,
            self._code,
        ]
        self.chance.choice(acts)(number)

    def _hire(self, number: int) -> None:
        self.employees.append(hire(self.client, self.cast.cast, f"n{number}"))

    def _report(self, number: int) -> None:
        if len(self.reported) == len(self.employees):
            return self._hire(number)
        employee = self.employees[len(self.reported)]
        self.reported.append((employee, report(self.client, self.cast.cast, employee)))
        return None

    def _complete(self, number: int) -> None:
        if self.completed == len(self.reported):
            return self._report(number)
        employee, traject_id = self.reported[self.completed]
        complete(self.client, self.cast.cast, employee, traject_id)
        self.completed += 1
        return None

    def _invite(self, number: int) -> None:
        cast = self.cast.cast
        self.accounts.append(invite(self.client, cast.klantbeheer, cast.office["id"], f"n{number}"))

    def _start(self, number: int) -> None:
        if len(self.dialogs) == len(self.employees):
            return self._hire(number)
        self.dialogs[start(self.client, self.cast, self.employees[len(self.dialogs)])] = 1
        return None

    def _say(self, number: int) -> None:
        if not self.dialogs:
            return self._start(number)
        dialog_id = self.chance.choice(sorted(self.dialogs))
        say(self.client, self.cast, dialog_id, f"Regel {number}")
        self.dialogs[dialog_id] += 1
        return None

    def _code(self, _number: int) -> None:
        self.client.issue_code()
        self.codes += 1


@pytest.mark.proves("EVT-1", "EVT-2", "EVT-3")
@pytest.mark.parametrize("seed", [20261125])
def test_in_a_storm_nothing_is_lost_and_everything_happens_once(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = Random(seed)
    deliveries = Deliveries(system, FailingAws(chance))
    cast = parts(system)
    monkeypatch.setattr(secrets, "randbits", Random(seed).getrandbits)
    before = ledger(deliveries)
    work = Work(Client(deliveries), cast, chance)
    with deliveries.listening():
        _storm(deliveries, chance)
        for number in range(COMMANDS):
            deliveries.failing.rates = OUTAGE if number in OF_THE_OUTAGE else STORM
            work.one(number)
            _world_goes_on(deliveries, chance)
        in_the_storm = deliveries.left()
        _calm(deliveries)
        deliveries.settle()
        told = f"seed {seed}: {_figures(deliveries, work)}; left at the end of the storm: {in_the_storm}"
        _check(deliveries, work, before, told)
    print(told)  # noqa: T201 - the figures of the storm


def _storm(deliveries: Deliveries, chance: Random) -> None:
    deliveries.strike = lambda _point, _function: chance.random() < KILLS
    deliveries.copies = lambda: 1 + (chance.random() < DOUBLES)


def _calm(deliveries: Deliveries) -> None:
    deliveries.failing.rates = Rates()
    deliveries.strike = lambda _point, _function: False
    deliveries.copies = lambda: 1


def _world_goes_on(deliveries: Deliveries, chance: Random) -> None:
    """A part of what is due is done, in any order; now and then a minute passes, with its sweep."""
    for service in chance.sample(SERVICES, 3):
        deliveries.stream(service)
    for subscription in chance.sample(sorted(SUBSCRIPTIONS), 5):
        deliveries.work(subscription, most=chance.randrange(1, 11))
    deliveries.system.passes(seconds=chance.randrange(1, 20))
    if chance.random() < 0.2:
        deliveries.system.passes(seconds=60)
        for service in SERVICES:
            deliveries.sweep(service)


def _figures(deliveries: Deliveries, work: Work) -> str:
    happened = ", ".join(f"{number} {what}" for what, number in sorted(deliveries.failing.happened.items()))
    return (
        f"{COMMANDS} commands in {work.client.tries} tries, {deliveries.kills.total()} kills at {len(deliveries.kills)} points, "
        f"{deliveries.published} events published of {len(deliveries.told)}, {deliveries.doubled} doubled, "
        f"{deliveries.given_up} dead letters, {happened}"
    )


def _check(deliveries: Deliveries, work: Work, before: Counter[str], told: str) -> None:
    found = ledger(deliveries)
    found.subtract(before)
    reports, accounts, dialogs = len(work.reported), len(work.accounts), len(work.dialogs)
    messages = [
        row for row in deliveries.failing.rows.items("messaging-table") if row["sk"]["S"] == "MESSAGE"
    ]
    by_mail = [row for row in messages if row["channel"]["S"] == "email"]

    assert found["organisation EMPLOYEE EMPLOYEE"] == len(work.employees), told
    assert found["identity USER PROFILE"] == accounts, told
    assert found["trajects DOSSIER C"] == found["trajects DOSSIER B"] == reports, told
    assert found["messaging DIALOG Z"] == 4 * dialogs, told
    assert _lines(deliveries) == work.dialogs, told
    assert (
        _events(deliveries)["trajects.SickReported"]
        == _events(deliveries)["trajects.TasksReplanned"]
        == reports
    )
    assert _done(deliveries) == work.completed, told

    assert {row["status"]["S"] for row in by_mail} == {"sent"}, told
    assert Counter(row["template"]["S"] for row in by_mail) == Counter(
        {
            "task-added": reports,
            "invitation": accounts + 1,
            "new-message": dialogs,
            "portal-invitation": dialogs,
        }
    ), told
    assert found["messaging MESSAGE MESSAGE sent"] + found["messaging MESSAGE MESSAGE dropped"] == (
        reports + accounts + 2 * dialogs + work.codes
    ), told
    _check_providers(deliveries, messages, told)
    _check_access_log(deliveries, found, told)
    _check_copies(deliveries, told)
    _check_sums(deliveries, work, told)
    assert all(not parked(deliveries.system.table(each)) for each in SERVICES), told
    assert set(deliveries.kills) == OF_A_DAY, told


def _lines(deliveries: Deliveries) -> dict[str, int]:
    rows = deliveries.failing.rows.items("messaging-table")
    return dict(
        Counter(row["pk"]["S"].removeprefix("DIALOG#") for row in rows if row["sk"]["S"].startswith("M#"))
    )


def _events(deliveries: Deliveries) -> Counter[str]:
    return Counter(each["event"] for each in deliveries.told.values())


def _done(deliveries: Deliveries) -> int:
    """Tasks that were done by hand, each told once."""
    told = [each["data"] for each in deliveries.told.values() if each["event"] == "trajects.TaskDone"]
    by_hand = [(each["trajectId"], each["key"]) for each in told if each["how"] == "by_hand"]
    rows = deliveries.failing.rows.items("trajects-table")
    done = {(row["traject_id"]["S"], row["key"]["S"]) for row in rows if row.get("state") == {"S": "done"}}
    assert len(by_hand) == len(set(by_hand))
    assert set(by_hand) <= done
    return len(by_hand)


def _check_providers(deliveries: Deliveries, messages: list[Any], told: str) -> None:
    """Every message that is marked sent was handed over; more often only after a death in that one moment."""
    handed = Counter(each.message_id for each in deliveries.failing.sent)
    texts = handed.pop("")
    sent = {row["id"]["S"] for row in messages if row["status"]["S"] == "sent"}
    mails = {row["id"]["S"] for row in messages if row["channel"]["S"] == "email"}
    assert set(handed) == mails & sent, told
    twice = handed.total() - len(handed) + texts - len(sent - mails)
    assert 0 < twice <= deliveries.unrecorded, told


def _check_access_log(deliveries: Deliveries, found: Counter[str], told: str) -> None:
    lines = [each for each in deliveries.told.values() if each["name"] == "AccessRecorded"]
    assert found["log CHAIN"] == len(lines), told
    acts = Counter(each["data"]["action"] for each in lines)
    assert acts.total() - acts["R"] == COMMANDS - found["identity REQUEST"], told


def _check_sums(deliveries: Deliveries, work: Work, told: str) -> None:
    """Every employee and every illness is counted once in the months of the employer."""
    found = ledger(deliveries)
    assert found["statistics h"] == len(work.employees) + 1, told
    assert found["statistics n"] == len(work.reported), told


def _check_copies(deliveries: Deliveries, told: str) -> None:
    """The copies are what calm consumers make of the newest state that each source told."""
    stormy, deliveries.failing.rows = deliveries.failing.rows, Rows()
    names = ("EmployeeChanged", "UserChanged", "SickReported", "TrajectChanged")
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for event in deliveries.told.values():
        if event["name"] in names:
            data = event["data"]
            key = (event["name"], data.get("trajectId") or data.get("employeeId") or data.get("userId"))
            newest[key] = max(
                event, newest.get(key, event), key=lambda each: each["data"].get("aggregateVersion", 1)
            )
    for event in newest.values():
        body = {
            "source": f"poortwachter.{event['event'].split('.')[0]}",
            "detail-type": event["name"],
            "detail": event,
        }
        deliveries.system.hand_out(body)
    calm, deliveries.failing.rows = deliveries.failing.rows, stormy

    for table, partitions in calm.tables.items():
        for pk, rows in partitions.items():
            for sk, row in rows.items():
                if not sk.startswith("MONTH#"):  # sums of these very rows, and of one told before the storm
                    found = stormy.tables[table][pk].get(sk)
                    assert _content(sk, found) == _content(sk, row), f"{table} {pk} {sk}; {told}"
    employees = [row["id"]["S"] for row in stormy.items("organisation-table") if row["sk"]["S"] == "EMPLOYEE"]
    assert len(employees) - 1 == sum(name == "EmployeeChanged" for name, _ in newest)


def _content(name: str, row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row; facts that came in another order were written another number of times."""
    return {**row, "version": None} if row and name == "FACTS" else row
