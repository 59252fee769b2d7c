"""The functions of the system by name: which module answers a service's API, which consumes a subscription."""

from importlib import import_module
from typing import Any, Final

SERVICES: Final = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")
_CONSUMED: Final = {
    "identity": "consumer",
    "organisation": "consumer",
    "trajects": "consumer",
    "documents": "consumer",
    "documents-render": "render",
    "documents-seal": "seal",
    "messaging": "consumer",
    "messaging-deliver": "deliver",
    "statistics": "consumer",
    "audit": "consumer",
    "audit-collect": "collect",
}


def api_of(service: str) -> Any:
    """The module that answers a service's API."""
    return import_module(f"services.{service}.api")


CONSUMERS: Final = {
    subscription: f"services.{subscription.partition('-')[0]}.{function}"
    for subscription, function in _CONSUMED.items()
}
"""Subscription → the module of its function."""
