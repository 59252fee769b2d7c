"""What opens something carries the mark by which a restore leaves it out (BCK-2); nothing else does."""

import pytest

from shared.aws.clients import client
from shared.aws.restore import MARK
from shared.kernel.principal import Principal
from tests.services.identity.conftest import PASSWORD, an_active_person, an_invited_person
from tests.services.identity.portal import an_invitation, registered_until
from tests.services.local_system import LocalSystem

OPENING = {"SESSION", "SIGNIN", "LINK", "INVITATION", "REGISTRATION", "CODE", "REQUEST"}


@pytest.mark.proves("BCK-2")
def test_sessions_links_codes_and_request_keys_are_void_after_a_restore(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    person = an_active_person(system, klantbeheer)
    begun = {"loginName": person.login_name, "password": PASSWORD}
    assert person.ask("POST", "/api/identity/sign-in", begun).status == 200
    an_invited_person(system, klantbeheer, lastName="Bakker")
    registered_until(system, "code")
    an_invitation(system, employee_id="01920000-0000-7000-8000-00000000aaaa", email="piet@korenaar.example")

    rows = client("dynamodb").scan(TableName="identity-table")["Items"]
    kinds = {
        is_marked: {row["pk"]["S"].partition("#")[0] for row in rows if (MARK in row) is is_marked}
        for is_marked in (True, False)
    }

    assert kinds[True] == OPENING
    assert kinds[False] & OPENING == set()
    assert "USER" in kinds[False]
