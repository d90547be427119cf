"""A paper as a page: the blocks that the note pane wraps and draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from textual.content import Content

from tuiapp.library import Paper, languages
from tuiapp.library.index.indexed_paper import section_texts
from tuiapp.library.paper_links import text_links
from tuiapp.library.search.highlights import stands_in
from tuiapp.library.search.query import Term
from tuiapp.library.text.latex_shown import shown
from tuiapp.messages import _, ngettext
from tuiapp.ui.drawing.link_text import Links, linked_text, own_link
from tuiapp.ui.drawing.match_marks import with_matches

FEW_AUTHORS: Final = 4
"""Names on the line under the note; all of a long list stand at the end of the page."""


class Column(NamedTuple):
    """The note in one language among others: its code and its paragraphs, the language's name first."""

    language: str
    paragraphs: tuple[Content, ...]


class Columns(NamedTuple):
    """Notes side by side where the page is wide enough, else one below the other."""

    sides: tuple[Column, ...]


class Parts(NamedTuple):
    """Short texts one behind the other, none of which is broken where it fits on a line of its own."""

    parts: tuple[Content, ...]


Block = Content | Columns | Parts

BLANK: Final = Content("")
UNDER_TITLE: Final = Content("")
"""The blank line between a title and its note."""


def page(
    paper: Paper, language: str, *, together: bool, links: Links, words: Sequence[Term] = (), own_note: str = "",
    is_low: bool = False,
) -> Iterator[Block]:  # fmt: skip
    """The blocks of a page in reading order, each made when it is reached; each wraps by itself.

    Args:
        paper: the paper.
        language: the code of the language that the reader wants its note in.
        together: whether the notes in all languages are shown.
        links: what the links of the page lead to.
        words: the words of the search, which are marked where they stand.
        own_note: what the reader has written on the paper.
        is_low: whether a handful of lines can be seen, of which none is spent on the space under the title.
    """

    def marked(text: Content, field: str) -> Content:
        return with_matches(text, [word for word in words if word.field in ("", field)]) if field else text

    for field, block in _blocks(paper, language, links, together=together, words=words, own_note=own_note):
        if is_low and block is UNDER_TITLE:
            continue
        if isinstance(block, Columns):
            yield Columns(tuple(Column(code, tuple(marked(text, code) for text in side)) for code, side in block.sides))
        elif isinstance(block, Parts):
            yield Parts(tuple(marked(part, field) for part in block.parts))
        else:
            yield marked(block, field)


def _blocks(
    paper: Paper, language: str, links: Links, *, together: bool, words: Sequence[Term], own_note: str
) -> Iterator[tuple[str, Block]]:
    """The blocks with the field whose words are looked for in each, "" for our own words."""
    yield "title", Content(shown(paper.title) or _("(no title)")).stylize("title")
    yield "", UNDER_TITLE
    if together and len(paper.notes) > 1:
        yield "notes", _notes_together(paper, links)
    else:
        yield from _matched_elsewhere(paper, language, words)
        yield from _note(paper, language, links)
    yield from _own(own_note, links)
    yield from (("", BLANK), ("author", _about(paper, links)))
    if paper.abstract:
        yield from (("", BLANK), ("", Content(_("Abstract")).stylize("label")))
        yield from (("abstract", line.stylize_before("abstract")) for line in _paragraphs(paper.abstract, links))
    others = list(dict.fromkeys(link.url for link in text_links(paper)))
    if others:
        yield from (("", BLANK), ("", Content(_("Links in the text")).stylize("label")))
        yield from (("link", own_link(url, url, links)) for url in others)
    if paper.properties:
        yield from (("", BLANK), ("", Content(_("Properties")).stylize("label")))
        for name, text in paper.properties:
            yield from (("property", line) for line in _paragraphs(f"{name}: {text}", links))
    if len(paper.authors) > FEW_AUTHORS:
        number = len(paper.authors)
        heading = ngettext("{number} author", "All {number} authors", number).format(number=f"{number:,}")
        yield from (("", BLANK), ("", Content(heading).stylize("label")))
        yield "author", Content(", ".join(paper.authors)).stylize("muted")


def _about(paper: Paper, links: Links) -> Parts:
    """One line of who, when, what about and where: authors, date, tags and the paper's own links."""
    more = len(paper.authors) - FEW_AUTHORS
    names = ", ".join(paper.authors[:FEW_AUTHORS])
    if more > 0:
        names = ngettext("{names} and {number} more", "{names} and {number} more", more).format(
            names=names, number=f"{more:,}"
        )
    tags = Content(" ").join(Content(f"#{tag}").stylize("tag") for tag in paper.tags)
    parts = [Content(names).stylize("muted"), Content(paper.date or _("undated")).stylize("muted"), tags]
    parts += [own_link(link.url, link.label, links) for link in paper.links]
    return Parts(tuple(part for part in parts if part))


def _note(paper: Paper, language: str, links: Links) -> Iterator[tuple[str, Block]]:
    found = paper.shown_note(language)
    if found is None:
        yield "", Content(_("This paper has no note.")).stylize("muted")
        return
    if found.language != language:
        said = _("No {missing} note: shown in {there}.").format(
            missing=languages.name(language), there=languages.name(found.language)
        )
        yield from (("", Content(said).stylize("notice")), ("", BLANK))
    yield from ((found.language, line) for line in _paragraphs(found.text, links))


def _own(note: str, links: Links) -> Iterator[tuple[str, Block]]:
    """What the reader has written on the paper, where there is anything."""
    if note:
        yield from (("", BLANK), ("", Content(_("My note")).stylize("label")))
        yield from (("my", line) for line in _paragraphs(note, links))


def _matched_elsewhere(paper: Paper, language: str, words: Sequence[Term]) -> Iterator[tuple[str, Block]]:
    """Says so where a word of the search stands only in the note of another language."""
    note_shown = paper.shown_note(language)
    others = [note for note in paper.notes if note_shown and note.language != note_shown.language]
    if not words or note_shown is None or not others:
        return
    # One text after the other: most words stand in the first of them, and looking through an abstract takes time.
    here = (*section_texts(paper), note_shown.text)
    missed = [
        word for word in words if word.field in paper.languages or not any(stands_in(text, word) for text in here)
    ]
    for note in others:
        if any(word.field in ("", note.language) and stands_in(note.text, word) for word in missed):
            said = _("The search matches in the {language} note.").format(language=languages.name(note.language))
            yield from (("", Content(said).stylize("notice")), ("", BLANK))
            return


def _notes_together(paper: Paper, links: Links) -> Columns:
    return Columns(tuple(_column(code, paper.note(code) or "", links) for code in languages.of_notes(paper.languages)))


def _column(code: str, note: str, links: Links) -> Column:
    return Column(code, (Content(languages.own_name(code)).stylize("label"), *_paragraphs(note, links)))


def _paragraphs(text: str, links: Links) -> Iterator[Content]:
    """One block a line, so that a note of fifty thousand lines is wrapped only as far as it is read."""
    return (linked_text(shown(line), links) for line in text.split("\n"))
