"""Makes PDFs: of a new version, and of the evidence page after the last signature. It alone holds typst."""

from functools import cache

from services.documents.store import Store
from services.documents.use_cases.rendering import render_audit_page, render_version
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.documents import DocumentFinalised, DocumentSigned

consumer = Consumer("documents-render")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.work("documents", DocumentFinalised)
def render(event: DocumentFinalised, delivery: Delivery) -> None:
    """Makes the PDF of a version."""
    render_version(store(), delivery.new_unit, event.document_id, event.document_version)


@consumer.work("documents", DocumentSigned)
def render_evidence(event: DocumentSigned, delivery: Delivery) -> None:
    """Makes the page that tells how was signed."""
    render_audit_page(store(), delivery.new_unit, event.ceremony_id)
