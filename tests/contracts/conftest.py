"""The house of the service tests, for what is generated from its routes."""

from tests.services.conftest import _aws, house

__all__ = ["_aws", "house"]
