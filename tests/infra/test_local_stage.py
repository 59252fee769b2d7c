"""What differs on a laptop: all of it, by name."""

from dataclasses import fields

from infra.settings import LOCAL, PREVIEW
from tests.infra.templates import stage


def test_the_stage_local_differs_in_these_points_alone() -> None:
    different = {
        each.name for each in fields(LOCAL) if getattr(LOCAL, each.name) != getattr(PREVIEW, each.name)
    }

    assert different == {
        "stage",
        "account",
        "log_days",
        "archive_days",  # made by API
        "checks_origin",
        "has_layer",
        "has_alarms",
        "shows_contracts",
        "local_port",
    }


def test_a_laptop_gets_the_same_functions_queues_rules_and_permissions() -> None:
    local, real = stage("local"), stage("preview")
    for kind in ("Lambda::Function", "SQS::Queue", "Events::Rule", "Scheduler::Schedule", "DynamoDB::Table"):
        ours = sorted(str(each) for each in local.of(kind))
        theirs = sorted(str(each) for each in real.of(kind))
        assert ours == theirs, kind
