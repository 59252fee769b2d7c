"""The templates of a stage as the tests read them: synthesised once for each content of the tree."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from infra.bundles.closure import ROOT
from infra.local.progress import content_hash

_FOLDER: Final = ROOT / ".build" / "test-templates"
_INPUTS: Final = ("infra", "services", "shared", "cdk.json")


@dataclass(frozen=True, slots=True)
class Found:
    """One resource of a template."""

    stack: str
    name: str
    type: str
    properties: dict[str, Any]
    described: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.stack}/{self.name}"


@dataclass(frozen=True, slots=True)
class Stage:
    """All templates of one stage."""

    folder: Path
    resources: tuple[Found, ...]

    def of(self, kind: str) -> list[Found]:
        """The resources of a type such as "DynamoDB::Table"."""
        return [each for each in self.resources if each.type == f"AWS::{kind}"]

    def named(self, stack: str, name: str) -> Found:
        """One resource by its logical id."""
        return next(each for each in self.resources if (each.stack, each.name) == (stack, name))

    def functions(self) -> dict[str, Found]:
        """The functions by their short names."""
        return {each.properties["Description"]: each for each in self.of("Lambda::Function")}


@cache
def stage(name: str) -> Stage:
    """The templates of the stage `name`; cdk-nag has found nothing in them, or this raises with its findings."""
    folder = _FOLDER / f"{name}-{content_hash(_INPUTS)[:16]}"
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / f"{name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "manifest.json").is_file():
            for old in _FOLDER.glob(f"{name}-*"):
                shutil.rmtree(old)
            _synthesise(name, folder)
    return Stage(folder, tuple(_resources(folder)))


def _synthesise(name: str, folder: Path) -> None:
    partial = folder.with_suffix(".partial")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("AWS_")},
        "CDK_OUTDIR": str(partial),
        "CDK_CONTEXT_JSON": json.dumps({"stage": name}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "infra.app"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    partial.replace(folder)


def _resources(folder: Path) -> Iterator[Found]:
    for file in sorted(folder.glob("*.template.json")):
        stack = file.name.removesuffix(".template.json")
        for name, described in json.loads(file.read_text("utf-8"))["Resources"].items():
            yield Found(stack, name, described["Type"], described.get("Properties", {}), described)
