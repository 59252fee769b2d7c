"""Clients of the local AWS. Its root credentials are known to everybody and open nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import boto3
from botocore.config import Config

from infra.settings import LOCAL_ACCOUNT

REGION: Final = "eu-central-1"
_QUICK: Final = Config(
    retries={"mode": "standard", "total_max_attempts": 3}, connect_timeout=2, read_timeout=30
)


def root_environment(endpoint: str) -> dict[str, str]:
    """Variables by which any AWS tool speaks to the emulator at `endpoint`, and to nothing else."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@dataclass(frozen=True, slots=True)
class StackResource:
    """One deployed resource."""

    stack: str
    logical_id: str
    physical_id: str
    type: str


class LocalAws:
    """What stands in the emulator at `endpoint`."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._client = cache(self._made)

    def client(self, service: str) -> Any:
        """A boto3 client with the emulator's root credentials."""
        return self._client(service)

    def stacks(self) -> dict[str, dict[str, str]]:
        """Outputs per deployed stack of ours, by the last word of its name ("identity")."""
        found = self.client("cloudformation").describe_stacks()["Stacks"]
        return {
            stack["StackName"].removeprefix("poortwachter-local-"): {
                output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])
            }
            for stack in found
            if stack["StackName"].startswith("poortwachter-local-")
            and stack["StackStatus"] != "DELETE_COMPLETE"
        }

    def resources(self) -> Iterator[StackResource]:
        """Every resource of our stacks."""
        for stack in self.stacks():
            pages = self.client("cloudformation").get_paginator("list_stack_resources")
            for page in pages.paginate(StackName=f"poortwachter-local-{stack}"):
                for each in page["StackResourceSummaries"]:
                    yield StackResource(
                        stack, each["LogicalResourceId"], each["PhysicalResourceId"], each["ResourceType"]
                    )

    def _made(self, service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",  # noqa: S106
            aws_account_id=LOCAL_ACCOUNT,
            config=_QUICK,
        )
