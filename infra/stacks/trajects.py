"""trajects: dossiers, trajects and their tasks."""

from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack


class TrajectsStack(ServiceStack):
    """Table with the index of due tasks, API, relay, consumer, and nightly work."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="trajects", foundation=foundation, indexes=("gsi1", "gsi2"))
        self.api(
            authorizer_id=authorizer_id, actions=("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query")
        )
        self.relay()
        self.consumer("trajects", actions=("BatchGetItem", "PutItem", "Query"))
        self.hourly("nightly", actions=("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query"))
        self.watch()
