"""People of organisation's tests."""

import pytest

from shared.kernel.principal import Principal
from tests.services.local_system import a_principal


@pytest.fixture
def klantbeheer() -> Principal:
    return a_principal("customer_admin")
