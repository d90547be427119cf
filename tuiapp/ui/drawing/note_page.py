"""A paper as a page: the blocks that the detail pane wraps and draws."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual.content import Content
from textual.style import Style

from tuiapp.library import Paper, languages
from tuiapp.library.index.indexed_paper import MARKS, text_of
from tuiapp.library.paper_links import text_links, urls_of
from tuiapp.library.search.highlights import stands_in
from tuiapp.library.search.query import Term
from tuiapp.library.text.find_urls import find_urls
from tuiapp.library.text.printable_path import printable
from tuiapp.session.session import Session
from tuiapp.startup.locations import CorpusLocation
from tuiapp.ui.drawing.match_marks import with_matches

FEW_AUTHORS = 8
"""Names at the top of a page; the note has to stay in sight under a paper of two hundred authors."""


class Column(NamedTuple):
    """The note in one language among others: its code and its paragraphs, the language's name first."""

    language: str
    paragraphs: tuple[Content, ...]


class Columns(NamedTuple):
    """Notes side by side where the page is wide enough, else one below the other."""

    sides: tuple[Column, ...]


Block = Content | Columns

Find = Callable[[str], tuple[int, str] | None]
"""The row and title of the paper that a wikilink names, if it is there."""

LINK_NUMBER: Final = "link"
"""The key under which a place on the page has the number of its link, as `urls_of` counts them from 0."""

_WIKILINK: Final = re.compile(r"\[\[([^\[\]]{1,300})\]\]")

BLANK = Content("")


def page(
    paper: Paper, language: str, *, together: bool, words: Sequence[Term] = (), find: Find | None = None
) -> Iterator[Block]:
    """The blocks of a page in reading order, each made when it is reached; each wraps by itself."""
    numbers = {url: number for number, url in enumerate(urls_of(paper))}

    def finished(text: Content, field: str) -> Content:
        text = _clickable(text, numbers)
        text = _linked(text, find) if find else text
        return with_matches(text, [word for word in words if word.field in ("", field)]) if field else text

    for field, block in _blocks(paper, language, together=together, words=words):
        if isinstance(block, Columns):
            yield Columns(
                tuple(Column(code, tuple(finished(text, code) for text in side)) for code, side in block.sides)
            )
        else:
            yield finished(block, field)


def _blocks(paper: Paper, language: str, *, together: bool, words: Sequence[Term]) -> Iterator[tuple[str, Block]]:
    """The blocks with the field whose words are looked for in each, "" for our own words."""
    yield "title", Content(paper.title or "(no title)").stylize("title")
    if paper.authors:
        yield "author", _authors(paper)
    yield "tag", _when_and_what(paper)
    yield from (("link", _link(link.url, link.label)) for link in paper.links)
    yield "", BLANK
    if together and len(paper.notes) > 1:
        yield "notes", _notes_together(paper)
    else:
        yield from _matched_elsewhere(paper, language, words)
        yield from _note(paper, language)
    if paper.abstract:
        yield from (("", BLANK), ("", Content("Abstract").stylize("label")))
        yield from (("abstract", line.stylize_before("abstract")) for line in _paragraphs(paper.abstract))
    others = list(dict.fromkeys(link.url for link in text_links(paper)))
    if others:
        yield from (("", BLANK), ("", Content("Links in the text").stylize("label")))
        yield from (("link", _link(url, None)) for url in others)
    if len(paper.authors) > FEW_AUTHORS:
        yield from (("", BLANK), ("", Content(f"All {len(paper.authors)} authors").stylize("label")))
        yield "author", Content(", ".join(paper.authors)).stylize("muted")


MOST_FAULTS: Final = 5
"""Problems that are named where there is no paper to show."""


