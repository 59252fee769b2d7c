"""Seals signed documents. It alone holds pyHanko and may sign with the key of the seal."""

from services.documents.sealing import events as sealing
from shared.aws.consumer import Consumer
from shared.contracts.documents import AuditPageMade

consumer = Consumer("documents-seal")
handler = consumer.handler

consumer.work("documents", AuditPageMade, sealing.seal_signed)
