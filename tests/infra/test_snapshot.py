import json

from tests.infra.snapshot import FILE, reduced
from tests.infra.templates import stage


def test_what_is_deployed_changes_only_on_purpose() -> None:
    assert reduced(stage("production")) == json.loads(FILE.read_text("utf-8")), (
        "python -m tests.infra.snapshot"
    )
