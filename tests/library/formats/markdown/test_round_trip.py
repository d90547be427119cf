"""What `list --format markdown` writes is read back to the same papers, whatever they say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Note, Paper, Property, formats
from tuiapp.library.export.forms.markdown import days
from tuiapp.library.text.cleaning import clean_line, clean_text


def written(papers: Sequence[Paper]) -> str:
    return "\n\n".join(piece.text or "" for piece in days(papers, "ko"))


def read_back(papers: Sequence[Paper]) -> list[Paper]:
    parsed = formats.read(written(papers), "post.md")
    assert not parsed.faults
    assert not parsed.left_out
    return list(parsed.papers)


def test_the_corpus_is_read_back_as_it_is(library: Library) -> None:
    papers = [library.paper(row) for row in range(len(library))]
    assert read_back(papers) == papers


TITLES = [
    "Abstract", "한국어", "2025-04-24", "Title: A Study", "저자: 김하나", "1. First", "[1] First",
    "[Re] A $x$ *b* Study", "Code", "PDF",
    "untitled", "*untitled*", "Undated", "", "#1 A", "🔥 A", "A #", "- a", "A (Ada Byron, Bo Li)", "A | B", "https://e.org/x",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "links", [(), (Link("https://e.org/a_(b)?x=1&amp;y"),), (Link("https://e.org", 'the "code"'),)]
)
def test_no_title_is_taken_for_anything_else(title: str, links: tuple[Link, ...]) -> None:
    papers = [Paper(title, "2025-04-24", links=links), Paper("Second", "2025-04-23")]
    assert read_back(papers) == papers


@pytest.mark.parametrize(
    "paper",
    [
        Paper("A", None, authors=("Kim, Minsu", "Bo Li and Cy Wu", "NVIDIA: Di Xu", "Qwen2 Team", "et al.")),
        Paper("A", "2025-04-24", abstract="한국어 초록.\n\n둘째 문단."),
        Paper("A", "2025-04-24", notes=(Note("fr", "Une note."), Note("zh-Hant", "筆記。"), Note("ja", "要約。"))),
        Paper("A", "2025-04-24", notes=(Note("en", "**Tags:** no\n#tag\nSummary: it\n- a\n  - b\n\n## no"),)),
        Paper("A", "2025-04-24", tags=("image generation", "c#", "#x", "a,b", "llm/agent", "_x")),
        Paper("A", "2025-04-24", links=(Link("javascript:alert(1)", "a [b]"), Link("https://e.org", "Links"))),
        Paper("A", "2025-04-24", properties=(Property("Title", "x"), Property("tags", "a\n\nb\n  - c"))),
    ],
)  # fmt: skip
def test_no_part_is_taken_for_another(paper: Paper) -> None:
    assert read_back([paper, Paper("B", paper.date, tags=("x",))]) == [paper, Paper("B", paper.date, tags=("x",))]


PIECES = st.sampled_from([
    "a", "가", "あ", " ", "\n", "\n\n", "  ", "#", "*", "**", "_", "`", "[", "](", ")", "<", ">", "|", "-", "1.",
    ":", "::", "\\", "&amp;", "&", ";", "$", "~", "https://e.org/x_y", "Authors:", "**Tags:**", "---", "===",
    "{% raw %}", "•", "\u00a0", "\u3000", ",", "，", "(", "%%",
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join).map(clean_text).filter(bool)
LINES = TEXTS.map(clean_line).filter(bool)
PAPERS = st.builds(
    Paper,
    title=LINES | st.sampled_from(TITLES),
    date=st.sampled_from([None, "2025-01-02", "2024-12-31"]),
    authors=st.lists(LINES, max_size=3).map(tuple),
    abstract=st.none() | TEXTS,
    notes=st.dictionaries(st.sampled_from(["ko", "en", "ja", "fr"]), TEXTS, max_size=3).map(
        lambda found: tuple(Note(code, text) for code, text in found.items())
    ),
    tags=st.lists(LINES, max_size=3, unique=True).map(tuple),
    links=st.lists(
        st.builds(Link, st.sampled_from(["https://e.org/(a", "https://e.org/a_b", "x:y", "http://e.org/&lt;"]) | LINES,
                  st.none() | LINES, st.none()),
        max_size=3, unique_by=lambda link: link.url,
    ).map(tuple),
    properties=st.dictionaries(LINES, TEXTS, max_size=2).map(
        lambda found: tuple(Property(name, text) for name, text in found.items())
    ),
)  # fmt: skip


@given(st.lists(PAPERS, min_size=1, max_size=3))
def test_whatever_papers_say_is_read_back(papers: list[Paper]) -> None:
    by_day = sorted(papers, key=lambda paper: paper.date or "")
    assert read_back(by_day) == by_day
