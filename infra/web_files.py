"""Puts the built frontend into its bucket, the same way on AWS and locally.

Files named after their content are kept by browsers for a year; the page that names them is asked for each time.
New files come first and old ones go last, so that no visitor meets a page without its parts.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from infra.bundles.closure import ROOT

DIST: Final = ROOT / "services" / "web" / "dist"
_ONE_YEAR: Final = "public, max-age=31536000, immutable"
_ALWAYS_ASK: Final = "no-cache"
_TYPES: Final = {
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webmanifest": "application/json",
}


def upload(storage: Any, bucket: str, folder: Path) -> int:
    """Uploads `folder` to `bucket` with the S3 client `storage`, removes what is no longer there, counts files."""
    files = sorted(_published(folder), key=_pages_last)
    for file in files:
        name = file.relative_to(folder).as_posix()
        storage.put_object(
            Bucket=bucket,
            Key=name,
            Body=file.read_bytes(),
            ContentType=_content_type(file),
            CacheControl=_ONE_YEAR if name.startswith("assets/") else _ALWAYS_ASK,
        )
    names = {file.relative_to(folder).as_posix() for file in files}
    for old in sorted(set(_present(storage, bucket)) - names):
        storage.delete_object(Bucket=bucket, Key=old)
    return len(files)


def _published(folder: Path) -> Iterator[Path]:
    """What visitors may ask for; tools of the build keep their notes in folders that begin with a dot."""
    for file in folder.rglob("*"):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file


def _pages_last(file: Path) -> tuple[bool, str]:
    return file.suffix == ".html", file.as_posix()


def _content_type(file: Path) -> str:
    found = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def _present(storage: Any, bucket: str) -> Iterator[str]:
    for page in storage.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        yield from (item["Key"] for item in page.get("Contents", []))
