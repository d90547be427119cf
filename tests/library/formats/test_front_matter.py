"""What stands before a note says what its keys say, and the note is read as if it were not there."""

from __future__ import annotations

import pytest

from tuiapp.library import Link, Note, Paper, Property, formats
from tuiapp.library.checking.word_account import texts_of, unplaced
from tuiapp.library.formats.vault_note import read
from tuiapp.library.text.cleaning import clean_text

NOTE = "*A Study of Replay* (Minsu Kim)\n\n> We study replay.\n\n리플레이를 쓰는 방법.\n\nA method.\n\n#replay"
BARE = Paper(
    "A Study of Replay",
    "2025-04-24",
    ("Minsu Kim",),
    "We study replay.",
    (Note("ko", "리플레이를 쓰는 방법."), Note("en", "A method.")),
    ("replay",),
)


def one(text: str, path: str = "250424 A Study of Replay.md") -> Paper:
    parsed = read(text, path)
    assert not parsed.faults
    assert not unplaced(text, path, parsed)
    (paper,) = parsed.papers
    return paper


def test_obsidians_properties_are_parts_of_the_paper_and_the_rest_is_kept() -> None:
    text = f"""---
aliases: [Replay]
tags:
  - rl
  - llm/agent
url: https://arxiv.org/abs/2504.16650
date: 2025-04-20
status: reading
rating: 5
---
{NOTE}"""
    assert one(text, "2025-03-14/x.md") == BARE._replace(
        date="2025-04-20",
        tags=("replay", "rl", "llm/agent"),
        links=(Link("https://arxiv.org/abs/2504.16650"),),
        properties=(Property("aliases", "Replay"), Property("status", "reading"), Property("rating", "5")),
    )


@pytest.mark.parametrize(
    ("head", "changed"),
    [
        ("---\ntags: rl, moe\n---", BARE._replace(tags=("replay", "rl", "moe"))),
        ("---\ntags: #rl #moe\n---", BARE._replace(tags=("replay", "rl", "moe"))),
        ("---\ndate: 2025. 4. 20.\n---", BARE._replace(date="2025-04-20")),
        ("---\narxiv: 2504.16650v2\n---",
         BARE._replace(links=(Link("https://arxiv.org/abs/2504.16650"),),
                       properties=(Property("arxiv", "2504.16650v2"),))),
        ("---\nsource: https://e.org/x\ncode: https://github.com/a/b\n---",
         BARE._replace(links=(Link("https://e.org/x", "source"), Link("https://github.com/a/b", "code")))),
        ("---\ntitle: Replay: a study\ncreated: 2025-04-21\n---",
         BARE._replace(properties=(Property("title", "Replay: a study"), Property("created", "2025-04-21")))),
        ("---\npaper:\n  venue: ICLR\n  pages: [1, 2]\n---",
         BARE._replace(properties=(Property("paper.venue", "ICLR"), Property("paper.pages", "1, 2")))),
        ('+++\ndate = "2025-04-20"\ntags = ["rl"]\n+++', BARE._replace(date="2025-04-20", tags=("replay", "rl"))),
        ("<!-- kept for later -->", BARE._replace(properties=(Property("comment", "kept for later"),))),
        ("%% kept for later %%\n---\ntags: [rl]\n---",
         BARE._replace(tags=("replay", "rl"), properties=(Property("comment", "kept for later"),))),
        ("---\n---", BARE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_every_kind_of_head_is_read_and_the_note_behind_it_as_if_it_were_not_there(
    head: str, changed: Paper, blank: str
) -> None:
    assert one(f"{head}{blank}{NOTE}") == changed


def test_properties_make_a_paper_of_a_note_that_says_nothing_of_itself() -> None:
    keys = "title: A Study of Replay\nauthors: [Minsu Kim, 'Doe, Jane']\nsummary_ko: 리플레이.\nabstract: We study it."
    paper = one(f"---\n{keys}\n---\n노트.")
    assert (paper.title, paper.authors) == ("A Study of Replay", ("Minsu Kim", "Doe, Jane"))
    assert paper.abstract == "We study it."
    assert paper.note("ko") == "노트.\n\n리플레이."


def test_a_page_of_logseq_is_an_outline_below_its_properties() -> None:
    text = (
        "title:: A Study of Replay\ntags:: rl, replay\nurl:: https://arxiv.org/abs/2504.16650\nstatus:: done\n\n"
        "- 리플레이를 쓰는 방법.\n- A method.\n"
    )
    paper = one(text, "journals/2025_04_24.md")
    assert (paper.title, paper.date, paper.tags) == ("A Study of Replay", "2025-04-24", ("rl", "replay"))
    assert paper.notes == (Note("ko", "리플레이를 쓰는 방법."), Note("en", "A method."))
    assert (paper.links, paper.properties) == (
        (Link("https://arxiv.org/abs/2504.16650"),), (Property("status", "done"),),
    )  # fmt: skip


def test_a_line_above_a_note_that_has_no_keys_is_a_line() -> None:
    assert one("---\n\n리플레이.\n\n---\n\n끝.", "250424 A.md").note("ko") is not None
    assert one("그냥: 노트\n\n끝.", "250424 A.md").note("ko") == "그냥: 노트\n\n끝."


def test_lines_keep_their_numbers_below_a_head() -> None:
    assert one(f"---\ntags: [rl]\n---\n\n{NOTE}").source.line == 5


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("escape", ["\\u202e", "\\x1b[31m", "\\U000e0041", "\\u0007", "&#x202e;"])
def test_no_escape_in_a_property_brings_a_letter_that_steers_a_terminal(name: str, escape: str) -> None:
    keys = ["title", "authors", "abstract", "tags", "summary_ko", "url", "venue"]
    head = "".join(f'{key}: "a {escape} b"\n' for key in keys)
    listed = f"---\n{head}---\n" + f'---\nauthors: ["a {escape}", "b"]\ntags: ["a{escape}", "b"]\n---\n'
    for text in (f"---\n{head}---\nA\n(Bo Li)\n노트.\n#x\n", f"{listed}A\n(Bo Li)\n노트.\n#x\n"):
        for paper in formats.read(text, name).papers:
            for said in texts_of(paper):
                assert said == clean_text(said), (escape, said)
