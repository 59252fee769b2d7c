"""The system that journeys visit: a local AWS of their own, deployed as always, on a free port."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from infra.bundles.closure import ROOT
from infra.local.clients import LocalAws
from infra.local.environment import SMALL_CAST, Account
from infra.local.gateway import FRIENDLY_HOST
from infra.local.whole_system import WholeSystem
from tests.journeys.person import fresh_code
from tests.journeys.visit import Api, Outbox, until

_FOLDER: Final = ROOT / ".local" / "journeys"


class DeployedSystem:
    """A freshly deployed and seeded environment.

    Attributes:
        origin: what the browser opens.
        accounts: the demo accounts by role.
        outbox: the e-mails and texts that were sent.
    """

    def __init__(self, *, enforces_permissions: bool, seeder: str = SMALL_CAST) -> None:
        self.enforces_permissions = enforces_permissions
        state = _FOLDER / seeder / ("enforced" if enforces_permissions else "open")
        shutil.rmtree(state, ignore_errors=True)
        self._port = free_port()
        self._whole = WholeSystem(self._port, state, seeder=seeder, enforces_permissions=enforces_permissions)
        self.accounts: dict[str, Account] = {}
        self._sessions: dict[str, Api] = {}

    def open(self) -> None:
        """Starts, deploys, seeds."""
        self._whole.open()
        self.origin = self._whole.environment.origin
        self.accounts = {each.role: each for each in self._whole.accounts}
        self.outbox = Outbox(self.api())

    def close(self) -> None:
        """Stops everything."""
        self._whole.close()

    def aws_variables(self) -> dict[str, str]:
        """Variables by which a program speaks to the AWS of this system."""
        return self._whole.environment.variables()

    def api(self) -> Api:
        """A client with no cookies yet."""
        return Api(self._port, f"{FRIENDLY_HOST}:{self._port}")

    def signed_in(self, role: str) -> Api:
        """The API with the session of a demo account, made at the first asking."""
        if role not in self._sessions:
            self._sessions[role] = self._sign_in(self.accounts[role])
        return self._sessions[role]

    def signed_in_anew(self, role: str) -> Api:
        """The API with a session of its own."""
        self._sessions.pop(role, None)
        return self.signed_in(role)

    def _sign_in(self, account: Account) -> Api:
        api = self.api()
        begun = api.ask(
            "POST", "/api/identity/sign-in", {"loginName": account.login_name, "password": account.password}
        )
        assert begun.status == 200, begun.body
        code = fresh_code(account.authenticator_secret)
        answer = api.ask("POST", "/api/identity/sign-in/authenticator", {"code": code})
        assert answer.status == 200, answer.body
        api.csrf = str(answer.json()["csrfToken"])
        return api

    def command(self, service: str, *words: str) -> subprocess.CompletedProcess[str]:
        """`poortwachter …` as an operator runs it, with the settings of a service."""
        return subprocess.run(
            [Path(sys.executable).with_name("poortwachter"), *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, **self._whole.environment.variables_of(service)},
        )

    @property
    def aws(self) -> LocalAws:
        """The local AWS below it, for an operator."""
        return self._whole.emulator.aws

    def set_clock(self, offset_seconds: int) -> None:
        """Lets every function's clock run ahead of (or behind) the real one."""
        functions = self._whole.emulator.aws.client("lambda")
        for page in functions.get_paginator("list_functions").paginate():
            for each in page["Functions"]:
                variables = _shifted(each["Environment"]["Variables"], offset_seconds)
                functions.update_function_configuration(
                    FunctionName=each["FunctionName"], Environment={"Variables": variables}
                )

    def kill_and_reopen(self) -> None:
        """A power cut once what was written is on disk (a matter of seconds), and the next start."""
        self._wait_until_saved()
        self._whole.emulator.kill()
        self._whole.open()

    def reopen(self) -> None:
        """An orderly stop, and the next start."""
        self._whole.close()
        self._whole.open()

    def _wait_until_saved(self) -> None:
        """The parameters are written after the tables, so once they hold the mark, the tables are there too."""
        mark = uuid4().hex
        parameters = self._whole.emulator.aws.client("ssm")
        parameters.put_parameter(Name="/saved", Value=mark, Type="String", Overwrite=True)
        file = self._whole.emulator.state / "aws" / "ssm.json"
        until(lambda: mark in file.read_text("utf-8"), "the state on disk", seconds=60)


def _shifted(variables: dict[str, str], offset_seconds: int) -> dict[str, str]:
    others: dict[str, Any] = {
        name: value for name, value in variables.items() if name != "CLOCK_OFFSET_SECONDS"
    }
    return {**others, "CLOCK_OFFSET_SECONDS": str(offset_seconds)} if offset_seconds else others


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
