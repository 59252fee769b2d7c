"""Each bundle works by itself: unpacked beside the base layer, with nothing else on the path, its handler imports."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra.bundles import build
from infra.bundles.closure import closure_of
from infra.bundles.packages import AWS_APIS, this_machine
from tests.bench.functions import FORBIDDEN, uncompiled
from tests.infra.templates import stage

_HANDLERS = sorted(each.properties["Handler"] for each in stage("production").functions().values())
_WAITING = {"services.trajects.handlers.api.handler": {"services.trajects.domain.planning"}}
"""Modules that must not run before a route uses them."""

_IMPORT = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[2] + "/python"]
module, _, name = sys.argv[3].rpartition(".")
handler = getattr(__import__(module, fromlist=[name]), name)
assert callable(handler)
print(",".join(sorted(sys.modules)))
files = [str(getattr(each, "__file__", None) or "") for each in list(sys.modules.values())]
assert not [each for each in files if each.startswith(sys.argv[4])]
print(",".join(sorted(sys.modules)))
"""


@pytest.fixture(scope="session")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _unpacked(build.base_layer(this_machine()), tmp_path_factory.mktemp("layer"))


def _unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder


@pytest.mark.parametrize(
    ("library", "holder"), [("typst", "documents.render"), ("pyhanko", "documents.seal")]
)
def test_a_heavy_library_stands_in_the_bundle_of_one_function(library: str, holder: str) -> None:
    holders = {
        build.name_of(handler)
        for handler in _HANDLERS
        if library in build.need_of(handler, this_machine()).packages
    }

    assert holders == {holder}


@pytest.mark.parametrize("handler", _HANDLERS)
def test_a_handler_imports_from_its_bundle_and_the_layer_alone(
    handler: str, layer: Path, tmp_path: Path
) -> None:
    bundle = _unpacked(build.bundle_of(handler, this_machine()), tmp_path)
    virtual_environment = sys.prefix

    done = subprocess.run(
        [
            str(Path(sys.executable).resolve()),
            "-I",
            "-S",
            "-c",
            _IMPORT,
            str(bundle),
            str(layer),
            handler,
            virtual_environment,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    started, used = (set(line.split(",")) for line in done.stdout.splitlines())
    assert [name for name in FORBIDDEN if name in used] == []  # nor with what waits for its first use
    assert _WAITING.get(handler, set()) <= used - started


@pytest.mark.parametrize("handler", _HANDLERS)
def test_every_module_of_a_bundle_is_compiled(handler: str) -> None:
    assert uncompiled(handler) == set()


def test_a_bundle_holds_the_data_beside_its_modules_and_nothing_of_other_services() -> None:
    with zipfile.ZipFile(build.bundle_of("services.identity.api.handler", this_machine())) as packed:
        names = packed.namelist()

    assert "shared/kernel/groups.toml" in names
    assert not [
        name
        for name in names
        if name.startswith(("services/organisation", "services/trajects", "services/web"))
    ]
    assert not [name for name in names if name.endswith("requirements.txt")]


def test_a_bundle_is_the_same_for_the_same_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    handler = "services.messaging.handlers.relay.handler"
    first = build.bundle_of(handler, this_machine()).read_bytes()
    monkeypatch.setattr(build, "BUNDLES", tmp_path)

    assert build.bundle_of(handler, this_machine()).read_bytes() == first


def test_the_layer_describes_every_aws_service_that_the_code_calls() -> None:
    called = {
        part.split('"')[0]
        for handler in _HANDLERS
        for file in closure_of(handler.rpartition(".")[0]).modules.values()
        for part in file.read_text("utf-8").split('client("')[1:]
    }

    assert called <= set(AWS_APIS)


def test_a_name_that_no_lock_file_brings_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "top_level_names", lambda _folder: set())

    with pytest.raises(LookupError, match=r"orjson.*services/messaging/requirements.txt"):
        build.need_of("services.messaging.handlers.relay.handler", this_machine())
