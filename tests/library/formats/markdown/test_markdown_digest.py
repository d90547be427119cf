"""A day in one Markdown file, in the shapes that people write."""

from __future__ import annotations

import textwrap

import pytest

from tuiapp.library import Link, Note, Paper, formats
from tuiapp.library.checking.word_account import unplaced
from tuiapp.library.formats.parsed import Parsed

ABSTRACT = "We study replay for small models and find that it helps a great deal in most of the settings."


def parse(text: str, path: str = "2025-04-24.md") -> Parsed:
    """What is read of a text, all of whose words are somewhere."""
    text = textwrap.dedent(text)
    parsed = formats.read(text, path)
    assert not unplaced(text, path, parsed)
    return parsed


def papers(text: str, path: str = "2025-04-24.md") -> list[Paper]:
    return list(parse(text, path).papers)


def replay(**fields: object) -> Paper:
    """The paper that most of these texts begin with."""
    paper = Paper(
        "A Study of Replay",
        "2025-04-24",
        ("Minsu Kim", "Jane Doe"),
        links=(Link("https://arxiv.org/abs/2504.00001"),),
        notes=(Note("ko", "리플레이를 쓰는 방법."), Note("en", "A method.")),
    )
    return paper._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        # Numbered headings with a link, and labels in bold.
        """
        ## 1. [A Study of Replay](https://arxiv.org/abs/2504.00001)
        **저자**: Minsu Kim, Jane Doe

        리플레이를 쓰는 방법.

        A method.

        ## 2. [Second](https://arxiv.org/abs/2504.00002)
        둘째.
        """,
        # A list below each heading, the notes below headings of languages, English first.
        """
        # 오늘의 논문

        ### A Study of Replay
        - **Authors:** Minsu Kim and Jane Doe
        - **URL:** <https://arxiv.org/abs/2504.00001>

        #### Korean Summary
        리플레이를 쓰는 방법.

        #### English
        A method.

        ---

        ### Second
        - **Authors:** Bo Li
        """,
        # Authors in emphasis, the link behind the title, what is said in labels.
        """
        ## A Study of Replay [[arXiv]](https://arxiv.org/abs/2504.00001)
        *Minsu Kim, Jane Doe*

        **한국어:** 리플레이를 쓰는 방법.

        **English:** A method.

        ## Second [[arXiv]](https://arxiv.org/abs/2504.00002)
        *Bo Li*
        """,
        # A list.
        """
        - **[A Study of Replay](https://arxiv.org/abs/2504.00001)** - Minsu Kim, Jane Doe
          - 리플레이를 쓰는 방법.
          - A method.
        - **[Second](https://arxiv.org/abs/2504.00002)** - Bo Li, Cy Wu
        """,
        # A table.
        """
        Title | Authors | 한국어 | English | arXiv
        ---|:---:|---|---|---
        **A Study of Replay** | Minsu Kim, Jane Doe | 리플레이를 쓰는 방법. | A method. | 2504.00001
        Second | Bo Li | | | https://arxiv.org/abs/2504.00002
        """,
    ],
)  # fmt: skip
def test_each_heading_item_or_row_is_a_paper(text: str) -> None:
    first, second = papers(text)
    assert second.title == "Second"
    assert second.date == "2025-04-24"
    bare = first._replace(
        links=tuple(link._replace(label=None) for link in first.links),
        notes=tuple(Note(code, note.replace("- ", "")) for code, note in first.notes),
        properties=(),
    )
    assert bare == replay()


def test_every_part_of_a_paper_may_have_a_heading_a_label_or_neither() -> None:
    first, second = papers(
        f"""
        ## [A Study of Replay](https://arxiv.org/abs/2504.00001 "arXiv")

        (Minsu Kim, Jane Doe)

        > {ABSTRACT}
        >
        > It is short.

        TL;DR: 리플레이를 쓰는 방법.

        - **Code**: https://github.com/a/b
        - **Venue**: NeurIPS
        - **Tags**: rl, replay buffers

        #moe

        ## [Second](https://arxiv.org/abs/2504.00002)

        ### 초록
        {ABSTRACT}

        ### My own view
        둘째.

        | a | b |
        |---|---|
        | 1 | 2 |
        """
    )
    assert first.abstract == f"{ABSTRACT}\n\nIt is short."
    assert first.authors == ("Minsu Kim", "Jane Doe")
    assert first.tags == ("rl", "replay buffers", "moe")
    assert first.links == (
        Link("https://arxiv.org/abs/2504.00001", "arXiv"), Link("https://github.com/a/b", "Code"),
    )  # fmt: skip
    assert first.note("ko") == "리플레이를 쓰는 방법."
    assert second.abstract == ABSTRACT
    assert second.note("ko") == "### My own view\n\n둘째.\n\n| a | b |\n|---|---|\n| 1 | 2 |"


