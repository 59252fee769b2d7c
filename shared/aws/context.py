"""What every act is given: the unit that takes what it changes, who asks, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.aws.dynamo import Table
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Context:
    """One request, event or piece of nightly work.

    Attributes:
        now: its instant, UTC.
    """

    unit: Unit
    principal: Principal
    now: datetime

    @property
    def table(self) -> Table:
        """The service's own table."""
        return self.unit.table

    @property
    def today(self) -> date:
        """Its Amsterdam day."""
        return day_of(self.now)
