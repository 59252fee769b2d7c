"""Every API of the house; what is generated from the registries starts here."""

from importlib import import_module

from shared.http.app import Api, Route

SERVICES = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")


def apis() -> dict[str, Api]:
    """The registry of each service."""
    return {name: import_module(f"services.{name}.handlers.api").api for name in SERVICES}


def every_route() -> list[tuple[str, Route]]:
    """Service and route, in order of declaration."""
    return [(name, route) for name, api in apis().items() for route in api.routes]
