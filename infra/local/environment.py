"""What the seeder and the journeys are told about a running local environment."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from infra.local.clients import LocalAws, root_environment
from infra.local.gateway import FRIENDLY_HOST

SMALL_CAST: Final = "tests.demo.cast"
DEMO: Final = "tests.demo.arbodienst"
SMALL_DEMO: Final = "tests.demo.small"
"""Modules with `seed(environment: Environment) -> Sequence[Account]`; one runs once for each new state folder."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A running local environment.

    Attributes:
        origin: where people find it in their browser.
        outputs: per stack ("identity"), the outputs of its template ("TableName", "SecretsKeyId" …).
    """

    stage: str
    endpoint_url: str
    origin: str
    outbox_url: str
    outputs: dict[str, dict[str, str]]

    def variables(self) -> dict[str, str]:
        """Variables by which AWS clients speak to this environment."""
        return root_environment(self.endpoint_url)

    def variables_of(self, service: str) -> dict[str, str]:
        """Variables by which `poortwachter …` works with the settings of a service, as its functions have them."""
        own = {
            re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper(): value
            for name, value in self.outputs[service].items()
        }
        return {**self.variables(), **own, "STAGE": self.stage, "SERVICE": service}

    def write(self, file: Path) -> None:
        """Keeps it as JSON, for a process of its own."""
        file.write_text(json.dumps(asdict(self), indent=1), "utf-8")


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account; everything about it is invented."""

    name: str
    role: str
    login_name: str
    password: str
    authenticator_secret: str


def read_environment(file: Path) -> Environment:
    """The environment that `Environment.write` kept."""
    return Environment(**json.loads(file.read_text("utf-8")))


def describe(aws: LocalAws, port: int) -> Environment:
    """The environment behind `aws` as it is now."""
    return Environment(
        stage="local",
        endpoint_url=aws.endpoint,
        origin=f"http://{FRIENDLY_HOST}:{port}",
        outbox_url=f"http://localhost:{port}/_outbox",
        outputs=aws.stacks(),
    )
