"""Which release of the stored rows this code writes."""

from typing import Final

ROWS: Final = 1
"""Rows of this release are read by every later one (`tests/rows`). What was stored before it is read by none."""
