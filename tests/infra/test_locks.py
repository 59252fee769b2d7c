"""Lock files pin by content, and name no host from which anything comes."""

import json
import re

import pytest

from infra.bundles.closure import ROOT
from infra.lock import LOCKS

NPM_LOCKS = [
    path for path in ("infra/package-lock.json", "services/web/package-lock.json") if (ROOT / path).is_file()
]


@pytest.mark.parametrize("path", NPM_LOCKS)
def test_an_npm_lock_has_hashes_and_no_addresses(path: str) -> None:
    packages = json.loads((ROOT / path).read_text("utf-8"))["packages"]
    installed = {name: each for name, each in packages.items() if name and not each.get("link")}

    assert [name for name, each in installed.items() if "resolved" in each] == []
    assert [
        name for name, each in installed.items() if not each.get("integrity") and not each.get("inBundle")
    ] == []


@pytest.mark.parametrize("path", NPM_LOCKS)
def test_npm_leaves_scripts_and_addresses_alone(path: str) -> None:
    settings = (ROOT / path).with_name(".npmrc").read_text("utf-8")

    assert "ignore-scripts=true" in settings
    assert "omit-lockfile-registry-resolved=true" in settings


@pytest.mark.parametrize("path", sorted(LOCKS.values()))
def test_a_requirements_file_has_hashes_and_no_index(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)

    assert "://" not in text
    assert "--index-url" not in text
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_the_layer_and_the_development_environment_have_the_same_versions() -> None:
    def versions(path: str) -> dict[str, str]:
        return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / path).read_text("utf-8"), re.MULTILINE))

    development = versions(LOCKS["development"])
    for path in LOCKS.values():
        assert versions(path).items() <= development.items(), path
