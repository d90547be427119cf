"""A vault note is read in every shape that people have kept them in."""

from __future__ import annotations

import pytest
from conftest import NOTE

from tuiapp.library import Note, Paper
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
        ("#image_generation #NLP", ("image_generation", "NLP")),
        ("#a\n\n# Links\n\n[[250101 Other.md]]", ("a",)),
    ],
)
def test_tags_are_found_anywhere_in_the_last_lines(end: str, tags: tuple[str, ...]) -> None:
    assert one(f"*Mirrors* (Eun Seo)\n\n노트.\n\n{end}").tags == tags


def test_a_quotation_of_several_paragraphs_is_the_abstract() -> None:
    assert one("*Mirrors* (Eun Seo)\n\n> One.\n>\n> Two.\n\n노트.").abstract == "One.\n\nTwo."


def test_links_to_other_notes_stay_in_the_note() -> None:
    assert (
        one("*Mirrors* (Eun Seo)\n\n노트.\n\n# Links\n\n[[250101 Other.md]]").note("ko")
        == "노트.\n\n[[250101 Other.md]]"
    )


def test_lists_and_line_breaks_inside_a_paragraph_are_kept() -> None:
    assert one("*Mirrors* (Eun Seo)\n\n셋:\n1. 하나\n2. two\n\n끝.").note("ko") == "셋:\n1. 하나\n2. two\n\n끝."


def test_an_empty_note_is_no_paper() -> None:
    assert read("\n\n", "250228 Mirrors.md").papers == ()
