"""Keys and items of documents: the head with its versions' notes, the draft, and what each version froze."""

from collections.abc import Sequence
from itertools import batched

from services.documents.domain.document import Document, Draft, VersionContent
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.kernel.errors import Conflict, NotFound, Raced, StaleVersion

_MOST_KEYS = 100
"""As many as one batch get takes."""


class DocumentRows:
    """Reads and writes of documents."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, document_id: str) -> Document | None:
        """A document as it stands now."""
        item = self._table.get((_document(document_id), "HEAD"), consistent=True)
        return from_row(Document, item) if item else None

    def get(self, document_id: str) -> Document:
        """A document that must be there.

        Raises:
            NotFound: it is not.
        """
        document = self.find(document_id)
        if document is None:
            raise NotFound
        return document

    def id_of_task(self, traject_id: str, task_key: str, form: str) -> str | None:
        """The id of the document that a task has."""
        item = self._table.get(_task_key(traject_id, task_key, form), consistent=True)
        return str(item["document_id"]) if item else None

    def of_dossier(self, dossier_id: str) -> list[Document]:
        """Every document of a dossier, newest first: one query a megabyte."""
        found = self._table.query_all(Range(f"DOSSIER#{dossier_id}"), index="gsi1", newest_first=True)
        return [from_row(Document, item) for item in found]

    def draft(self, document_id: str) -> Draft | None:
        """What was typed last."""
        item = self._table.get((_document(document_id), "DRAFT"), consistent=True)
        return from_row(Draft, item) if item else None

    def with_draft(self, ids: Sequence[str]) -> set[str]:
        """Which documents have a draft: one request a hundred."""
        keys: list[Key] = [(_document(each), "DRAFT") for each in ids]
        pages = (self._table.batch_get(each) for each in batched(keys, _MOST_KEYS, strict=False))
        return {pk.removeprefix("DOCUMENT#") for page in pages for pk, _ in page}

    def content(self, document_id: str, number: int) -> VersionContent:
        """What a version froze.

        Raises:
            NotFound: there is no such version.
        """
        item = self._table.get(_version_key(document_id, number), consistent=True)
        if item is None:
            raise NotFound
        return from_row(VersionContent, item)

    def add(self, unit: Unit, document: Document) -> None:
        """Stages a new document; of two for one task one wins."""
        pk, sk = _task_key(document.traject_id, document.task_key, document.form)
        unit.put_new({"pk": pk, "sk": sk, "document_id": document.id}, Raced())
        unit.put_new(_item(document), Conflict("busy"))

    def save(self, unit: Unit, document: Document) -> None:
        """Stages a document's next state."""
        unit.put_version(_item(document), replaces=document.version - 1, error=Raced())

    def add_content(self, unit: Unit, content: VersionContent) -> None:
        """Stages the content of a new version, which never changes again."""
        pk, sk = _version_key(content.document_id, content.number)
        unit.put_new({"pk": pk, "sk": sk, **to_row(content)}, Raced())

    def save_draft(self, unit: Unit, document_id: str, draft: Draft) -> None:
        """Stages a draft, if nobody saved one in between."""
        item: Item = {"pk": _document(document_id), "sk": "DRAFT", **to_row(draft)}
        if draft.number == 1:
            unit.put_new(item, StaleVersion())
        else:
            unit.put_version_of(item, attribute="number", was=draft.number - 1, error=StaleVersion())

    def forget_draft(self, unit: Unit, document_id: str) -> None:
        """Stages the end of a draft: it became a version."""
        unit.forget((_document(document_id), "DRAFT"))


def _document(document_id: str) -> str:
    return f"DOCUMENT#{document_id}"


def _task_key(traject_id: str, task_key: str, form: str) -> Key:
    return (f"TASK#{traject_id}#{task_key}#{form}", "DOCUMENT")


def _version_key(document_id: str, number: int) -> Key:
    return (_document(document_id), f"VERSION#{number:04d}")


def _item(document: Document) -> Item:
    return {
        "pk": _document(document.id),
        "sk": "HEAD",
        "gsi1pk": f"DOSSIER#{document.dossier_id}",
        "gsi1sk": document.id,
        **to_row(document),
    }
