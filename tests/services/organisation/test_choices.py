"""What the employer's form offers."""

from shared.kernel.principal import Principal
from tests.services.cast import a_cast
from tests.services.local_system import LocalSystem


def test_a_form_offers_its_choices_in_the_callers_language(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    dutch = system.call("GET", "/api/organisation/choices", by=klantbeheer).json
    english = system.call("GET", "/api/organisation/choices", by=klantbeheer, language="en").json

    assert len(dutch["sectors"]) == 68
    assert dutch["classifications"][0] == {"key": "SICK", "name": "Ziek"}
    assert english["classifications"][0] == {"key": "SICK", "name": "Ill"}


def test_case_managers_are_offered_and_blocked_ones_are_not(
    system: LocalSystem, klantbeheer: Principal
) -> None:
    cast = a_cast(system)
    offered = system.call("GET", "/api/organisation/case-managers", by=klantbeheer).json["items"]
    assert [each["displayName"] for each in offered] == ["Fatima Amrani"]

    path = f"/api/identity/users/{cast.case_manager.user_id}/block"
    system.call("POST", path, {"reason": "Uit dienst"}, by=klantbeheer, version=1)
    system.deliver()

    assert system.call("GET", "/api/organisation/case-managers", by=klantbeheer).json["items"] == []
