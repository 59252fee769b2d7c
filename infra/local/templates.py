"""The properties that the templates ask for, with references between resources filled in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.local.clients import LocalAws, StackResource


class Wanted:
    """The templates of one synthesised stage, in `folder` (a cdk.out)."""

    def __init__(self, folder: Path) -> None:
        self._templates = {
            file.name.removesuffix(".template.json").lower(): json.loads(file.read_text("utf-8"))["Resources"]
            for file in folder.glob("*.template.json")
        }

    def resources(self, aws: LocalAws) -> Iterator[tuple[StackResource, dict[str, Any]]]:
        """Each deployed resource with its wanted properties."""
        exports = _exports(aws)
        deployed = list(aws.resources())
        arns = {(each.stack, each.logical_id): _arn_of(aws, each) for each in deployed}
        for each in deployed:
            described = self._templates[each.stack][each.logical_id]
            properties = _filled(described.get("Properties", {}), each.stack, exports, arns)
            yield each, properties


def _exports(aws: LocalAws) -> dict[str, str]:
    pages = aws.client("cloudformation").get_paginator("list_exports")
    return {each["Name"]: each["Value"] for page in pages.paginate() for each in page["Exports"]}


def _arn_of(aws: LocalAws, resource: StackResource) -> str:
    if resource.type != "AWS::KMS::Key":
        return ""
    return str(aws.client("kms").describe_key(KeyId=resource.physical_id)["KeyMetadata"]["Arn"])


def _filled(value: Any, stack: str, exports: dict[str, str], arns: dict[tuple[str, str], str]) -> Any:
    """`value` with imports and the ARNs of keys resolved; other references stay as they are."""
    if isinstance(value, list):
        return [_filled(each, stack, exports, arns) for each in value]
    if not isinstance(value, dict):
        return value
    if "Fn::ImportValue" in value:
        return exports.get(value["Fn::ImportValue"], value)
    if "Fn::GetAtt" in value:
        return arns.get((stack, value["Fn::GetAtt"][0])) or value
    return {name: _filled(each, stack, exports, arns) for name, each in value.items()}
