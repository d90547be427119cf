"""The lines of one paper in a pasted post, below its title → its abstract and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.labels import Label
from tuiapp.library.formats.lines import Line
from tuiapp.library.formats.note_languages import SHORTEST_ABSTRACT, languages_of
from tuiapp.library.formats.post_labels import LabelledLine, labelled_line
from tuiapp.library.languages import LATIN, mainly_of_script, of_script
from tuiapp.library.paper import Note


def read_body(body: list[Line]) -> tuple[str | None, tuple[Note, ...]]:
    """The abstract and the notes of a paper's lines.

    Where no line names them, the abstract is one English line above the notes, which their letters tell apart.
    """
    stretches = _stretches(body)
    _label, head = stretches[0]
    abstract: list[str] = []
    if head and _is_abstract(head[0].text, [line.text for line in body[1:]]):
        abstract, head = [head[0].text], head[1:]
    notes = {code: [join(part)] for code, part in _by_language(head)}
    for label, below in stretches[1:]:
        lines = below
        if label and label.part == "abstract" and not abstract:
            in_english = list(takewhile(lambda line: not of_script(line.text), lines))
            abstract, lines = [join(in_english)] if in_english else [], lines[len(in_english) :]
        for code, part in _labelled_notes(label, lines):
            notes.setdefault(code, []).append(join(part))
    return "\n\n".join(abstract) or None, tuple(Note(code, "\n\n".join(parts)) for code, parts in notes.items())


def _stretches(body: Iterable[Line]) -> list[tuple[Label | None, list[Line]]]:
    """The lines below each label, those above the first one first."""
    found: list[tuple[Label | None, list[Line]]] = [(None, [])]
    has_labels = any(map(_label_of_text, body))
    for line in body:
        labelled = _label_of_text(line, is_among_labels=True) if has_labels else None
        if labelled:
            found.append((labelled.label, [line._replace(text=labelled.text, links=())] if labelled.text else []))
        else:
            found[-1][1].append(line)
    return found


def _label_of_text(line: Line, *, is_among_labels: bool = False) -> LabelledLine | None:
    """The label of the abstract or of a note that a line has."""
    found = labelled_line(line.text, is_among_labels=is_among_labels)
    return found if found and found.label.part in {"abstract", "note"} else None


def _labelled_notes(label: Label | None, lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The lines below a label by their languages: a Korean one below `English` is Korean all the same."""
    named = label.language if label else ""
    if not named:
        return _by_language(lines)
    codes = [(mainly_of_script(line.text) or named) if named == LATIN else named for line in lines]
    return _grouped(lines, codes)


def _is_abstract(first: str, rest: list[str]) -> bool:
    if of_script(first) or ln.url_of(first):
        return False
    return len(first) >= SHORTEST_ABSTRACT or not any(map(of_script, rest))


def _by_language(body: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each language's note, by its code and in their order; see `languages_of`."""
    return _grouped(body, languages_of([line.text for line in body]))


def _grouped(lines: Sequence[Line], codes: Sequence[str]) -> list[tuple[str, list[Line]]]:
    return [
        (code, [line for line, own in zip(lines, codes, strict=True) if own == code]) for code in dict.fromkeys(codes)
    ]


def join(body: Sequence[Line]) -> str:
    """Lines → text: each line is a paragraph, but the items of a list stay together."""
    parts = [body[0].text.strip()]
    for above, line in pairwise(body):
        in_list = ln.is_list_item(line.text) and not line.after_blank
        parts += ["\n" if in_list and ln.is_list_item(above.text) else "\n\n", line.text]
    return "".join(parts)
