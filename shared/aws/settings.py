"""The only reader of the environment. Nothing else reads it, and nothing reads it at import."""

import os
from dataclasses import dataclass
from functools import cache

from shared.kernel.clock import Clock, shifted_clock, system_clock

LOCAL_STAGE = "local"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the template tells a function. Empty text: this function has no such thing.

    Attributes:
        clock_offset_seconds: runs the clock ahead or behind; refused outside the stage `local`.
    """

    stage: str
    service: str
    table_name: str
    log_table_name: str
    bus_name: str
    secrets_key_id: str
    links_key_id: str
    signing_secret_id: str
    origin_secret_id: str
    public_origin_parameter: str
    sender_address: str
    files_bucket: str
    seals_bucket: str
    seal_key_id: str
    seal_certificate_parameter: str
    clock_offset_seconds: int

    def clock(self) -> Clock:
        """The clock of this function.

        Raises:
            RuntimeError: an offset is set in a stage other than `local` (TST-2).
        """
        if not self.clock_offset_seconds:
            return system_clock
        if self.stage != LOCAL_STAGE:
            raise RuntimeError("CLOCK_OFFSET_SECONDS is for the stage local only")
        return shifted_clock(self.clock_offset_seconds)


@cache
def settings() -> Settings:
    """The settings of the running function, read once."""
    read = os.environ.get
    return Settings(
        stage=os.environ["STAGE"],
        service=os.environ["SERVICE"],
        table_name=read("TABLE_NAME", ""),
        log_table_name=read("LOG_TABLE_NAME", ""),
        bus_name=read("BUS_NAME", ""),
        secrets_key_id=read("SECRETS_KEY_ID", ""),
        links_key_id=read("LINKS_KEY_ID", ""),
        signing_secret_id=read("SIGNING_SECRET_ID", ""),
        origin_secret_id=read("ORIGIN_SECRET_ID", ""),
        public_origin_parameter=read("PUBLIC_ORIGIN_PARAMETER", ""),
        sender_address=read("SENDER_ADDRESS", ""),
        files_bucket=read("FILES_BUCKET", ""),
        seals_bucket=read("SEALS_BUCKET", ""),
        seal_key_id=read("SEAL_KEY_ID", ""),
        seal_certificate_parameter=read("SEAL_CERTIFICATE_PARAMETER", ""),
        clock_offset_seconds=int(read("CLOCK_OFFSET_SECONDS", "0")),
    )
