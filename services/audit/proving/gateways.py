"""The bucket of the seals: what is written there can be neither changed nor removed for years (object lock)."""

from collections.abc import Iterator
from datetime import UTC

import orjson

from services.audit.domain.chain import ChainHead
from services.audit.proving.rules import ChainSeal
from shared.aws.clients import client
from shared.aws.settings import settings
from shared.kernel.clock import from_text, to_text

_FOLDER = "seals/"


def write_seal(seal: ChainSeal) -> str:
    """Keeps a seal; gives its key. The bucket's own rule locks it."""
    key = f"{_FOLDER}{seal.at.astimezone(UTC):%Y/%m/%d/%H%M%S}.json"
    content = {
        "at": to_text(seal.at),
        "heads": [{"chain": each.chain, "number": each.number, "digest": each.digest} for each in seal.heads],
    }
    client("s3").put_object(
        Bucket=settings().seals_bucket,
        Key=key,
        Body=orjson.dumps(content, option=orjson.OPT_INDENT_2),
        ContentType="application/json",
        ChecksumAlgorithm="SHA256",  # a bucket with object lock takes no write without a checksum
    )
    return key


def read_seals() -> Iterator[ChainSeal]:
    """Every seal, the first version of each: what came later under its name counts for nothing."""
    for key, version in sorted(_first_versions().items()):
        answer = client("s3").get_object(Bucket=settings().seals_bucket, Key=key, VersionId=version)
        content = orjson.loads(answer["Body"].read())
        yield ChainSeal(
            from_text(content["at"]),
            tuple(ChainHead(each["chain"], each["number"], each["digest"]) for each in content["heads"]),
        )


def _first_versions() -> dict[str, str]:
    """The oldest version of each key: S3 lists the newest first."""
    pages = client("s3").get_paginator("list_object_versions")
    return {
        each["Key"]: each["VersionId"]
        for page in pages.paginate(Bucket=settings().seals_bucket, Prefix=_FOLDER)
        for each in page.get("Versions", [])
    }
