"""statistics: the absence figures of employers, summed from what organisation and trajects tell."""

from typing import Final

from constructs import Construct

from infra.patterns.foundation import Foundation
from infra.stacks.service import ServiceStack

_MOST_AT_ONCE: Final = 2
"""Dossiers of one employer add to the same months: more consumers at once would only wait for each other."""


class StatisticsStack(ServiceStack):
    """Table without an index, API, relay, and the consumer that keeps facts and sums."""

    def __init__(self, scope: Construct, *, foundation: Foundation, authorizer_id: str) -> None:
        super().__init__(scope, service="statistics", foundation=foundation, indexes=())
        self.api(authorizer_id=authorizer_id, actions=("PutItem", "Query"), signs=False)
        self.relay()
        self.consumer("statistics", actions=("GetItem", "PutItem", "UpdateItem"), most_at_once=_MOST_AT_ONCE)
        self.watch()
