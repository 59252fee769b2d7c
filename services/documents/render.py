"""Makes PDFs: of a new version, and of the evidence page after the last signature. It alone holds typst."""

from services.documents.rendering import events as rendering
from shared.aws.consumer import Consumer
from shared.contracts.documents import DocumentFinalised, DocumentSigned

consumer = Consumer("documents-render")
handler = consumer.handler

consumer.work("documents", DocumentFinalised, rendering.render_finalised)
consumer.work("documents", DocumentSigned, rendering.render_evidence)
