"""audit: who saw and changed what (NEN 7513), chained, sealed, and read by those whom it concerns."""

from typing import TYPE_CHECKING, cast

from constructs import Construct

from infra.patterns.acknowledgement import acknowledge
from infra.patterns.foundation import Foundation
from infra.patterns.private_bucket import private_bucket
from infra.patterns.service_table import ServiceTable
from infra.stacks.service import ServiceStack

if TYPE_CHECKING:
    from aws_cdk import CfnElement

_SELF = "The seals are the proof of the access log itself; who writes them is one function, once an hour"
_NAMES = "Names in this bucket are instants, made by the function itself"


class AuditStack(ServiceStack):
    """The log that only grows, its seals that nobody can remove, the names, and the API that reads them."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="audit", foundation=foundation)
        key = foundation.keys.audit
        self.log = ServiceTable(
            self, "Log", foundation=foundation, key_arn=key, indexes=("gsi1",), has_stream=False
        )
        log = {"LOG_TABLE_NAME": self.log.name}
        api = self.api(
            authorizer_id=authorizer_id, actions=("BatchGetItem", "PutItem", "Query"), environment=log
        )
        self.log.allow(api, "Query")
        self.relay()
        self.consumer("audit", actions=("PutItem",))
        collect = self.consumer("audit-collect", handler="collect", actions=(), environment=log)
        self.log.allow(collect, "PutItem", "Query")
        self._seals()
        self.tell("LogTableName", self.log.name)
        self.watch()

    def _seals(self) -> None:
        settings = self.foundation.settings
        bucket = private_bucket(
            self,
            "Seals",
            foundation=self.foundation,
            key_arn=self.foundation.keys.audit,
            locked_days=settings.seal_days,
        )
        acknowledge(bucket, "S1", _SELF)
        environment = {"LOG_TABLE_NAME": self.log.name, "SEALS_BUCKET": bucket.bucket_name}
        seal = self.hourly("seal", actions=None, environment=environment)
        self.log.allow(seal, "Query")
        seal.allow(["s3:PutObject"], [bucket.arn_for_objects("*")])
        name = self.get_logical_id(cast("CfnElement", bucket.node.default_child))
        seal.acknowledge_resource(f"<{name}.Arn>/*", _NAMES)
        self.tell("SealsBucket", bucket.bucket_name)
