"""Pregnancy and maternity leave: the formula stands in the kernel, as the statistics weigh the same days."""

from shared.kernel.leave import MATERNITY, Leave, earliest_start, latest_start, leave_of

__all__ = ["MATERNITY", "Leave", "earliest_start", "latest_start", "leave_of"]
