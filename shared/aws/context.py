"""What every act is given: the unit that takes what it changes, who asks, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.ids import new_id_at
from shared.kernel.principal import SYSTEM, Principal


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


def new_unit() -> Unit:
    """A unit of the running function, with a correlation id of its own."""
    clock = settings().clock()
    return Unit(Table(settings().table_name), clock, lambda: new_id_at(clock()), new_id_at(clock()))


def new_context() -> Context:
    """A context for work of the system itself: a schedule, a command."""
    return Context(new_unit(), SYSTEM, settings().clock()())
