"""What differs between environments of this kind: one frozen value per stage, and nothing else anywhere.

A stage that is not named here is deployed like `production` with its own name, so an arbodienst may call its
environments what it likes; only `local` and `preview` are known by name.
"""

import os
from dataclasses import dataclass, replace
from typing import Final

EU_REGIONS: Final = ("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3")
"""Regions inside the European Union: the only ones that may hold data."""

EDGE_REGION: Final = "us-east-1"
"""CloudFront takes its certificate and firewall from here; neither holds data."""

LOCAL_ACCOUNT: Final = "000000000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSettings:
    """One stage.

    Attributes:
        account: the account the templates are bound to; None is the caller's.
        log_days: how long application logs are kept (days).
        archive_days: how long the bus keeps events for a replay (days); 0 is no archive in the template.
        seal_days: how long a seal of the access log can be neither changed nor removed (days).
        has_firewall: a web application firewall before CloudFront (billed apart).
        keeps_data: tables, keys and secrets outlive the stack, and refuse deletion.
        checks_origin: the authorizer demands CloudFront's secret header.
        has_layer: functions bring the base layer; the emulator would unpack it for each process and save it as text.
        has_alarms: alarms on sums over functions, which the emulator does not know.
        local_port: port of the local AWS; 0 is the real one.
        alarm_address: who gets the alarms by e-mail; empty is nobody yet.
        sender_address: the verified address that e-mail comes from.
        reserved_concurrency: per function name, so that a flood on one cannot starve another (API-1).
    """

    stage: str
    account: str | None = None
    region: str = "eu-central-1"
    log_days: int = 400
    archive_days: int = 90
    seal_days: int = 1830
    has_firewall: bool = True
    keeps_data: bool = True
    checks_origin: bool = True
    has_layer: bool = True
    has_alarms: bool = True
    local_port: int = 0
    alarm_address: str = ""
    sender_address: str = "poortwachter@example.org"
    reserved_concurrency: tuple[tuple[str, int], ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether the emulator on this machine takes the place of AWS."""
        return bool(self.local_port)


PRODUCTION: Final = StageSettings(stage="production")

PREVIEW: Final = StageSettings(
    stage="preview", log_days=14, archive_days=30, seal_days=1, has_firewall=False, keeps_data=False
)
"""A throw-away environment on AWS, for example for a pull request."""

LOCAL: Final = StageSettings(
    stage="local",
    account=LOCAL_ACCOUNT,
    log_days=7,
    archive_days=0,  # the emulator refuses the resource; the fix-ups make it by API
    seal_days=1,
    has_firewall=False,
    keeps_data=False,
    checks_origin=False,
    has_layer=False,  # the emulator's own environment holds the same packages
    has_alarms=False,
    local_port=4566,
)


def settings_of(stage: str) -> StageSettings:
    """The settings of `stage`, with the choices that an operator gives by variables of the environment.

    Raises:
        ValueError: the region lies outside the European Union.
    """
    named = {each.stage: each for each in (PRODUCTION, PREVIEW, LOCAL)}
    chosen = named.get(stage) or replace(PRODUCTION, stage=stage)
    if chosen.is_local:
        return replace(chosen, local_port=int(os.environ.get("PORT") or chosen.local_port))
    region = os.environ.get("REGION", chosen.region)
    if region not in EU_REGIONS:
        raise ValueError(f"{region} is not a region inside the European Union: {', '.join(EU_REGIONS)}")
    return replace(
        chosen,
        region=region,
        alarm_address=os.environ.get("ALARM_ADDRESS", chosen.alarm_address),
        sender_address=os.environ.get("SENDER_ADDRESS", chosen.sender_address),
    )
