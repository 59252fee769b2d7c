"""Packages from a hashed lock file, installed for the runtime and stripped of what no function opens."""

import gzip
import json
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from infra.bundles.archive import digest
from infra.bundles.closure import ROOT

CACHE: Final = ROOT / ".build" / "packages"

DYNAMODB_OPERATIONS: Final = (
    "BatchGetItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "TransactWriteItems",
    "UpdateItem",
)
"""What our functions ask of DynamoDB: a description of these alone is read in a tenth of the time."""

AWS_APIS: Final = ("dynamodb", "events", "kms", "s3", "secretsmanager", "sesv2", "sns", "sqs", "ssm", "sts")
"""Descriptions of AWS services that botocore keeps in the base layer; a test compares them with the code's clients."""

_LOADED_FROM_C: Final = {"_argon2_cffi_bindings": ("_cffi_backend",)}
"""Compiled modules that another compiled module loads, so that no source tells of them."""

_FOR_RUNTIME: Final = (
    *("--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_28_x86_64"),
    *("--implementation", "cp", "--python-version", "3.13"),
)


RUNTIME: Final = "runtime"
"""The machine of AWS: Linux on x86_64."""


def this_machine() -> str:
    """The machine of the emulator, which runs functions on the interpreter that runs it."""
    is_like_runtime = sys.platform == "linux" and platform.machine() == "x86_64"
    return RUNTIME if is_like_runtime else f"{sys.platform}-{platform.machine()}"


def installed(lock: Path, machine: str) -> Path:
    """The folder with the packages of `lock` for `machine`, installed once per content of the lock.

    Raises:
        CalledProcessError: pip could not install them.
    """
    target = CACHE / digest([lock], ROOT, machine, ",".join((*AWS_APIS, *DYNAMODB_OPERATIONS)))
    if target.exists():
        return target
    partial = target.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "--no-compile",
    ]
    command += [
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        "--target",
        str(partial),
        "-r",
        str(lock),
    ]
    subprocess.run([*command, *(_FOR_RUNTIME if machine == RUNTIME else ())], check=True)
    _strip(partial)
    partial.replace(target)
    return target


def top_level_names(folder: Path) -> set[str]:
    """The names that can be imported from a folder of packages."""
    return {
        path.name.split(".")[0]
        for path in folder.iterdir()
        if path.suffix in {"", ".py", ".so"} and path.is_dir()
    } | {path.name.split(".")[0] for path in folder.iterdir() if path.suffix in {".py", ".so"}}


def needed_names(wanted: set[str], folder: Path) -> set[str]:
    """Those of `wanted` that stand in `folder`, and what they import there in turn (read from their sources)."""
    here = top_level_names(folder)
    needed: set[str] = set()
    waiting = wanted & here
    while waiting:
        name = waiting.pop()
        needed.add(name)
        sources = [folder / f"{name}.py", *(folder / name).rglob("*.py")]
        sources = [source for source in sources if not source.name.endswith("_build.py")]
        text = "\n".join(source.read_text("utf-8", "replace") for source in sources if source.is_file())
        found = set(re.findall(r"^\s*(?:from|import)\s+([A-Za-z_]\w*)", text, re.MULTILINE))
        waiting |= (found & here) - needed
    return needed | {each for name in needed for each in _LOADED_FROM_C.get(name, ())}


def _strip(folder: Path) -> None:
    for path in list(folder.rglob("*")):
        if path.is_dir() and (path.name == "__pycache__" or path.suffix == ".dist-info"):
            shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(folder / "bin", ignore_errors=True)
    for path in (folder / "botocore" / "data").glob("*/"):
        if path.name not in AWS_APIS:
            shutil.rmtree(path)
    for path in folder.rglob("*.pyi"):
        path.unlink()
    for path in (folder / "botocore" / "data").rglob("*.json.gz"):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    for path in (folder / "botocore" / "data" / "dynamodb").glob("*/service-2.json"):
        path.write_text(json.dumps(_only_our_operations(json.loads(path.read_text("utf-8")))), "utf-8")


def _only_our_operations(description: dict[str, Any]) -> dict[str, Any]:
    """A service's description with the operations that we use, and the shapes that these name in turn."""
    operations = {name: description["operations"][name] for name in DYNAMODB_OPERATIONS}
    shapes: dict[str, Any] = {}
    waiting = _named_shapes(operations)
    while waiting:
        name = waiting.pop()
        shapes[name] = description["shapes"][name]
        waiting |= _named_shapes(shapes[name]) - shapes.keys()
    return {**description, "operations": operations, "shapes": shapes}


def _named_shapes(part: object) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_named_shapes, part))
    if not isinstance(part, dict):
        return set()
    own = {part["shape"]} if isinstance(part.get("shape"), str) else set()
    return own.union(*map(_named_shapes, part.values()))
