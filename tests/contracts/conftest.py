"""The house in memory serves the contracts too."""

from tests.services.conftest import house

__all__ = ["house"]
