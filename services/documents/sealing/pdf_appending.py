"""Adds the pages of one tagged PDF to another, in an incremental update: what stood before stays byte for byte.

Tags come along, so that a screen reader finds the added page too (ISO 32000-1, 14.7; PDF/UA-1).
"""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

_MARK = b"E-"
"""Before the ids of added structure elements, which must differ from those that stand."""


def append(writer: IncrementalPdfFileWriter, added: PdfFileReader) -> None:
    """Adds all pages of `added`, at the end."""
    for name in [each for each in added.root if each not in {"/Pages", "/StructTreeRoot"}]:
        del added.root[name]
    imported: Any = writer.import_object(added.root)
    _add_pages(writer, imported.raw_get("/Pages"))
    _add_tags(writer, imported["/StructTreeRoot"], imported["/Pages"])


def _add_pages(writer: IncrementalPdfFileWriter, node: generic.IndirectObject) -> None:
    """Hangs the added page tree into ours as one of its branches."""
    root: Any = writer.root["/Pages"]
    branch: Any = node.get_object()
    branch[generic.pdf_name("/Parent")] = writer.root.raw_get("/Pages")
    root["/Kids"].append(node)
    root[generic.pdf_name("/Count")] = generic.NumberObject(int(root["/Count"]) + int(branch["/Count"]))
    writer.update_container(root["/Kids"])
    writer.update_container(root)


def _add_tags(writer: IncrementalPdfFileWriter, theirs: Any, pages: Any) -> None:
    ours: Any = writer.root["/StructTreeRoot"]
    offset = int(ours["/ParentTreeNextKey"])
    for page in _leaves(pages):
        key = int(page["/StructParents"])
        page[generic.pdf_name("/StructParents")] = generic.NumberObject(key + offset)
    _mark_ids(theirs)
    _hang(writer, ours["/K"], list(theirs["/K"]))
    numbers = list(theirs["/ParentTree"]["/Nums"])
    for key, elements in zip(numbers[::2], numbers[1::2], strict=True):
        ours["/ParentTree"]["/Nums"] += [generic.NumberObject(int(key) + offset), elements]
    _merge(ours, theirs)
    ours[generic.pdf_name("/ParentTreeNextKey")] = generic.NumberObject(
        offset + int(theirs["/ParentTreeNextKey"])
    )
    writer.update_container(ours)


def _hang(writer: IncrementalPdfFileWriter, document: Any, branches: list[Any]) -> None:
    """Makes the added elements parts of our one document element."""
    for branch in branches:
        element: Any = branch.get_object()
        element[generic.pdf_name("/P")] = next(iter(document))
        element[generic.pdf_name("/S")] = generic.pdf_name("/Part")
        document[0]["/K"].append(branch)
    writer.update_container(document[0])


def _merge(ours: Any, theirs: Any) -> None:
    """Takes over what our tree does not have yet: roles, and the ids of table headers in order."""
    for role, standard in theirs.get("/RoleMap", {}).items():
        ours["/RoleMap"].setdefault(role, standard)
    names = list(theirs["/IDTree"]["/Names"]) if "/IDTree" in theirs else []
    if "/IDTree" in ours:
        names = [*ours["/IDTree"]["/Names"], *names]
    if names:
        pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: _bytes(pair[0]))
        flat = generic.ArrayObject([each for pair in pairs for each in pair])
        ours[generic.pdf_name("/IDTree")] = generic.DictionaryObject({generic.pdf_name("/Names"): flat})


def _mark_ids(tree: Any) -> None:
    """Gives every id of the added tree our mark, where it stands and where it is named."""
    for element in _elements(tree):
        if "/ID" in element:
            element[generic.pdf_name("/ID")] = _marked(element["/ID"])
        for attributes in _attributes(element):
            if "/Headers" in attributes:
                named = [_marked(each) for each in _each(attributes["/Headers"])]
                attributes[generic.pdf_name("/Headers")] = generic.ArrayObject(named)
    if "/IDTree" in tree:
        names = list(tree["/IDTree"]["/Names"])
        names[::2] = [_marked(each) for each in names[::2]]
        tree["/IDTree"][generic.pdf_name("/Names")] = generic.ArrayObject(names)


def _elements(node: Any) -> Iterator[Any]:
    children = node.get("/K", [])
    for child in _each(children) if isinstance(children, list) else [children]:
        if isinstance(child, generic.DictionaryObject) and "/S" in child:
            yield child
            yield from _elements(child)


def _attributes(element: Any) -> list[Any]:
    found = element.get("/A", [])
    own = list(_each(found)) if isinstance(found, list) else [found]
    return [attributes for attributes in own if isinstance(attributes, generic.DictionaryObject)]


def _leaves(node: Any) -> Iterator[Any]:
    for child in _each(node["/Kids"]):
        if child["/Type"] == "/Pages":
            yield from _leaves(child)
        else:
            yield child


def _each(array: Any) -> Iterator[Any]:
    """The members of an array, references followed; plain iteration leaves them as they are."""
    return (array[number] for number in range(len(array)))


def _bytes(text: Any) -> bytes:
    original: bytes = text.original_bytes
    return original


def _marked(text: Any) -> generic.ByteStringObject:
    return generic.ByteStringObject(_MARK + _bytes(text))
