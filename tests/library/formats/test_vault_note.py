"""A vault note is read in every shape that people have kept them in."""

from __future__ import annotations

import pytest
from conftest import NOTE

from tuiapp.library import Note, Paper, Property
from tuiapp.library.formats import read as formats_read
from tuiapp.library.formats.vault_note import read


def one(text: str, name: str = "250228 Mirrors.md") -> Paper:
    (paper,) = read(text, name).papers
    return paper


def test_the_present_shape_gives_every_field() -> None:
    paper = one(NOTE, "v/250228 Mirrors.md")
    assert (paper.date, paper.title, paper.authors) == (
        "2025-02-28", "Mirrors: Self-Distillation at Scale", ("Eun Seo", "Tom Ode"),
    )  # fmt: skip
    assert paper.abstract == "Self-distillation is usually run at a small scale. We run it at a large one."
    assert paper.notes == (Note("ko", "큰 규모의 자기 증류."), Note("en", "Self-distillation at a large scale."))
    assert paper.tags == ("distillation", "rl")
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2502.00007"]


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("Mirrors: A Study (Eun Seo, Tom Ode)\n\n노트.", "Mirrors: A Study", ("Eun Seo", "Tom Ode")),
        ("Mirrors: A Study of\n  Many Things (Eun Seo)\n\n노트.", "Mirrors: A Study of Many Things", ("Eun Seo",)),
        ("*Mirrors (Re)visited (Again)* (Eun Seo)\n\n노트.", "Mirrors (Re)visited (Again)", ("Eun Seo",)),
        ("Mirrors: A Study (https://e.org/m)\n노트.", "Mirrors: A Study", ()),
        ("# Mirrors, at Last\n\n노트.", "Mirrors, at Last", ()),
        ("그냥 노트만 있음.", "Mirrors", ()),
        ("이런 것이 있음 (Eun Seo)\n\n노트.", "Mirrors", ()),
    ],
)
def test_the_title_is_found_or_taken_from_the_files_name(text: str, title: str, authors: tuple[str, ...]) -> None:
    paper = one(text)
    assert (paper.title, paper.authors) == (title, authors)
    assert paper.note("ko")


@pytest.mark.parametrize(
    ("before", "after"),
    [("<english>\n", "\n</english>"), ("<english>\n", ""), ("<enligsh>\n", "\n</enligsh>"), ("", "")],
)
def test_the_english_note_is_found_in_a_block_or_behind_the_korean(before: str, after: str) -> None:
    paper = one(f"*Mirrors* (Eun Seo)\n\n> Abs.\n\n하나.\n\n둘.\n\n{before}One.\n\nTwo.{after}\n\n#rl")
    assert paper.notes == (Note("ko", "하나.\n\n둘."), Note("en", "One.\n\nTwo."))
    assert paper.tags == ("rl",)


@pytest.mark.parametrize(
    ("end", "tags"),
    [
        ("#a #b ", ("a", "b")),
        ("#a\n\n#b", ("a", "b")),
        ("마지막 문장. #a #b", ("a", "b")),
        ("#a F", ("a",)),
        ("#a #b (다만 작은 모델에서)", ("a", "b")),
        ("＃a ＃llm/agent", ("a", "llm/agent")),
        ("#image_generation #NLP", ("image_generation", "NLP")),
        ("#a\n\n# Links\n\n[[250101 Other.md]]", ("a",)),
    ],
)
def test_tags_are_found_anywhere_in_the_last_lines(end: str, tags: tuple[str, ...]) -> None:
    assert one(f"*Mirrors* (Eun Seo)\n\n노트.\n\n{end}").tags == tags


def test_a_quotation_of_several_paragraphs_is_the_abstract() -> None:
    assert one("*Mirrors* (Eun Seo)\n\n> One.\n>\n> Two.\n\n노트.").abstract == "One.\n\nTwo."


@pytest.mark.parametrize("heading", ["# Links\n\n", "## links:\n", ""])
def test_links_to_other_notes_are_the_papers_and_no_note(heading: str) -> None:
    links = "[[250101 Other.md]]\n[[250102 Third]]"
    paper = one(f"*Mirrors* (Eun Seo)\n\n노트. [[250103 In Text]]\n\n#rl\n\n{heading}{links}")
    assert paper.note("ko") == "노트. [[250103 In Text]]"
    assert paper.properties == (Property("related", "[[250101 Other.md]] [[250102 Third]]"),)
    assert one(f"https://e.org/x\n\n{heading}{links}").notes == ()


ABSTRACT = "We study replay for small models and find that it helps a great deal in most of the settings."


