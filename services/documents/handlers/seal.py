"""Seals signed documents. It alone holds pyHanko and may sign with the key of the seal."""

from functools import cache

from services.documents.store import Store
from services.documents.use_cases.sealing import seal_document
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.documents import AuditPageMade

consumer = Consumer("documents-seal")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.work("documents", AuditPageMade)
def seal(event: AuditPageMade, delivery: Delivery) -> None:
    """Seals a document whose evidence page is ready."""
    seal_document(store(), delivery.new_unit, event.ceremony_id)
