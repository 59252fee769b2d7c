"""Botocore clients, made once a process, with short timeouts and a fixed user agent.

Botocore rather than boto3: the same calls, a quicker cold start (one import and one loader fewer).
"""

import gzip
from functools import cache
from pathlib import Path
from typing import Any

import botocore.loaders
import botocore.session
import orjson
from botocore.config import Config

from shared.aws.dynamo_parser import ParserFactory
from shared.aws.dynamo_serializer import RowSerializer

_CONFIG = Config(
    connect_timeout=1,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 3},
    tcp_keepalive=True,
    user_agent="poortwachter",
    parameter_validation=False,
)


class _Orjson(botocore.loaders.JSONFileLoader):  # type: ignore[misc]
    """Reads botocore's service descriptions with orjson: a third of a client's start is reading them."""

    def load_file(self, file_path: str) -> Any:
        for suffix, opened in ((".json", open), (".json.gz", gzip.open)):
            if Path(file_path + suffix).is_file():
                with opened(file_path + suffix, "rb") as file:
                    return orjson.loads(file.read())
        return None


_SERVICES = ("dynamodb", "events", "kms", "s3", "secretsmanager", "sesv2", "sns", "sqs", "ssm")
"""What our code calls; without this list botocore looks through some hundred folders for it."""

_RULED = ("s3",)
"""Whose address follows rules of its own (the bucket goes into the host name); reading them costs a start the rest."""


@cache
def session() -> Any:
    """The process's botocore session."""
    made = botocore.session.get_session()
    made.register_component("response_parser_factory", ParserFactory())
    made.register_component("data_loader", botocore.loaders.create_loader())
    loader = made.get_component("data_loader")
    loader.file_loader = _Orjson()
    loader.list_available_services = lambda type_name: _SERVICES if type_name == "service-2" else _RULED
    return made


@cache
def client(service: str) -> Any:
    """The low-level client of an AWS service ("dynamodb", "events", "kms" …)."""
    made = session().create_client(service, config=_CONFIG)
    if service == "dynamodb":
        made._serializer = RowSerializer(made._serializer)  # noqa: SLF001 - a session has no component for it
    return made
