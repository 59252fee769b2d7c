"""Every API of the system; what is generated from the registries starts here."""

from shared.http.app import Api
from shared.http.routes import Route
from tests.functions import SERVICES, api_of


def apis() -> dict[str, Api]:
    """The registry of each service."""
    return {name: api_of(name).api for name in SERVICES}


def every_route() -> list[tuple[str, Route]]:
    """Service and route, in order of declaration."""
    return [(name, route) for name, api in apis().items() for route in api.routes]
