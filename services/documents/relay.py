"""The relay and sweeper of this service's outbox."""

from shared.aws.relay import handler

__all__ = ["handler"]
