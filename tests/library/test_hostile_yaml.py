"""What only YAML can do wrong: one cause is one fault at its line, and the papers around it open."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from tuiapp.library import Fault, Paper
from tuiapp.library.formats.yaml import walk as yaml_walk
from tuiapp.library.formats.yaml.digest import read

ABOVE = "date: 2025-03-02\npapers:\n- title: Above\n  tags: [a]\n"
BELOW = "- title: Below\n  tags: [b]\n"


def between(broken: str) -> tuple[Paper, list[str]]:
    """The paper that stands between two others, and the faults; the two others open in any case."""
    parsed = read(f"{ABOVE}{broken}\n{BELOW}", "d.yaml")
    above, paper, below = parsed.papers
    assert (above.title, above.tags, below.title, below.tags) == ("Above", ("a",), "Below", ("b",))
    assert below.source.line == ABOVE.count("\n") + broken.count("\n") + 2
    assert {one.date for one in parsed.papers} == {"2025-03-02"}
    return paper, [str(fault).removeprefix("d.yaml:") for fault in parsed.faults]


def test_a_quote_that_is_never_closed_is_named_where_it_begins_and_swallows_nothing() -> None:
    paper, faults = between('- title: Two\n  abstract: "never closed\n    at all\n  notes:\n    ko: 노트\n  tags: [x]')
    assert faults == ['6:13: the quote " is never closed (close it at the end of the text)']
    assert (paper.title, paper.abstract, paper.tags) == ("Two", "never closed at all", ("x",))
    assert paper.note("ko") == "노트"


def test_an_open_quote_in_a_title_leaves_the_papers_below_even_where_a_later_quote_would_close_it() -> None:
    paper, faults = between('- title: "Two\n  tags: [x]\n  abstract: it ends here"')
    assert (paper.title, paper.tags, paper.abstract) == ("Two", ("x",), 'it ends here"')
    assert faults == ['5:10: the quote " is never closed (close it at the end of the text)']


def test_a_title_with_a_colon_and_no_quotes_is_kept() -> None:
    paper, faults = between("- title: Title: sub\n  tags: [x]")
    assert (paper.title, paper.tags) == ("Title: sub", ("x",))
    assert faults == ["5:15: a text that holds ': ' is not in quotes (put the whole text in quotes)"]


@pytest.mark.parametrize(
    ("title", "column"),
    [("[Re] x", 15), ("[Re]", 10), ("{Re} x", 15), ("*Re* x", 13), ("!x Re", 10), ("@Re", 10), ("`Re` x", 10),
     ("%Re", 10), ('"Re" x', 15), ("> Re", 12), ("| Re", 12)],
)  # fmt: skip
def test_a_title_that_begins_with_a_sign_of_yaml_is_kept_as_text(title: str, column: int) -> None:
    paper, faults = between(f"- title: {title}\n  tags: [x]")
    assert paper.title == title.removeprefix("!x ")
    assert paper.tags == ("x",)
    assert len(faults) == 1
    assert faults[0].startswith(f"5:{column}: ")


def test_a_tab_before_a_field_is_named_and_the_paper_is_read() -> None:
    paper, faults = between("- title: Two\n\tabstract: x\n\ttags: [x]")
    assert (paper.abstract, paper.tags) == ("x", ("x",))
    assert faults == ["6:1: indented with a tab (indent with spaces)"]


def test_a_key_that_stands_twice_is_named_and_both_values_can_be_read() -> None:
    paper, faults = between("- title: Two\n  abstract: one\n  abstract: an other")
    assert paper.abstract == "one"
    assert faults == [
        "7:3: the key 'abstract' a second time (take one away: the one in line 6 counts); not read: “an other”"
    ]


def test_a_list_of_papers_that_stands_twice_opens_twice() -> None:
    parsed = read("papers:\n- title: A\npapers:\n- title: B\n", "d.yaml")
    assert [paper.title for paper in parsed.papers] == ["A", "B"]
    assert [fault.line for fault in parsed.faults] == [3]


def test_two_documents_are_read_with_a_day_each_and_named_once() -> None:
    day = "date: 2025-03-0{0}\npapers:\n- title: T{0}\n"
    parsed = read("---\n".join(day.format(number) for number in (1, 2, 3)), "d.yaml")
    assert [(paper.title, paper.date) for paper in parsed.papers] == [(f"T{n}", f"2025-03-0{n}") for n in (1, 2, 3)]
    assert [(fault.line, fault.why) for fault in parsed.faults] == [(4, "a second document in one file")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("just words here\n", "the file is one text"),
        ("- title: T\n", "the file is a list"),
        ("a: 1\nb: 2\n", "no digest"),
    ],
)
def test_a_root_of_another_kind_is_one_fault(text: str, why: str) -> None:
    parsed = read(text, "d.yaml")
    assert [fault.line for fault in parsed.faults] == [1]
    assert why in parsed.faults[0].why
    assert bool(parsed.papers) == text.startswith("- title")


LEVELS = "abcdefghi"
BOMBS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(LEVELS)),
    "merge keys": "a: &a {k: v}\n" + "".join(f"m{n}: &m{n} {{<<: [*a, *a, *a]}}\n" for n in range(40)),
    "brackets": "papers: " + "[" * 25_000,
    "braces": "papers: " + "{" * 25_000,
    "dashes": "papers:\n" + "- " * 25_000,
    "an alias to itself": "papers: &a [*a]\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("has_c_parser", [True, False])
def test_a_bomb_does_not_go_off_and_is_one_fault(
    bomb: str, has_c_parser: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    if not has_c_parser:
        monkeypatch.setattr(yaml_walk, "loader_class", lambda: yaml.BaseLoader)
    started = time.perf_counter()
    parsed = read(BOMBS[bomb], "d.yaml")
    assert time.perf_counter() - started < 10
    assert parsed.papers == ()
    assert len(parsed.faults) == 1


def test_aliases_in_a_digest_are_one_fault_and_the_papers_open() -> None:
    paper, faults = between("- title: Two\n  authors: &team [Ada Byron]\n  abstract: *team\n  tags: *team")
    assert (paper.title, paper.authors) == ("Two", ("Ada Byron",))
    assert faults == ["7:13: the alias *team and 1 other are not followed (write the texts out)"]


@pytest.mark.parametrize("number", ["9" * 5_000, "59:" * 100_000 + "59"])
def test_a_number_of_any_length_is_text(number: str) -> None:
    assert read(f"papers:\n- title: {number}\n", "d.yaml").papers[0].title == number


def test_an_arxiv_id_stays_exact() -> None:
    assert read("papers:\n- title: T\n  tags: [2504.16650]\n", "d.yaml").papers[0].tags == ("2504.16650",)


@pytest.mark.parametrize("text", ["no", "on", "2024", "12:30:45", "~", "null", "1e5", "0x1F"])
def test_a_word_that_yaml_has_a_meaning_for_stays_text(text: str) -> None:
    parsed = read(f"papers:\n- title: {text}\n  tags: [{text}]\n", "d.yaml")
    assert (parsed.papers[0].title, parsed.papers[0].tags, parsed.faults) == (text, (text,), ())


def test_a_day_that_the_calendar_has_not_is_kept_and_named() -> None:
    parsed = read("date: 2025-02-30\npapers:\n- title: T\n", "2025-02-28.yaml")
    assert (parsed.papers[0].title, parsed.papers[0].date) == ("T", None)
    assert str(parsed.faults[0]).endswith("1:7: no such day in the calendar: 2025-02-30 (write it as 2025-04-24)")


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!bool", "!!int", "!<x>"])
def test_a_yaml_tag_is_not_obeyed_and_its_text_is_kept(tag: str) -> None:
    paper, faults = between(f"- title: {tag} x")
    assert paper.title == "x"
    assert len(faults) == 1
    assert "is not obeyed (every value is text: take the tag away)" in faults[0]


def test_half_a_character_is_shown_as_a_sign_and_its_paper_is_listed() -> None:
    paper, faults = between('- title: "a \\ud800 b"\n  tags: [x]')
    assert (paper.title, paper.tags) == ("a � b", ("x",))
    assert faults == ["5:13: \\ud800 is half a character (write the character itself)"]


def test_a_character_in_two_halves_as_json_has_it_is_whole() -> None:
    paper, faults = between('- title: "a \\ud83d\\ude00 b"')
    assert (paper.title, faults) == ("a 😀 b", [])


@pytest.mark.parametrize("fields", ["tags: [x]", "abstract: x", "title: ''\n  tags: [x]"])
def test_a_paper_without_title_and_url_is_listed_all_the_same(fields: str) -> None:
    paper, faults = between(f"- {fields}")
    assert (paper.title, paper.links) == ("", ())
    assert faults == ["5:3: a paper without a title (add 'title:')"]


def test_the_same_paper_twice_is_shown_twice() -> None:
    parsed = read("papers:\n" + "- {title: T, links: [https://arxiv.org/abs/2504.16650]}\n" * 2, "d.yaml")
    assert [paper.title for paper in parsed.papers] == ["T", "T"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("On $\\beta$-VAE, $\\theta$", "On $\\beta$-VAE, $\\theta$"),
        ("$\\nu$, $\\frac{1}{2}$, $\\rho$", "$\\nu$, $\\frac{1}{2}$, $\\rho$"),
        ("$\\alpha$ \\emph{x} \\vec{v} 5\\%", "$\\alpha$ \\emph{x} \\vec{v} 5\\%"),
        ("$\\mathcal{O}(n)$", "$\\mathcal{O}(n)$"),
        ('{\\r{A}}ngstr\\"om', '{\\r{A}}ngstr"om'),
        ("a\\_b", "a\\_b"),
        ("one\\ntwo, \\u00e9 \\\\ \\x41", "one two, é \\ A"),
    ],
)  # fmt: skip
def test_a_backslash_before_a_word_is_text_in_double_quotes_too(written: str, meant: str) -> None:
    paper, faults = between(f'- title: "{written}"\n  tags: [x]')
    assert (paper.title, paper.tags, faults) == (meant, ("x",), [])


@pytest.mark.parametrize(
    ("field", "read_as"),
    [
        ("title： Two", "Two"),
        (" title: Two", "Two"),
        ("titel: Two", "Two"),
        ("ti\u200btle: Two", "Two"),
        ("title: 'It's two'", "It's two"),
        ("title: Issue #2 of Two", "Issue #2 of Two"),
        ('title: "Two" and "Three"', '"Two" and "Three"'),
        ("title: 'Two': three", "'Two': three"),
    ],
)
def test_a_title_is_read_however_its_field_is_written(field: str, read_as: str) -> None:
    paper, faults = between(f"- {field}\n  tags: [x]")
    assert (paper.title, paper.tags) == (read_as, ("x",))
    assert len(faults) == (0 if "\u200b" in field else 1)


def test_a_key_at_the_left_edge_belongs_to_the_paper_above_it() -> None:
    paper, faults = between("- title: Two\ntags: [x]\n  abstract: A: b")
    assert (paper.title, paper.tags, paper.abstract) == ("Two", ("x",), "A: b")
    assert [fault.split(": ")[0] for fault in faults] == ["6:1", "7:14"]


def test_a_paper_of_another_indentation_is_a_paper() -> None:
    parsed = read("papers:\n- title: A\n - title: B\n   tags: [b]\n- title: C\n", "d.yaml")
    assert [(paper.title, paper.tags) for paper in parsed.papers] == [("A", ()), ("B", ("b",)), ("C", ())]
    assert [(fault.line, fault.column) for fault in parsed.faults] == [(3, 2)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_places_behind_a_broken_paper_are_true_with_any_line_end(line_end: str) -> None:
    text = f'{ABOVE}- title: "Two\n{BELOW}'.replace("\n", line_end)
    parsed = read(text, "d.yaml")
    assert [(paper.title, paper.source.line) for paper in parsed.papers] == [("Above", 3), ("Two", 5), ("Below", 6)]
    assert isinstance(parsed.faults[0], Fault)
    assert (parsed.faults[0].line, parsed.faults[0].column) == (5, 10)