def empty_page(session: Session, location: CorpusLocation, *, is_waiting: bool) -> list[Block]:
    """What stands where no paper does: why, and what to do."""
    if len(session.library):
        return [Content("No paper is all of this.").stylize("title"), BLANK, Content("esc takes back one filter.")]
    if is_waiting:
        return [Content("The digests are being read.").stylize("title"), BLANK, Content("The newest come first.")]
    if faults := session.library.faults:
        shown = [Content(str(fault)).stylize("notice") for fault in faults[:MOST_FAULTS]]
        more = [Content("! lists all problems.")] if len(faults) > MOST_FAULTS else []
        then = Content("Mend that, then R reads the digests again.")
        return [Content("No paper could be read.").stylize("title"), BLANK, *shown, BLANK, *more, then]
    return [
        Content("There is no digest here yet.").stylize("title"),
        BLANK,
        Content(f"Looked in: {', '.join(map(printable, location.paths))}").stylize("muted"),
        BLANK,
        Content("Put digests there (.yaml, .txt as pasted from a browser, .md notes) and press R, press p to add a"),
        Content(f"copied post, or write one as YAML with: tuiapp import FILE --to {printable(location.paths[0])}"),
    ]


def _authors(paper: Paper) -> Content:
    more = len(paper.authors) - FEW_AUTHORS
    names = ", ".join(paper.authors[:FEW_AUTHORS]) + (f" and {more} more" if more > 0 else "")
    return Content(names).stylize("muted")


def _when_and_what(paper: Paper) -> Content:
    tags = [Content(f"#{tag}").stylize("tag") for tag in paper.tags]
    return Content(" ").join([Content(paper.date or "undated").stylize("muted"), *tags])


def _link(url: str, label: str | None) -> Content:
    text = Content(url).stylize("link")
    return Content(f"{label}: ") + text if label else text


def _note(paper: Paper, language: str) -> Iterator[tuple[str, Block]]:
    found = paper.shown_note(language)
    if found is None:
        yield "", Content("This paper has no note.").stylize("notice")
        return
    shown, text = found
    if shown != language:
        missing, there = languages.english_name(language), languages.english_name(shown)
        yield from (("", Content(f"No {missing} note: shown in {there}.").stylize("notice")), ("", BLANK))
    yield from ((shown, line) for line in _paragraphs(text))


def _matched_elsewhere(paper: Paper, language: str, words: Sequence[Term]) -> Iterator[tuple[str, Block]]:
    """Says so where a word of the search stands only in the note of another language."""
    shown = paper.shown_note(language)
    if not words or shown is None:
        return
    here = "\n".join([*(text_of(paper, field) for field in MARKS), shown.text])
    missed = [word for word in words if word.field in paper.languages or not stands_in(here, word)]
    for note in paper.notes:
        if note.language != shown.language and any(
            word.field in ("", note.language) and stands_in(note.text, word) for word in missed
        ):
            said = f"The search matches in the {languages.english_name(note.language)} note."
            yield from (("", Content(said).stylize("notice")), ("", BLANK))
            return


def _notes_together(paper: Paper) -> Columns:
    return Columns(
        tuple(
            Column(code, (Content(languages.own_name(code)).stylize("label"), *_paragraphs(paper.note(code) or "")))
            for code in languages.of_notes(paper.languages)
        )
    )


def _paragraphs(text: str) -> list[Content]:
    """One block a line, so that a note of fifty thousand lines is wrapped only as far as it is read."""
    return [_with_links(line) for line in text.split("\n")]


def _with_links(line: str) -> Content:
    content = Content(line)
    for start, end in find_urls(line):
        content = content.stylize("link", start, end)
    return content


def _clickable(text: Content, numbers: Mapping[str, int]) -> Content:
    """A text whose links have their numbers; nothing that a digest says gets into what is run by a click."""
    for span in text.spans:
        if span.style == "link":
            number = numbers.get(text.plain[span.start : span.end])
            if number is not None:
                text = text.stylize(Style.from_meta({LINK_NUMBER: number}), span.start, span.end)
    return text


def _linked(text: Content, find: Find) -> Content:
    """A text in which a link to another note is that paper's title and goes there, if the corpus has it."""
    parts: list[Content] = []
    at = 0
    for match in _WIKILINK.finditer(text.plain):
        if found := find(match[1]):
            row, title = found
            # Only the number of a row gets into the action, never text of a digest.
            go = Style.from_meta({"@click": f"screen.open_row({row})"})
            parts += [text[at : match.start()], Content(title).stylize("link").stylize(go)]
            at = match.end()
    return Content("").join([*parts, text[at:]]) if parts else text
