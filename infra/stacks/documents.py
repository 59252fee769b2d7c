"""documents: forms, documents and their versions, signing; heavy work in functions of its own behind queues."""

from typing import Final, cast

from aws_cdk import CfnElement
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.patterns.acknowledgement import acknowledge
from infra.patterns.foundation import Foundation
from infra.patterns.private_bucket import private_bucket
from infra.patterns.service_function import ServiceFunction
from infra.patterns.service_table import ServiceTable
from infra.stacks.service import ServiceStack

_LOGGED: Final = "Every read and write of a file goes through a function, which writes the access log itself"
_NAMES: Final = "Names in this bucket are ids of documents, made by the function itself"
_HEAVY_MEGABYTES: Final = 1769
"""One whole processor."""


class DocumentsStack(ServiceStack):
    """Tables and buckets (the medical ones apart), API, relay, consumers, the functions that print and seal."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="documents", foundation=foundation, indexes=("gsi1", "gsi2"))
        self.files = self._bucket("Files", foundation.keys.general)
        self._medical()
        self._api(authorizer_id)
        self.relay()
        self.consumer("documents", actions=("GetItem", "PutItem"))
        self._render()
        self._seal()
        self.hourly("expire", actions=("GetItem", "PutItem", "DeleteItem", "Query"))
        self.watch()

    def _bucket(self, name: str, key_arn: str) -> s3.Bucket:
        bucket = private_bucket(self, name, foundation=self.foundation, key_arn=key_arn)
        acknowledge(bucket, "S1", _LOGGED)
        return bucket

    def _medical(self) -> None:
        """The wall: a table, a bucket and a key that no function of this stack may read."""
        key = self.foundation.keys.medical
        ServiceTable(
            self, "Medical", foundation=self.foundation, key_arn=key, indexes=("gsi1",), has_stream=False
        )
        self._bucket("MedicalFiles", key)

    def _api(self, authorizer_id: str) -> None:
        links = self.foundation.keys.links
        api = self.api(
            authorizer_id=authorizer_id,
            actions=("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"),
            environment={"FILES_BUCKET": self.files.bucket_name, "LINKS_KEY_ID": links},
        )
        api.allow(["kms:Encrypt"], [links])
        self._allow_files(api, "s3:GetObject")

    def _render(self) -> None:
        render = self.consumer(
            "documents-render",
            handler="render",
            actions=("GetItem", "PutItem", "Query"),
            environment={"FILES_BUCKET": self.files.bucket_name},
            memory_megabytes=_HEAVY_MEGABYTES,
        )
        self._allow_files(render, "s3:PutObject")

    def _seal(self) -> None:
        foundation = self.foundation
        seal = self.consumer(
            "documents-seal",
            handler="seal",
            actions=("GetItem", "PutItem", "Query"),
            environment={
                "FILES_BUCKET": self.files.bucket_name,
                "SEAL_KEY_ID": foundation.keys.seal,
                "SEAL_CERTIFICATE_PARAMETER": foundation.seal_certificate_parameter,
            },
            memory_megabytes=_HEAVY_MEGABYTES,
        )
        self._allow_files(seal, "s3:GetObject", "s3:PutObject")
        seal.allow(["kms:Sign"], [foundation.keys.seal])
        seal.allow(["ssm:GetParameter"], [foundation.seal_certificate_parameter_arn])
        self.tell("SealKeyId", foundation.keys.seal)
        self.tell("SealCertificateParameter", foundation.seal_certificate_parameter)
        self.tell("FilesBucket", self.files.bucket_name)

    def _allow_files(self, function: ServiceFunction, *actions: str) -> None:
        """Single actions on the files: every name in the bucket, for names are ids."""
        function.allow(list(actions), [self.files.arn_for_objects("*")])
        bucket = self.get_logical_id(cast("CfnElement", self.files.node.default_child))
        function.acknowledge_resource(f"<{bucket}.Arn>/*", _NAMES)
