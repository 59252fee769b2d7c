"""A case on its way to two signatures."""

import pytest

from services.documents import cli
from services.documents.sealing import gateways
from tests.services.documents.signers import Case, a_signing_case
from tests.services.local_system import LocalSystem


@pytest.fixture
def case(system: LocalSystem) -> Case:
    """A plan of action open as a draft; the seal has its certificate."""
    gateways.seal_certificate.cache_clear()
    with system.running("documents", ""):
        assert cli.make_seal_certificate([]) == 0
    return a_signing_case(system)
