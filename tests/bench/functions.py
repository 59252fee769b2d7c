"""Cold starts: each API function from its own bundle, beside a bare boto3 client (goals G1, G3)."""

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

ROUNDS = 9
HANDLERS = {
    "identity": "services.identity.handlers.api.handler",
    "organisation": "services.organisation.handlers.api.handler",
    "trajects": "services.trajects.handlers.api.handler",
    "documents": "services.documents.handlers.api.handler",
    "messaging": "services.messaging.handlers.api.handler",
    "statistics": "services.statistics.handlers.api.handler",
}
_MEASURE = """
import json, resource, sys, time
{code}
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([time.process_time(), usage.ru_maxrss / 1024]))
"""
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


def rows() -> list[tuple[str, str, float, float, float, float]]:
    """CPU seconds and peak megabytes of each API function's start, beside the bare client's."""
    with tempfile.TemporaryDirectory() as folder:
        layer = _unpacked(build.base_layer(this_machine()), Path(folder) / "layer") / "python"
        found = [row for name, handler in HANDLERS.items() for row in _of(name, handler, layer, Path(folder))]
    return sorted(found)


def _of(
    name: str, handler: str, layer: Path, folder: Path
) -> list[tuple[str, str, float, float, float, float]]:
    bundle = _unpacked(build.bundle_of(handler, this_machine()), folder / name)
    ours_command = [
        str(Path(sys.executable).resolve()),
        "-I",
        "-S",
        "-c",
        _MEASURE.format(code=_OURS),
        str(bundle),
        str(layer),
        handler,
    ]
    floor_command = [sys.executable, "-c", _MEASURE.format(code=_FLOOR)]
    pairs = [(_run(floor_command), _run(ours_command)) for _ in range(ROUNDS)]
    floor = [statistics.median(pair[0][n] for pair in pairs) for n in (0, 1)]
    ours = [statistics.median(pair[1][n] for pair in pairs) for n in (0, 1)]
    return [
        (
            "G1",
            f"start of the {name} API, CPU s / bare boto3 client",
            ours[0],
            floor[0],
            ours[0] / floor[0],
            1.30,
        ),
        (
            "G3",
            f"peak memory of the {name} API, MB / bare boto3 client",
            ours[1],
            floor[1],
            ours[1] / floor[1],
            1.30,
        ),
    ]


def _run(command: list[str]) -> tuple[float, float]:
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=_ENVIRONMENT)
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes


def _unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder
