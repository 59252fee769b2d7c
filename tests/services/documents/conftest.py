"""A case on its way to two signatures."""

import pytest

from services.documents.gateways import certificate
from services.documents.handlers import cli
from tests.services.documents.signers import Case, a_signing_case
from tests.services.local_system import LocalSystem


@pytest.fixture
def case(system: LocalSystem) -> Case:
    """A plan of action open as a draft; the seal has its certificate."""
    certificate.of_the_seal.cache_clear()
    with system.running("documents", ""):
        assert cli.make_seal_certificate([]) == 0
    return a_signing_case(system)
