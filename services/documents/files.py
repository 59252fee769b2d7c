"""The bucket with the files of documents. A file is written once under its name and never changes."""

from botocore.exceptions import ClientError

from shared.aws.clients import client
from shared.aws.settings import settings
from shared.kernel.errors import Conflict


def version_key(document_id: str, number: int) -> str:
    """Where the PDF of a version stands."""
    return f"documents/{document_id}/{number}.pdf"


def evidence_key(ceremony_id: str) -> str:
    """Where the evidence page of a ceremony stands."""
    return f"ceremonies/{ceremony_id}/evidence.pdf"


def sealed_key(ceremony_id: str, sha256: str) -> str:
    """Where a sealed document stands: named by its content, so that of two sealers none overwrites the other."""
    return f"ceremonies/{ceremony_id}/{sha256}.pdf"


def write(key: str, content: bytes) -> None:
    """Keeps a PDF."""
    client("s3").put_object(
        Bucket=settings().files_bucket, Key=key, Body=content, ContentType="application/pdf"
    )


def read(key: str) -> bytes:
    """A PDF.

    Raises:
        Conflict: it is not made yet.
    """
    try:
        answer = client("s3").get_object(Bucket=settings().files_bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            raise Conflict("file-not-ready", retry_after=1) from None
        raise
    content: bytes = answer["Body"].read()
    return content
