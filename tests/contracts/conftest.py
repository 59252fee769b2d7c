"""The system of the service tests, for what is generated from its routes."""

from tests.services.conftest import _aws, system

__all__ = ["_aws", "system"]
