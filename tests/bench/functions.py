"""Cold starts: each function of the templates from its own bundle, beside a bare boto3 client (goals G1, G3, G4)."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from infra.bundles import build
from infra.bundles.packages import this_machine
from tests.bench.table import Line
from tests.infra.templates import stage

ROUNDS = 9
FORBIDDEN = (
    "aws_xray_sdk",
    "boto3",
    "holidays",
    "openpyxl",
    "OpenSSL",
    "phonenumbers.geodata",
    "polars",
    "s3transfer",
)
"""Modules that make a cold start slow; phonenumberslite is the one without geodata."""

_MEASURE = """
import sys, time
{code}
seconds, modules = time.process_time(), sorted(sys.modules)
import json
with open("/proc/self/status") as status:
    [kilobytes] = [line.split()[1] for line in status if line.startswith("VmHWM")]
print(json.dumps([seconds, int(kilobytes) / 1024, modules]))
"""
"""The peak is read of this program's own memory: what getrusage tells includes that of the process it came from."""

_FLOOR = "import boto3; boto3.client('dynamodb')"
_OURS = """
sys.path[:0] = sys.argv[1:3]
module, _, name = sys.argv[3].rpartition('.')
getattr(__import__(module, fromlist=[name]), name)
from shared.aws.clients import client
client('dynamodb')
"""
_ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "STAGE": "test",
    "SERVICE": "bench",
    "TABLE_NAME": "bench",
    "PATH": os.environ["PATH"],
}


_FLOOR_COMMAND = [sys.executable, "-c", _MEASURE.format(code=_FLOOR)]

type Start = tuple[float, float, list[str]]
"""CPU seconds, peak megabytes, and the modules that ran."""


def lines() -> list[Line]:
    """CPU seconds and peak megabytes of each function's start by turns with the bare client's; no goal but for APIs."""
    handlers = sorted(each.properties["Handler"] for each in stage("production").functions().values())
    with tempfile.TemporaryDirectory() as folder:
        layer = _unpacked(build.base_layer(this_machine()), Path(folder) / "layer") / "python"
        commands = {each: _command(each, layer, Path(folder)) for each in handlers}
        rounds = [_round(commands) for _ in range(ROUNDS)]
    return [line for handler in handlers for line in _of(handler, [each[handler] for each in rounds])]


def _round(commands: dict[str, list[str]]) -> dict[str, tuple[Start, Start]]:
    """Each function's start with the bare client's just before; a service's other functions share that of its API."""
    found = {}
    bare = _run(_FLOOR_COMMAND)
    for handler, command in commands.items():
        bare = _run(_FLOOR_COMMAND) if _is_api(handler) else bare
        found[handler] = bare, _run(command)
    return found


def _is_api(handler: str) -> bool:
    return handler.endswith(".api.handler")


def uncompiled(handler: str) -> set[str]:
    """The modules of a bundle that the runtime would have to compile at each start."""
    with zipfile.ZipFile(build.bundle_of(handler, this_machine())) as packed:
        names = packed.namelist()
    compiled = {
        name.replace("__pycache__/", "").replace(".cpython-313.pyc", ".py")
        for name in names
        if name.endswith(".pyc")
    }
    return {name for name in names if name.endswith(".py")} - compiled


def _of(handler: str, pairs: list[tuple[Start, Start]]) -> list[Line]:
    name = build.name_of(handler)
    bare, ours = zip(*pairs, strict=True)
    seconds, bare_seconds = (statistics.median(each[0] for each in side) for side in (ours, bare))
    megabytes, bare_megabytes = (statistics.median(each[1] for each in side) for side in (ours, bare))
    slow = uncompiled(handler) | (set(FORBIDDEN) & set(ours[0][2]))
    most, fine = ((1.18, 0.95), (1.10, 0.90)) if _is_api(handler) else ((None, None), (None, None))
    return [
        Line("G1", f"{name}: start, s / bare boto3 client", seconds, bare_seconds, *most),
        Line("G3", f"{name}: peak memory, MB / bare boto3 client", megabytes, bare_megabytes, *fine),
        Line("G4", f"{name}: modules uncompiled or forbidden", len(slow), must=0),
    ]


def _command(handler: str, layer: Path, folder: Path) -> list[str]:
    bundle = _unpacked(build.bundle_of(handler, this_machine()), folder / build.name_of(handler))
    code = _MEASURE.format(code=_OURS)
    return [str(Path(sys.executable).resolve()), "-I", "-S", "-c", code, str(bundle), str(layer), handler]


def _run(command: list[str]) -> Start:
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_ENVIRONMENT)
    seconds, megabytes, modules = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, modules


def _unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder
