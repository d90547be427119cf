"""The canonical format opens what it can and names the place of what it cannot."""

from __future__ import annotations

import textwrap

import pytest
from conftest import YAML
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Link, Note, Paper, Property
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.yaml import walk as yaml_walk
from tuiapp.library.formats.yaml.digest import read
from tuiapp.library.formats.yaml.writer import digest_lines
from tuiapp.library.text.cleaning import clean_text
from tuiapp.library.text.latex_accents import with_letters


def parse(text: str, path: str = "d.yaml") -> Parsed:
    return read(textwrap.dedent(text), path)


def paper_of(fields: str) -> Parsed:
    return read("date: 2025-03-02\npapers:\n- title: T\n" + textwrap.indent(textwrap.dedent(fields), "  "), "d.yaml")


def test_every_field_of_a_digest_is_read() -> None:
    parsed = read(YAML, "d.yaml")
    assert not parsed.faults
    first, second = parsed.papers
    assert first == Paper(
        title="GraphPilot: Steering Agents with Sparse Maps",
        date="2025-03-02",
        authors=("Mina Park", "Jonas Weber"),
        abstract="Agents that plan over long horizons lose their way. We give them a sparse map.",
        notes=(
            Note("ko", "희소한 지도를 쓰는 에이전트. 추론 비용이 절반으로 줄었군요."),
            Note("en", "Agents that carry a sparse map. The cost of inference is halved."),
        ),
        tags=("agent", "planning"),
        links=(Link("https://arxiv.org/abs/2503.00101"),),
    )
    assert second.links == (Link("https://example.org/quiet", "project"),)
    assert (first.source.file, first.source.line, second.source.line) == ("d.yaml", 3, 14)


@pytest.mark.parametrize("text", ["2504.16650", "no", "on", "2024", "12:30:45", "1e5", "0x1F", "~", "null", "5" * 5000])
def test_every_scalar_stays_the_text_it_was(text: str) -> None:
    parsed = parse(f"papers:\n- title: {text}\n  tags: [{text}]\n")
    assert (parsed.papers[0].title, parsed.papers[0].tags, parsed.faults) == (text, (text,), ())


@pytest.mark.parametrize(
    ("fields", "line", "column", "why", "hint"),
    [
        ("abstrct: x", 4, 3, "unknown key 'abstrct'", "did you mean 'abstract'?"),
        ("title: again", 4, 3, "the key 'title' a second time", "line 3"),
        ("authors: Ada", 4, 12, "'authors' is not a list", "[Ada]"),
        ("abstract: [a]", 4, 13, "'abstract' is not a text", "quote"),
        ("notes: hello", 4, 10, "'notes' has no languages", "en: "),
        ("notes: {korean!: x}", 4, 11, "not a language code", "two letters"),
        ("links: [[a]]", 4, 11, "a link is a list", "url"),
        ("links: [{label: x}]", 4, 11, "a link without a url", "url"),
        ("tags: [*a]", 4, 10, "the alias *a", "write the text out"),
        ("<<: {a: b}", 4, 3, "the merge key", "write the keys out"),
        (
            "abstract: !!python/object:os.system x",
            4,
            13,
            "tag:yaml.org,2002:python/object:os.system",
            "take the tag away",
        ),
        ("tags: [!!bool x]", 4, 10, "bool is not obeyed", "take the tag away"),
    ],
)
def test_a_wrong_field_is_named_at_its_place_and_the_paper_still_opens(
    fields: str, line: int, column: int, why: str, hint: str
) -> None:
    parsed = paper_of(fields)
    assert [paper.title for paper in parsed.papers] == ["T"]
    fault = parsed.faults[0]
    assert (fault.path, fault.line, fault.column) == ("d.yaml", line, column)
    assert why in fault.why
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('  abstract: "never closed', 5),
        ("  abstract: Title: sub", 5),
        ("  tags: [Re] title", 5),
        ("\tabstract: x", 5),
        ("  tags: [a", 5),
    ],
)
def test_a_paper_that_is_no_yaml_is_named_and_the_ones_around_it_open(broken: str, line: int) -> None:
    text = f"papers:\n- title: One\n  tags: [x]\n- title: Two\n{broken}\n- title: Three\n  tags: [z]\n"
    parsed = read(text, "2025-03-02.yaml")
    assert {"One", "Three"} <= {paper.title for paper in parsed.papers}
    assert parsed.papers[-1].source.line == 6
    assert parsed.papers[-1].tags == ("z",)
    assert parsed.papers[-1].date == "2025-03-02"
    assert abs(parsed.faults[0].line - line) <= 1
    assert parsed.faults[0].hint


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_a_paper_behind_a_broken_one_opens_with_any_line_end(line_end: str) -> None:
    text = 'papers:\n- title: One\n  abstract: "never closed\n- title: Two\n'
    papers = read(text.replace("\n", line_end), "d.yaml").papers
    assert [(paper.title, paper.source.line) for paper in papers] == [("One", 2), ("Two", 4)]


