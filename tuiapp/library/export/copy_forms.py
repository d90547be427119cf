"""Papers → the text that is copied of them, in each of the forms that a reader pastes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tuiapp.library import languages
from tuiapp.library.export.citation import citation_of, link_of
from tuiapp.library.paper import Paper


class Piece(NamedTuple):
    """What one paper gives in a form: its text, None where it has none, and what is missing, in words after "no"."""

    text: str | None
    missing: str = ""


class Form(NamedTuple):
    """One form: its key and name in the menu, what one and several are called, papers in a language → their pieces."""

    key: str
    name: str
    noun: str
    nouns: str
    pieces: Callable[[Sequence[Paper], str], Iterable[Piece]]
    between: str = "\n"


class Copy(NamedTuple):
    """A text to copy, None where the papers have nothing of the kind, and in words what it is and what is missing."""

    text: str | None
    what: str


def copy_of(form: Form, papers: Sequence[Paper], language: str) -> Copy:
    """Papers in a form, in their order; the note is the one that is shown where the reader's language is `language`."""
    pieces = list(form.pieces(papers, language))
    texts = [piece.text for piece in pieces if piece.text]
    count = f"{len(texts):,} " if len(papers) > 1 else ""
    said = [count + (form.noun if len(texts) == 1 else form.nouns)] if texts else []
    missing = Counter(piece.missing for piece in pieces if piece.missing)
    said += [_lacking(missing[what], what, among=len(papers)) for what in missing]
    said += ["what is listed twice is there once"] if len(pieces) < len(papers) else []
    what = ", ".join(said)
    return Copy(form.between.join(texts) if texts else None, what[:1].upper() + what[1:])


def _lacking(papers: int, what: str, *, among: int) -> str:
    if among == 1:
        return f"this paper has no {what}"
    if papers == 1:
        return f"1 paper has no {what}"
    return f"{papers:,} papers have no {what.replace('its own', 'their own')}"


def _links(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    return (Piece(link_of(paper)) if paper.links else Piece(None, "link of its own") for paper in papers)


def _markdown_links(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    from tuiapp.library.export.citation import cited_url
    from tuiapp.library.export.markdown import markdown_link

    sign = "- " if len(papers) > 1 else ""
    return (Piece(sign + markdown_link(paper), "" if cited_url(paper) else "link") for paper in papers)


def _titles(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    return (Piece(paper.title, "" if paper.title else "title") for paper in papers)


def _bibtex(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    from tuiapp.library.export.bibtex import bibtex_of
    from tuiapp.library.export.citation_key import keyed

    return (Piece(bibtex_of(paper, key)) for key, paper in keyed(papers))


def _citations(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    return (Piece(citation_of(paper)) for paper in papers)


def _notes(papers: Sequence[Paper], language: str) -> Iterator[Piece]:
    for paper in papers:
        note = paper.shown_note(language)
        if note is None:
            yield Piece(None, "note")
        else:
            yield _note(papers, paper, [note.text], "" if note.language == language else _language_note(language))


def _all_notes(papers: Sequence[Paper], language: str) -> Iterator[Piece]:
    for paper in papers:
        # The language that is read comes first.
        codes = sorted(languages.of_notes(paper.languages), key=lambda code: code != language)
        texts = [text for code in codes if (text := paper.note(code))]
        missing = " and no ".join(_language_note(code) for code in languages.CODES if not paper.note(code))
        yield _note(papers, paper, texts, missing) if texts else Piece(None, "note")


def _note(papers: Sequence[Paper], paper: Paper, texts: Sequence[str], missing: str) -> Piece:
    """Notes of a paper, under its title where they stand among those of other papers."""
    return Piece("\n\n".join([*([paper.title] if len(papers) > 1 else []), *texts]), missing)


def _language_note(language: str) -> str:
    return f"{languages.english_name(language)} note"


def _markdown(papers: Sequence[Paper], _language: str) -> Iterator[Piece]:
    from tuiapp.library.export.markdown import markdown_of

    return (Piece(markdown_of(paper)) for paper in papers)


LINK: Final = Form("l", "Link", "link", "links", _links)
FORMS: Final = (
    LINK,
    Form("m", "Markdown link", "Markdown link", "Markdown links", _markdown_links),
    Form("t", "Title", "title", "titles", _titles),
    Form("b", "BibTeX", "BibTeX entry", "BibTeX entries", _bibtex, "\n\n"),
    Form("c", "Citation", "citation", "citations", _citations),
    Form("n", "This note", "note", "notes", _notes, "\n\n"),
    Form("v", "All notes", "paper's notes", "papers' notes", _all_notes, "\n\n"),
    Form("p", "Whole paper", "paper as Markdown", "papers as Markdown", _markdown, "\n\n"),
)
"""The forms in the order of the menu; `v` is also the key that shows both notes."""
