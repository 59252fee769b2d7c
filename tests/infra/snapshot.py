"""The reduced snapshot: what is deployed, without hashes. `python -m tests.infra.snapshot` writes it anew."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from tests.infra.permissions import granted
from tests.infra.templates import Stage, stage

FILE: Final = Path(__file__).with_name("snapshot.json")


def reduced(found: Stage) -> dict[str, Any]:
    """Resource types per stack, routes, rules, schedules, and the actions of each function."""
    return {
        "resources": {
            stack: dict(sorted(Counter(each.type for each in found.resources if each.stack == stack).items()))
            for stack in sorted({each.stack for each in found.resources})
        },
        "routes": sorted(each.properties["RouteKey"] for each in found.of("ApiGatewayV2::Route")),
        "rules": sorted(
            f"{each.stack}: {' '.join(each.properties['EventPattern']['source'])} → "
            f"{' '.join(each.properties['EventPattern']['detail-type'])}"
            for each in found.of("Events::Rule")
            if "detail-type" in each.properties["EventPattern"]
            and isinstance(each.properties["EventPattern"]["source"][0], str)
        ),
        "schedules": sorted(
            f"{each.stack}: {each.properties['ScheduleExpression']} {each.properties['Target']['Input']}"
            for each in found.of("Scheduler::Schedule")
        ),
        "functions": {
            name: {
                "timeout": each.properties["Timeout"],
                "memory": each.properties["MemorySize"],
                "variables": sorted(each.properties["Environment"]["Variables"]),
                "actions": sorted(granted(found)[name]),
            }
            for name, each in sorted(found.functions().items())
        },
    }


def main() -> None:
    """Writes the snapshot of the stage production."""
    FILE.write_text(json.dumps(reduced(stage("production")), indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
