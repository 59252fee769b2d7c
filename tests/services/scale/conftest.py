"""The large stands on the tables of the storm; after it a clear sky."""

from tests.services.faults.conftest import _clear_sky

__all__ = ["_clear_sky"]
