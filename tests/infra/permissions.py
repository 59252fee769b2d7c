"""Who may do what, read from the templates."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.infra.templates import Found, Stage


def statements(policy: Found) -> list[dict[str, Any]]:
    """The statements of a policy resource."""
    found: list[dict[str, Any]] = policy.properties["PolicyDocument"]["Statement"]
    return found


def as_list(value: Any) -> list[Any]:
    """One or many."""
    return value if isinstance(value, list) else [value]


def granted(stage: Stage) -> dict[str, set[str]]:
    """Actions per function, by its short name."""
    roles = {
        (each.stack, each.properties["Role"]["Fn::GetAtt"][0]): name
        for name, each in stage.functions().items()
    }
    found: dict[str, set[str]] = defaultdict(set)
    for policy in stage.of("IAM::Policy"):
        for role in policy.properties["Roles"]:
            if name := roles.get((policy.stack, role["Ref"])):
                found[name].update(
                    action for each in statements(policy) for action in as_list(each["Action"])
                )
    return found


def all_statements(stage: Stage) -> Iterator[tuple[Found, dict[str, Any]]]:
    """Every statement of every identity policy, with its policy."""
    for policy in stage.of("IAM::Policy"):
        for statement in statements(policy):
            yield policy, statement
