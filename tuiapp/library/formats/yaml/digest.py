"""The canonical format: one day a YAML file, `date:` and `papers:`."""

from __future__ import annotations

from tuiapp.library.formats.dates import date_line, date_of_name, to_date
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.yaml.fields import FieldReader
from tuiapp.library.formats.yaml.keys import DIGEST_KEYS, nearest
from tuiapp.library.formats.yaml.nodes import Items, Node, Pairs, Scalar
from tuiapp.library.formats.yaml.parser import parse
from tuiapp.library.paper import Paper
from tuiapp.messages import _


def read(text: str, path: str) -> Parsed:
    """The papers of a YAML digest; a paper that is broken is a fault, and the ones around it open."""
    tree = parse(text)
    reader = FieldReader(path, tree)
    papers: list[Paper] = []
    found_date: str | None = None
    for root in tree.roots:
        date, nodes = _document(reader, root)
        found_date = date or found_date
        papers += (paper for node in nodes if (paper := reader.paper(node, found_date)))
    return Parsed(tuple(papers), tuple(sorted([*reader.slips(), *reader.faults])))


def _document(reader: FieldReader, root: Node) -> tuple[str | None, list[Node]]:
    """The date and the paper nodes of one document."""
    if isinstance(root, Items):
        reader.fault(root, _("the file is a list"), _("write 'papers:' in a line above it"))
        return date_of_name(reader.path), root.items
    if isinstance(root, Scalar):
        if root.text.strip():
            reader.fault_of(
                root,
                _("the file is one text"),
                _("name it .txt if it is a post, or write 'papers:' and below it '- title:'"),
            )
        return None, []
    keys = {key.text for key, _value in root.pairs}
    if "title" in keys and "papers" not in keys:
        hint = _("write 'papers:' above all keys but 'date:', '- ' before the first, and two blanks before the others")
        reader.fault(root, _("the file is one paper and no digest"), hint)
        date = next((value for key, value in root.pairs if key.text == "date" and value is not None), None)
        return _date(reader, date), [root]
    if not any(nearest(key, DIGEST_KEYS) for key in keys):
        hint = _("remove it from the folder: a digest has the keys 'date' and 'papers'")
        reader.fault_of(root, _("this is no digest"), hint)
        return None, []
    fields = reader.fields(root, DIGEST_KEYS, _("a digest"))
    return _date(reader, fields.get("date")), _papers(reader, fields.get("papers"))


def _papers(reader: FieldReader, node: Node | None) -> list[Node]:
    """The nodes of the papers; a single one may stand there without its dash."""
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Pairs):
        hint = _("write '- ' before its first key, and two blanks before the others")
        reader.fault(node, _("'papers' is not a list"), hint)
        return [node]
    if node is not None and node.text.strip():
        reader.fault_of(node, _("'papers' is not a list"), _("begin each paper with '- title:'"))
    return []


def _date(reader: FieldReader, node: Node | None) -> str | None:
    if node is None:
        return date_of_name(reader.path)
    text = reader.text(node, "date")
    match = date_line(text)
    date = to_date(match) if match else None
    if date is None and text:
        why = _("no such day in the calendar: {text}") if match else _("not a date: {text}")
        reader.fault(node, why.format(text=text), _("write it as 2025-04-24"))
    return date
