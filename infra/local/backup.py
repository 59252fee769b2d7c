"""Back-up and restore in small: `make backup FILE=…`, `make restore FILE=… CONFIRM=1`, on the running local AWS.

export ─► wipe ─► restore ─► counts and content compared

On AWS each table has point-in-time recovery and each bucket its versions; what holds for both is what a restore leaves
out: rows that open something (shared/aws/restore.py). The keys of KMS stay where they are; a back-up holds ciphertext
where a table does. The file holds everything else in the clear: keep it as you keep the environment itself.
"""

import base64
import hashlib
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import batched
from pathlib import Path
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.local.clients import LocalAws, StackResource
from infra.local.launcher import is_taken
from infra.local.progress import say, step
from infra.local.run import chosen_port
from shared.aws.release import ROWS
from shared.aws.restore import MARK

_MANIFEST: Final = "manifest.json"
_WEB: Final = "edge"
"""Holds what `make run` builds anew."""

_ROWS_A_WRITE: Final = 25

type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A table or a file in the back-up: how many rows or bytes, and the SHA-256 of what is kept."""

    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """What came back: rows per table, rows left out because they open something, and files."""

    rows: dict[str, int]
    void: int
    files: int


def backup(aws: LocalAws, file: Path) -> dict[str, Part]:
    """Keeps every row and file of the environment; gives what was kept, by name."""
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in _tables(aws):
            lines = [_line(row) for row in _rows(aws, table.physical_id)]
            parts[_table_name(table)] = _keep(archive, _table_name(table), b"\n".join(lines), len(lines))
        for bucket in _buckets(aws):
            for key in _keys(aws, bucket.physical_id):
                content = aws.client("s3").get_object(Bucket=bucket.physical_id, Key=key)["Body"].read()
                name = _file_name(bucket, key)
                parts[name] = _keep(archive, name, content, len(content))
        manifest = {
            "takenAt": datetime.now(UTC).isoformat(),
            "rowsRelease": ROWS,
            "parts": {name: asdict(part) for name, part in parts.items()},
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return parts


@contextmanager
def quiet(aws: LocalAws) -> Iterator[None]:
    """Holds back every queue and stream: nothing may write while rows go and come."""
    functions = aws.client("lambda")
    found = [
        each["UUID"]
        for page in functions.get_paginator("list_event_source_mappings").paginate()
        for each in page["EventSourceMappings"]
    ]
    for mapping in found:
        functions.update_event_source_mapping(UUID=mapping, Enabled=False)
    try:
        yield
    finally:
        for mapping in found:
            functions.update_event_source_mapping(UUID=mapping, Enabled=True)


def wipe(aws: LocalAws) -> None:
    """Empties every table and bucket. A seal of the access log stays: nobody can remove it."""
    for table in _tables(aws):
        requests = [
            {"DeleteRequest": {"Key": {"pk": row["pk"], "sk": row["sk"]}}}
            for row in _rows(aws, table.physical_id)
        ]
        _write(aws, table.physical_id, requests)
    for bucket in _buckets(aws):
        for version in _versions(aws, bucket.physical_id):
            try:
                aws.client("s3").delete_object(Bucket=bucket.physical_id, **version)
            except ClientError as error:
                if error.response["Error"]["Code"] != "AccessDenied":
                    raise


def restore(aws: LocalAws, file: Path) -> RestoreOutcome:
    """Puts a back-up into the emptied environment, but for what must stay void, and compares what stands then.

    Raises:
        ValueError: the file is damaged, or a table is not what it should be afterwards.
    """
    with zipfile.ZipFile(file) as archive:
        parts = _checked(archive)
        rows, void = {}, 0
        for table in _tables(aws):
            kept = [json.loads(line) for line in archive.read(_table_name(table)).splitlines()]
            living = [row for row in kept if MARK not in row]
            _write(aws, table.physical_id, [{"PutRequest": {"Item": _read(row)}} for row in living])
            rows[_table_name(table)] = len(living)
            void += len(kept) - len(living)
            _compare(aws, table, living)
        files = [name for name in parts if name.startswith("files/")]
        buckets = {bucket.stack + "." + bucket.logical_id: bucket.physical_id for bucket in _buckets(aws)}
        for name in files:
            _, bucket, key = name.split("/", 2)
            _put_file(aws, buckets[bucket], key, archive.read(name))
    return RestoreOutcome(rows, void, len(files))


def check(file: Path) -> None:
    """Reads a back-up through before anything is wiped for it.

    Raises:
        ValueError: it is damaged, or its rows are of a release that this code cannot read.
    """
    with zipfile.ZipFile(file) as archive:
        _checked(archive)


def _checked(archive: zipfile.ZipFile) -> dict[str, Part]:
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest.get("rowsRelease", 0) != ROWS:
        raise ValueError("this back-up was taken before this release of the rows")
    parts = {name: Part(**part) for name, part in manifest["parts"].items()}
    damaged = [
        name for name, part in parts.items() if hashlib.sha256(archive.read(name)).hexdigest() != part.sha256
    ]
    if damaged:
        raise ValueError(f"damaged: {', '.join(damaged)}")
    return parts


def _compare(aws: LocalAws, table: StackResource, wanted: list[Row]) -> None:
    """Every row stands as it was; what the environment itself added meanwhile is its own business."""
    standing = {(row["pk"]["S"], row["sk"]["S"]): _line(row) for row in _rows(aws, table.physical_id)}
    outbox = [row for row in wanted if row["pk"]["S"].startswith("OUTBOX#")]
    missing = [
        row
        for row in wanted
        if row not in outbox and standing.get((row["pk"]["S"], row["sk"]["S"])) != _line(_read(row))
    ]
    if missing:
        raise ValueError(f"{_table_name(table)}: {len(missing)} rows are not what they were")


def _put_file(aws: LocalAws, bucket: str, key: str, content: bytes) -> None:
    """A file that could not be wiped stands already, and stays."""
    try:
        standing = aws.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    except ClientError:
        standing = None
    if standing != content:
        aws.client("s3").put_object(Bucket=bucket, Key=key, Body=content, ChecksumAlgorithm="SHA256")


def _keep(archive: zipfile.ZipFile, name: str, content: bytes, count: int) -> Part:
    archive.writestr(name, content)
    return Part(count, hashlib.sha256(content).hexdigest())


def _write(aws: LocalAws, table: str, requests: list[dict[str, Any]]) -> None:
    for batch in batched(requests, _ROWS_A_WRITE, strict=False):
        left = {table: list(batch)}
        while left:
            left = aws.client("dynamodb").batch_write_item(RequestItems=left).get("UnprocessedItems", {})


def _rows(aws: LocalAws, table: str) -> Iterator[Row]:
    for page in aws.client("dynamodb").get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        yield from page["Items"]


def _keys(aws: LocalAws, bucket: str) -> Iterator[str]:
    for page in aws.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket):
        yield from (each["Key"] for each in page.get("Contents", []))


def _versions(aws: LocalAws, bucket: str) -> Iterator[dict[str, str]]:
    for page in aws.client("s3").get_paginator("list_object_versions").paginate(Bucket=bucket):
        for each in (*page.get("Versions", []), *page.get("DeleteMarkers", [])):
            yield {"Key": each["Key"], "VersionId": each["VersionId"]}


def _tables(aws: LocalAws) -> list[StackResource]:
    return sorted(_of(aws, "AWS::DynamoDB::Table"), key=_table_name)


def _buckets(aws: LocalAws) -> list[StackResource]:
    found = (each for each in _of(aws, "AWS::S3::Bucket") if each.stack != _WEB)
    return sorted(found, key=lambda each: (each.stack, each.logical_id))


def _of(aws: LocalAws, kind: str) -> list[StackResource]:
    return [each for each in aws.resources() if each.type == kind]


def _table_name(table: StackResource) -> str:
    return f"tables/{table.stack}.{table.logical_id}.jsonl"


def _file_name(bucket: StackResource, key: str) -> str:
    return f"files/{bucket.stack}.{bucket.logical_id}/{key}"


def _line(row: Row) -> bytes:
    """A row as one line; bytes go as base64, marked as such."""
    return json.dumps(
        row, sort_keys=True, default=lambda raw: {"base64": base64.b64encode(raw).decode()}
    ).encode()


def _read(row: Row) -> Row:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    """Bytes again where a line holds base64, at any depth."""
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, dict):
        if value.keys() == {"base64"}:
            return base64.b64decode(value["base64"])
        return {name: _value(each) for name, each in value.items()}
    return value


def main() -> None:
    """`python -m infra.local.backup save FILE` or `… restore FILE [--confirm]`."""
    act, file = sys.argv[1], Path(sys.argv[2])
    port = chosen_port(os.environ.get("PORT", ""))
    if not is_taken(port):
        sys.exit(f"nothing runs on port {port}; start it with: make run")
    aws = LocalAws(f"http://127.0.0.1:{port}")
    if act == "save":
        with step(f"back up to {file}"):
            parts = backup(aws, file)
        say(f"{sum(part.count for name, part in parts.items() if name.startswith('tables/'))} rows kept")
        return
    if "--confirm" not in sys.argv:
        sys.exit("this wipes the running environment before it restores; add CONFIRM=1")
    check(file)
    with quiet(aws), step(f"wipe, and restore {file}"):
        wipe(aws)
        outcome = restore(aws, file)
    say(f"{sum(outcome.rows.values())} rows and {outcome.files} files came back as they were")
    say(f"{outcome.void} sessions, codes, links and request keys of before are void")
    say("events that were on their way are told again by: poortwachter republish-…")


if __name__ == "__main__":
    main()