def test_an_english_paragraph_that_nobody_quoted_is_the_abstract_above_a_korean_note() -> None:
    paper = one(f"*A Study of Replay* (Minsu Kim)\n\n{ABSTRACT}\n\n리플레이를 쓰는 방법.\n\nA method.")
    assert paper.abstract == ABSTRACT
    assert paper.notes == (Note("ko", "리플레이를 쓰는 방법."), Note("en", "A method."))


def test_an_english_note_may_stand_above_the_korean_one() -> None:
    paper = one("*Mirrors* (Eun Seo)\n\n> Abs.\n\nOne.\n\nTwo.\n\n하나.\n\n둘.")
    assert paper.notes == (Note("en", "One.\n\nTwo."), Note("ko", "하나.\n\n둘."))


def test_a_korean_line_inside_the_english_block_is_korean() -> None:
    paper = one("*Mirrors* (Eun Seo)\n\n> Abs.\n\n하나.\n\n<english>\nOne.\n둘.\n</english>")
    assert paper.notes == (Note("ko", "하나.\n\n둘."), Note("en", "One."))


def test_a_second_title_with_the_same_authors_is_kept_beside_the_first() -> None:
    paper = one("Mirrors: A Study (Eun Seo, Tom Ode)\n\nMirrors, Revisited at a Larger Scale (Eun Seo)\n\n노트.")
    assert (paper.title, paper.abstract, paper.note("ko")) == ("Mirrors: A Study", None, "노트.")
    assert paper.properties == (Property("title", "Mirrors, Revisited at a Larger Scale (Eun Seo)"),)


@pytest.mark.parametrize(
    ("text", "title", "url"),
    [
        (
            "https://e.org/f\nMirrors: Selective Models of Long Sequences\n\n노트.",
            "Mirrors: Selective Models of Long Sequences",
            "https://e.org/f",
        ),
        ("Mirrors: A Study https://e.org/m\n\n노트.", "Mirrors: A Study", "https://e.org/m"),
        ("[Mirrors](https://e.org/m_(x))\n\n노트.", "Mirrors", "https://e.org/m_(x)"),
        ("[https://e.org/m](https://e.org/m)\n\n노트.", "Mirrors", "https://e.org/m"),
        ("Mirrors에 대한 이야기가 여럿 나오고 있음 (https://e.org/m)\n\n더.", "Mirrors", None),
        ("그냥 생각.\nMirrors: A Study\nhttps://e.org/m\n더.", "Mirrors: A Study", "https://e.org/m"),
    ],
)
def test_an_address_on_a_title_or_behind_it_is_the_papers_and_prose_is_no_title(
    text: str, title: str, url: str | None
) -> None:
    paper = one(text)
    assert (paper.title, [link.url for link in paper.links]) == (title, [url] if url else [])
    assert paper.note("ko")


def test_names_behind_a_bracket_that_is_never_closed_are_the_authors() -> None:
    paper = one("Mirrors: A Study (Eun Seo, Tom Ode\n\n노트.")
    assert (paper.title, paper.authors) == ("Mirrors: A Study", ("Eun Seo", "Tom Ode"))


def test_entities_are_letters_and_those_of_control_characters_are_nothing() -> None:
    paper = one("*Q&amp;A over C&#43;&#43; &lt;think&gt;* (Eun Seo)\n\n&amp;lt; 노트&#27;[31m `&lt;`.")
    assert paper.title == "Q&A over C++ <think>"
    assert paper.note("ko") == "&lt; 노트[31m `&lt;`."


def test_lists_and_line_breaks_inside_a_paragraph_are_kept() -> None:
    assert one("*Mirrors* (Eun Seo)\n\n셋:\n1. 하나\n2. two\n\n끝.").note("ko") == "셋:\n1. 하나\n2. two\n\n끝."


def test_an_empty_note_is_no_paper() -> None:
    assert read("\n\n", "250228 Mirrors.md").papers == ()


def test_a_note_that_is_named_by_its_arxiv_id_has_that_address_and_no_section_for_a_title() -> None:
    (paper,) = formats_read("#### 배경\n- **배경**\n글이다.\n\n#### 방법\n다른 글이다.\n", "2405.06258.md").papers
    assert (paper.title, paper.date, [link.url for link in paper.links]) == (
        "2405.06258",
        None,
        ["https://arxiv.org/abs/2405.06258"],
    )
    (old,) = formats_read("# A Study\n\n글이다.\n", "1406.0612v2.md").papers
    assert (old.title, old.links[0].url) == ("A Study", "https://arxiv.org/abs/1406.0612")
    assert formats_read("글이다.\n", "2405.0625.md").papers[0].links == ()


def test_a_heading_is_a_title_without_the_line_below_it() -> None:
    (paper,) = formats_read("# A Study\nThe text is right below it.\n", "a.md").papers
    assert (paper.title, paper.note("en")) == ("A Study", "The text is right below it.")
