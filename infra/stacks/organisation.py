"""organisation: offices, employers, departments, employees."""

from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack


class OrganisationStack(ServiceStack):
    """Table, API, relay, and a consumer for its copy of the users."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="organisation", foundation=foundation, indexes=("gsi1", "gsi2"))
        self.api(
            authorizer_id=authorizer_id,
            actions=("BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query"),
        )
        self.relay()
        self.consumer("organisation")
        self.watch()
