"""State of a release whose rows this code cannot read: `make run` says so and begins anew."""

from pathlib import Path

import pytest

from infra.local.whole_system import clear_unusable
from shared.aws.release import ROWS


def test_state_from_before_the_release_of_the_rows_is_cleared_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "state"
    (state / "aws").mkdir(parents=True)
    (state / "accounts.json").write_text("[]")

    clear_unusable(state)

    assert "before this release of the rows" in capsys.readouterr().out
    assert [each.name for each in state.iterdir()] == ["rows-release"]


def test_state_of_this_release_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = tmp_path / "state"
    clear_unusable(state)
    (state / "accounts.json").write_text("[]")

    clear_unusable(state)

    assert (state / "accounts.json").is_file()
    assert (state / "rows-release").read_text() == str(ROWS)
    assert capsys.readouterr().out == ""


def test_a_seeding_that_was_cut_off_begins_anew(tmp_path: Path) -> None:
    state = tmp_path / "state"
    clear_unusable(state)
    (state / "environment.json").write_text("{}")

    clear_unusable(state)

    assert not (state / "environment.json").exists()
