"""Notes of papers, each under its paper's title where there are several papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library import languages
from tuiapp.library.export import missing
from tuiapp.library.export.form import Piece
from tuiapp.library.paper import Paper


def shown(papers: Sequence[Paper], language: str) -> Iterator[Piece]:
    """The note that is shown to a reader of a language: the one in it, else another one."""
    for paper in papers:
        note = paper.shown_note(language)
        if note is None:
            yield Piece(None, (missing.note,))
        else:
            lacking = () if note.language == language else (missing.note_in(language),)
            yield Piece(_under_title(papers, paper, [note.text]), lacking)


def in_all_languages(papers: Sequence[Paper], language: str) -> Iterator[Piece]:
    """All notes of each paper, the one in the reader's language first."""
    for paper in papers:
        codes = sorted(languages.of_notes(paper.languages), key=lambda code: code != language)
        texts = [text for code in codes if (text := paper.note(code))]
        lacking = tuple(missing.note_in(code) for code in languages.CODES if not paper.note(code))
        yield Piece(_under_title(papers, paper, texts), lacking) if texts else Piece(None, (missing.note,))


def _under_title(papers: Sequence[Paper], paper: Paper, texts: Sequence[str]) -> str:
    return "\n\n".join([*([paper.title] if len(papers) > 1 else []), *texts])
