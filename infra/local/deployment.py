"""Brings the CDK app into a running emulator with the real command line tool, and proves what stands there."""

import os
import sys
from pathlib import Path
from typing import Final

from infra.bundles.closure import ROOT
from infra.local.clients import REGION, root_environment
from infra.local.emulator import Emulator
from infra.local.fixups import apply_fixups
from infra.local.progress import content_hash, run_quietly, step, unless_unchanged
from infra.local.readback import differences
from infra.local.templates import Wanted
from infra.settings import LOCAL_ACCOUNT
from infra.web_files import DIST, upload

CDK: Final = ROOT / "infra" / "node_modules" / ".bin" / "cdk"
_INPUTS: Final = ("infra", "services", "shared", "cdk.json")
_LOGS: Final = ROOT / ".build" / "logs"
_STAMPS: Final = ROOT / ".build" / "stamps"


class Deployment:
    """The stage `local` in one emulator."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._templates = emulator.state / "cdk.out"
        self._key = content_hash(_INPUTS, str(emulator.port))

    def templates(self) -> Wanted:
        """What was asked for."""
        return Wanted(self._templates)

    def bring(self) -> bool:
        """Synthesises and deploys unless this very tree stands there already; tells whether it deployed."""
        stamp = self._emulator.state / "deployed"
        return unless_unchanged("deploy to the local AWS", stamp, self._key, self._deploy)

    def upload_frontend(self) -> None:
        """Fills the web bucket with services/web/dist, when that is there."""
        if not DIST.is_dir():
            return
        bucket = self._emulator.aws.stacks()["edge"]["WebBucketName"]
        stamp = self._emulator.state / "uploaded"
        key = content_hash([]) + _tree_hash(DIST)
        unless_unchanged(
            "upload the frontend",
            stamp,
            key,
            lambda: print(upload(self._emulator.aws.client("s3"), bucket, DIST), "files"),
        )

    def publish_origin(self, origin: str) -> None:
        """Tells the functions where people find the application."""
        parameter = self._emulator.aws.stacks()["platform"]["PublicOriginParameter"]
        self._emulator.aws.client("ssm").put_parameter(
            Name=parameter, Value=origin, Type="String", Overwrite=True
        )

    def _deploy(self) -> None:
        install_cdk()
        self._synthesise()
        environment = {**os.environ, **root_environment(self._emulator.endpoint)}
        run_quietly(
            [str(CDK), "bootstrap", f"aws://{LOCAL_ACCOUNT}/{REGION}", "--app", str(self._templates)],
            log=_LOGS / "bootstrap.log",
            environment=environment,
        )
        run_quietly(
            [
                str(CDK),
                "deploy",
                "--all",
                "--app",
                str(self._templates),
                "--concurrency",
                "4",
                "--progress",
                "events",
            ],
            log=_LOGS / "deploy.log",
            environment=environment,
        )
        self._complete()

    def _synthesise(self) -> None:
        environment = {
            **os.environ,
            "PORT": str(self._emulator.port),
            "CDK_OUTDIR": str(self._templates),
            "CDK_CONTEXT_JSON": '{"stage": "local"}',
        }
        with step("synthesise the templates"):
            run_quietly([sys.executable, "-m", "infra.app"], log=_LOGS / "synth.log", environment=environment)

    def _complete(self) -> None:
        """Sets what the emulator dropped, and refuses to go on when something is still missing."""
        aws = self._emulator.aws
        wanted = self.templates()
        apply_fixups(aws, wanted, sender_address=aws.stacks()["platform"]["SenderAddress"])
        if missing := differences(aws, wanted):
            raise RuntimeError("the local AWS does not hold what the templates ask:\n" + "\n".join(missing))


def install_cdk() -> None:
    """Installs the CDK's command line tool, by the lock alone."""
    key = content_hash(["infra/package.json", "infra/package-lock.json"])
    if not CDK.exists():
        (_STAMPS / "cdk-install").unlink(missing_ok=True)
    unless_unchanged("install the CDK command line tool", _STAMPS / "cdk-install", key, _npm_ci)


def _npm_ci() -> None:
    run_quietly(
        ["npm", "ci"], log=_LOGS / "cdk-install.log", cwd=ROOT / "infra", environment=dict(os.environ)
    )


def _tree_hash(folder: Path) -> str:
    from infra.bundles.archive import digest  # noqa: PLC0415 (only here)

    return digest([file for file in folder.rglob("*") if file.is_file()], folder)
