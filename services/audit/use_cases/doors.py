"""What every use case behind the API is given."""

from dataclasses import dataclass

from services.audit.store import Log, Store
from shared.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Doors:
    """The log, the copies of names, and who asks."""

    log: Log
    store: Store
    principal: Principal
