"""After each storm a clear sky."""

from collections.abc import Iterator

import pytest

from tests.services.conftest import Watch


@pytest.fixture(autouse=True)
def _clear_sky(_aws: Watch) -> Iterator[None]:
    """What listens to a session for its failing would listen in the tests that follow."""
    yield
    _aws.begin()