def test_any_number_of_broken_papers_leaves_the_others_open() -> None:
    parsed = read("papers:\n" + "- title: A: B\n- title: C\n" * 100, "d.yaml")
    assert [paper.title for paper in parsed.papers].count("C") == 100
    assert len(parsed.faults) == 100


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- title: T\n", "the file is a list"),
        ("just words", "the file is one text"),
        ("papers: 5\n", "'papers' is not a list"),
        ("papers:\n- T\n", "a paper that is only a text"),
        ("papers:\n- tags: [a]\n", "a paper without a title"),
        ("papers:\n- title: T\n---\npapers:\n- title: U\n", "a second document"),
        ("date: 2025-02-30\npapers:\n- title: T\n", "no such day"),
        ("date: soon\npapers:\n- title: T\n", "not a date"),
    ],
)
def test_a_digest_of_another_shape_is_named(text: str, why: str) -> None:
    assert why in read(text, "d.yaml").faults[0].why


def test_an_impossible_date_leaves_the_paper_undated() -> None:
    assert read("date: 2025-02-30\npapers:\n- title: T\n", "2025-02-28.yaml").papers[0].date is None


def test_without_a_date_the_name_of_the_file_gives_it() -> None:
    assert read("papers:\n- title: T\n", "x/2025-02-28.yaml").papers[0].date == "2025-02-28"


BOMBS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)),
    "merges": "a: &a {k: v}\n" + "".join(f"m{n}: &m{n} {{<<: [*a, *a, *a]}}\n" for n in range(20)),
    "brackets": "papers: " + "[" * 25_000,
    "braces": "papers: " + "{" * 25_000,
    "itself": "papers: &a [*a]\n",
    "sexagesimal": "papers:\n- title: " + "59:" * 100_000 + "59\n",
    "integer": "papers:\n- title: " + "9" * 5_000 + "\n",
    "controls": 'papers:\n- title: "a\\e[2Jb\\ud800"\n',
    "escape": "papers:\n- title: a\x1b[2Jb\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("has_c_parser", [True, False])
def test_no_bomb_goes_off_in_either_parser(bomb: str, has_c_parser: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    if not has_c_parser:
        monkeypatch.setattr(yaml_walk, "loader_class", lambda: yaml.BaseLoader)
    parsed = read(BOMBS[bomb], "d.yaml")
    assert len(parsed.papers) <= 1
    assert all("\x1b" not in paper.title for paper in parsed.papers)


TEXTS = st.text(alphabet=st.sampled_from("ab 가나.:#-'\"[]{}&*!|>%@`\\,?\n~=<0123$"), min_size=1, max_size=120).filter(
    str.strip
)
PAPERS = st.builds(
    Paper,
    title=TEXTS.map(lambda text: " ".join(text.split())),
    date=st.sampled_from(["2025-03-02"]),
    authors=st.lists(TEXTS.map(lambda text: with_letters(" ".join(text.split()))), max_size=4).map(tuple),
    abstract=st.none() | TEXTS,
    notes=st.tuples(st.builds(Note, st.sampled_from(["ko", "no"]), TEXTS), st.builds(Note, st.just("en"), TEXTS)),
    tags=st.lists(TEXTS.map(lambda text: " ".join(text.split())), max_size=3).map(tuple),
    links=st.lists(
        st.builds(Link, TEXTS.map(lambda text: "".join(text.split())), st.none() | st.just("a: b"), st.none()),
        max_size=2,
    ).map(tuple),
    properties=st.dictionaries(TEXTS.map(lambda text: " ".join(text.split())), TEXTS, max_size=2).map(
        lambda found: tuple(Property(name, clean_text(text)) for name, text in found.items())
    ),
)


@given(st.lists(PAPERS, min_size=1, max_size=3))
def test_what_is_written_reads_back_equal(papers: list[Paper]) -> None:
    papers = [
        paper._replace(
            abstract=clean_text(paper.abstract) if paper.abstract else None,
            notes=tuple(Note(note.language, clean_text(note.text)) for note in paper.notes),
        )
        for paper in papers
    ]
    parsed = read("\n".join([*digest_lines("2025-03-02", papers), ""]), "d.yaml")
    assert list(parsed.papers) == papers
    assert not parsed.faults


@given(st.text(alphabet=st.sampled_from("abt:- \n\t[]{}&*!|>'\"%#,?\\title papers"), max_size=200))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    parsed = read("papers:\n- title: T\n" + text, "d.yaml")
    assert all(fault.path == "d.yaml" for fault in parsed.faults)


def test_a_misspelt_title_is_one_fault_and_an_empty_one_too() -> None:
    for title in ("titel: A", "title: ''"):
        assert len(read(f"date: 2025-01-02\npapers:\n- {title}\n  tags: [x]\n", "d.yaml").faults) == 1


def test_properties_entities_and_accents_are_read_and_written_back() -> None:
    parsed = paper_of(
        """
        authors: ['J{\\"u}rgen M{\\"u}ller', '\\L{}ukasz Byk']
        abstract: "Q&amp;A over C&#43;&#43; &lt;think&gt;, and &amp;lt; as `&lt;`"
        properties: {status: read, aliases: [Replay, A Study], rating: 5}
        """
    )
    (paper,) = parsed.papers
    assert not parsed.faults
    assert paper.authors == ("Jürgen Müller", "Łukasz Byk")
    assert paper.abstract == "Q&A over C++ <think>, and &lt; as `&lt;`"
    assert paper.properties == (
        Property("status", "read"), Property("aliases", "Replay, A Study"), Property("rating", "5"),
    )  # fmt: skip
    assert read("\n".join(digest_lines("2025-03-02", [paper])), "d.yaml").papers == (paper,)