def test_days_and_groups_are_headings_too_and_what_stands_around_the_papers_is_named() -> None:
    parsed = parse(
        """
        # Reading list

        Hello, here is the list.

        ## 2025. 4. 24. (목)

        ### NLP

        #### [A Study of Replay](https://arxiv.org/abs/2504.00001)

        #### [Second](https://arxiv.org/abs/2504.00002)

        ## April 25, 2025

        #### [Third](https://arxiv.org/abs/2504.00003)
        """,
        "list.md",
    )
    assert [(paper.title, paper.date, dict(paper.properties)["section"]) for paper in parsed.papers] == [
        ("A Study of Replay", "2025-04-24", "Reading list / NLP"),
        ("Second", "2025-04-24", "Reading list / NLP"),
        ("Third", "2025-04-25", "Reading list"),
    ]
    assert [(left.line, left.text) for left in parsed.left_out] == [(4, "Hello, here is the list.")]


def test_the_properties_of_a_file_hold_for_each_of_its_papers() -> None:
    (first, second) = papers(
        """
        ---
        title: Papers of today
        date: 2025-04-20
        tags: [daily]
        layout: post
        ---
        ## [A Study of Replay](https://arxiv.org/abs/2504.00001)
        #rl
        ## [Second](https://arxiv.org/abs/2504.00002)
        """
    )
    assert (first.date, first.tags) == ("2025-04-20", ("rl", "daily"))
    assert dict(second.properties) == {"title": "Papers of today", "layout": "post"}


def test_a_row_of_a_list_without_a_day_has_its_own_and_one_in_a_days_file_has_the_files() -> None:
    text = """
        ## Updated on 2025.04.26

        |Publish Date|Title|Authors|PDF|Code|
        |---|---|---|---|---|
        |**2025-04-23**|**A Study of Replay**|Minsu Kim et.al.|[2504.00001v1](http://arxiv.org/abs/2504.00001v1)|null|
        """
    (paper,) = papers(text, "list.md")
    assert (paper.date, paper.authors) == ("2025-04-23", ("Minsu Kim", "et al."))
    assert paper.links == (Link("http://arxiv.org/abs/2504.00001v1", "PDF"),)
    assert papers(text)[0].date == "2025-04-24"


def test_a_day_with_one_paper_is_a_day() -> None:
    (paper,) = papers("# 2025-04-24\n\n## A Study of Replay\n\n(Minsu Kim)\n\n리플레이.", "x.md")
    assert (paper.title, paper.date, paper.authors) == ("A Study of Replay", "2025-04-24", ("Minsu Kim",))


@pytest.mark.parametrize(
    "text",
    [
        "# A Study of Replay\n\nhttps://arxiv.org/abs/2504.00001\n\n## Method\n\n방법.\n\n## Results\n\n결과. #rl",
        "# A Study\n\n1. First https://arxiv.org/abs/2504.00001\n2. Second\n\n> quote",
        "*A Study of Replay* (Minsu Kim)\n\n노트.\n\n# Links\n\n[[a]]\n\n## More\n\nhttps://arxiv.org/abs/2504.00002",
        "---\ntitle: A Study\narxiv: 2504.00001\n---\n\n## 서지\n\n- **저자:** 김하나\n\n## 더\n\n- **PDF:** https://arxiv.org/pdf/1",
        "| metric | a |\n|---|---|\n| x | 1 |",
        "- [a](https://e.org/a)\n- [b](https://e.org/b)",
    ],
)
def test_a_note_with_headings_lists_and_tables_stays_one_paper(text: str) -> None:
    assert len(papers(text, "250424 A Study.md")) == 1


def test_escapes_and_entities_of_markdown_are_the_letters_they_stand_for() -> None:
    (first, _second) = papers(
        r"""
        ## [A\_B \& C&#43;&#43; \[x\]](https://arxiv.org/abs/2504.00001)
        리플레이 \*아님\*, $\mathcal{O}(n)\,$ 와 `\&amp;` &amp;lt;

        ## [Second](https://arxiv.org/abs/2504.00002)
        """
    )
    assert first.title == "A_B & C++ [x]"
    assert first.note("ko") == r"리플레이 *아님*, $\mathcal{O}(n)\,$ 와 `\&amp;` &lt;"


def test_a_digest_is_told_by_what_it_says_and_not_by_its_name() -> None:
    text = "## [A](https://arxiv.org/abs/2504.00001)\n\n노트.\n\n## [B](https://arxiv.org/abs/2504.00002)\n"
    assert [paper.title for paper in formats.read(text, "pasted text").papers] == ["A", "B"]
    assert [paper.title for paper in formats.read(text, "2025-04-24.txt").papers] == ["A", "B"]


def test_an_arxiv_id_behind_the_title_in_a_cell_is_the_papers_address() -> None:
    head = "| Date | Title |\n|---|---|\n"
    rows = "| 2025-04-24 | [A Study](../a.md) <br><code>2504.00001</code> |\n| 2025-04-24 | **B** 2504.00002 |\n"
    found = formats.read(head + rows, "index.md").papers
    assert [(paper.links[0].url, paper.notes) for paper in found] == [
        ("https://arxiv.org/abs/2504.00001", ()),
        ("https://arxiv.org/abs/2504.00002", ()),
    ]
