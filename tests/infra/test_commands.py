"""What a person types: every target explains itself, and a choice that cannot be is told in words."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from infra.bundles.closure import ROOT
from infra.local.run import chosen_port
from infra.settings import settings_of

TARGETS = (
    "help run reload test check test-rules test-services test-infra journeys bench report openapi synth deploy replay "
    "clean lock"
)


def test_make_alone_explains_every_target() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [name for name in TARGETS.split() if f"make {name} " not in shown] == []


@pytest.mark.parametrize("text", ["abc", "80", "70000", "-1"])
def test_a_port_that_cannot_be_is_told_in_words(text: str) -> None:
    with pytest.raises(SystemExit, match="choose a number from 1024 to 65535"):
        chosen_port(text)


def test_without_a_python_313_set_up_says_what_to_install(tmp_path: Path) -> None:
    for name in ("cat", "dirname", "ls", "node", "npm", "sh"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    broken_shim = tmp_path / "python3.13"
    broken_shim.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    broken_shim.chmod(0o755)

    done = subprocess.run(
        ["sh", "infra/setup.sh"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Python 3.13 is needed" in done.stderr
    assert "uv python install 3.13" in done.stderr


def test_any_other_name_of_a_stage_is_deployed_like_production() -> None:
    ours, production = settings_of("arbodienst-noord"), settings_of("production")

    assert ours.stage == "arbodienst-noord"
    assert (ours.has_firewall, ours.keeps_data, ours.archive_days) == (
        production.has_firewall,
        production.keeps_data,
        production.archive_days,
    )


def test_the_port_of_the_local_stage_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PORT", "4777")

    assert settings_of("local").local_port == 4777
