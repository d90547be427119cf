"""A paper while its parts come in, under the labels that its digest has for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tuiapp.library.formats.author_names import read_authors
from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.exported_links import exported_link
from tuiapp.library.formats.labels import Label, note_of
from tuiapp.library.formats.lines import continues_previous
from tuiapp.library.formats.markdown.inline import (
    InlineLink,
    links_in,
    plain,
    unmarked,
    without_links,
)
from tuiapp.library.formats.note_languages import SHORTEST_ABSTRACT, languages_of
from tuiapp.library.formats.part_values import ALL_AUTHORS, ALL_LINKS, ALL_TAGS, OUR_LINKS, is_generic, tags_of, united
from tuiapp.library.identity import arxiv_id
from tuiapp.library.languages import LATIN, mainly_of_script, of_script
from tuiapp.library.paper import Link, Note, Paper, Source
from tuiapp.library.text.cleaning import clean_line, clean_text, tidy_text
from tuiapp.library.text.folding import fold

_DOI: Final = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_LONG_ENOUGH_ALONE: Final = 300
"""Characters from which the first English paragraph is the abstract where nothing is in another language."""


@dataclass(slots=True)
class PaperDraft:
    """What is known of a paper so far; texts may still be masked (see `markdown.inline`).

    Attributes:
        line: where it begins, counted from 1.
        date: its day in ISO, where one is known.
        published: the day on which it came out, which stands in where no day is known.
        listed: the day of the list that it is in, which stands in where that is not known either.
        arxiv_ids: ids that stand there without an address.
        has_lone_abstract: whether a long English paragraph at the beginning is the abstract also where nothing is in
            another language.
        texts: its paragraphs in their order, each with the language that a heading gives it, "" where none does.

    """

    line: int
    date: str | None = None
    title: str = ""
    published: str | None = None
    listed: str | None = None
    has_lone_abstract: bool = False
    authors: list[str] = field(default_factory=list)
    abstract: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    arxiv_ids: list[str] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)

    def take(self, label: Label, text: str) -> None:
        """Take what stands behind a label; what is not what the label promises is kept as a property."""
        if not text.strip():
            return
        if label.part == "abstract" and self.abstract and of_script(text):
            # A translation of it.
            self.texts.append((of_script(text) or "", text))
        elif label.part == "abstract":
            self.abstract.append(text)
        elif label.part == "note":
            is_certain = label.language != LATIN or label.text == note_of(LATIN)
            language = None if is_certain else mainly_of_script(text)
            self.texts.append((language or label.language, text))
        else:
            _TAKERS[label.part](self, label, text)

    def take_authors(self, text: str, *, joined_by_and: bool = True) -> None:
        """Take the names of a line of authors; see `read_authors`."""
        found = read_authors(unmarked(text), joined_by_and=joined_by_and)
        if self.authors:
            if not set(found.names) <= set(self.authors):
                self.keep("authors", text)
            return
        self.authors += found.names
        if found.as_written:
            self.keep("authors", found.as_written)

    def take_link(self, link: InlineLink, name: str = "") -> None:
        """Take a link; what stands on it is its label, else `name`, unless that only says that it is a link."""
        words = clean_line(plain(link.text))
        is_address = not words or words == link.url or arxiv_id(words) is not None
        kind = "" if is_generic(name) else clean_line(plain(name))
        self.links.append(Link(link.url, link.title or (kind if is_address else words) or None))

    def keep(self, name: str, text: str) -> None:
        """Keep something that no field has."""
        if text := clean_text(plain(text)):
            self.properties.append((clean_line(plain(name)), text))

    def paper(self, path: str) -> Paper:
        """The paper of all that came in; `path` is the file that it was read from, as shown."""
        abstract, notes = self._abstract_and_notes()
        return Paper(
            title=_line(self.title),
            date=self.date or self.published or self.listed,
            authors=tuple(filter(None, map(_line, self.authors))),
            abstract=_text("\n\n".join(abstract)) or None,
            notes=notes,
            tags=tuple(dict.fromkeys(filter(None, map(_line, self.tags)))),
            links=tuple({link.url: link for link in reversed([*self._pages(), *self.links])}.values())[::-1],
            properties=united(self.properties),
            source=Source(path, self.line),
        )

    def _pages(self) -> list[Link]:
        """The pages at arXiv of the ids that are named without one, unless a link leads to the paper."""
        if not self.arxiv_ids:
            return []
        linked = {arxiv_id(link.url) for link in self.links}
        return [Link(f"https://arxiv.org/abs/{one}") for one in dict.fromkeys(self.arxiv_ids) if one not in linked]

    def _abstract_and_notes(self) -> tuple[list[str], tuple[Note, ...]]:
        texts, abstract = self.texts, self.abstract
        if not abstract and texts and _reads_as_abstract(texts, lone=self.has_lone_abstract):
            abstract, texts = [texts[0][1]], texts[1:]
        told = iter(languages_of([plain(text) for language, text in texts if not language]))
        notes: dict[str, list[str]] = {}
        for language, text in texts:
            notes.setdefault(language or next(told), []).append(text)
        joined = ((code, _text("\n\n".join(parts))) for code, parts in notes.items())
        return abstract, tuple(Note(code, text) for code, text in joined if text)


def _text(text: str) -> str:
    """A text of several lines; what was masked may still have to be cleaned, all else was when it was read."""
    letters = text if text.isascii() else plain(text)
    return tidy_text(text) if letters is text else clean_text(letters)


def _line(text: str) -> str:
    """A text on one line; what was masked may still have to be cleaned."""
    letters = text if text.isascii() else plain(text)
    return " ".join(text.split()) if letters is text else clean_line(letters)


def _reads_as_abstract(texts: Sequence[tuple[str, str]], *, lone: bool) -> bool:
    """Whether the first paragraph is an abstract that nothing names so."""
    (language, first), *others = texts
    if language or of_script(first) or continues_previous(plain(first)) or first.startswith("#"):
        return False
    if any(code or of_script(text) for code, text in others):
        return len(first) >= SHORTEST_ABSTRACT
    return lone and len(first) >= _LONG_ENOUGH_ALONE


def _take_title(draft: PaperDraft, label: Label, text: str) -> None:
    words = unmarked(text)
    if draft.title:
        if fold(plain(words)) != fold(plain(draft.title)):
            draft.keep(label.text or "title", words)
        return
    draft.title = words
    for link in links_in(text):
        draft.take_link(link._replace(text=""))


def _take_authors(draft: PaperDraft, label: Label, text: str) -> None:
    if label.text == ALL_AUTHORS:
        draft.authors.append(text)
    else:
        draft.take_authors(text)


def _take_tags(draft: PaperDraft, label: Label, text: str) -> None:
    draft.tags += [text] if label.text == ALL_TAGS else tags_of(text)


def _take_links(draft: PaperDraft, label: Label, text: str) -> None:
    if label.text in OUR_LINKS and (own := exported_link(text.strip(), is_any=label.text == ALL_LINKS)):
        draft.links.append(own)
        return
    found = links_in(text)
    address = plain(text).strip()
    if not found and (arxiv := arxiv_id(address)):
        draft.arxiv_ids.append(arxiv)
        draft.keep(label.text, text)
        return
    if not found and (doi := _DOI.fullmatch(address)):
        found, text = [InlineLink("", f"https://doi.org/{doi[1]}")], ""
    for link in found:
        draft.take_link(link, label.text)
    if re.search(r"\w", without_links(text)):
        draft.keep(label.text or "link", text)


def _take_date(draft: PaperDraft, label: Label, text: str) -> None:
    day = date_line(plain(unmarked(text)))
    date = to_date(day) if day else None
    if date and label.part == "date" and draft.date is None:
        draft.date = date
        return
    draft.published = draft.published or date
    draft.keep(label.text or label.part, unmarked(text))


_TAKERS: Final[dict[str, Callable[[PaperDraft, Label, str], None]]] = {
    "title": _take_title,
    "authors": _take_authors,
    "tags": _take_tags,
    "link": _take_links,
    "date": _take_date,
    "published": _take_date,
}
