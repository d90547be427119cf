"""What a reader has marked is asked for like anything else, and own notes are searched like any other text."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_query import PAPERS, TOKENS, WORDS, obvious

from tuiapp.library import Library, Link, Note, Paper
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.facets import Calendar, date_facets, mine_facets, tag_facets
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.library.search.matcher import narrows
from tuiapp.library.search.query import parse
from tuiapp.session.answer import Answer
from tuiapp.session.session import Session
from tuiapp.storage.marks.index import Marked, MarkIndex
from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.reading_state import is_unread

AT = "2025-04-21T10:00:00.000000Z"


def marked_as(paper: Paper, *, is_read: bool | None = None, is_starred: bool = False, note: str = "") -> Mark:
    mark = Mark(spelled_identities(paper), paper.title)
    if is_read is not None:
        mark = mark.saying("read", AT if is_read else None, AT)
    if is_starred:
        mark = mark.saying("starred", AT, AT)
    return mark.saying("note", note, AT) if note else mark


def index_of(marks: Iterable[Mark], *, is_saved: bool) -> MarkIndex:
    """Marks of an earlier session, or of this one."""
    return MarkIndex.of(marks, {}) if is_saved else MarkIndex().with_marks(marks)


def with_marks(library: Library, marks: MarkIndex, first_unread_day: str = "") -> Library:
    return library.with_marks(MarkedRows(library.corpus, marks, first_unread_day))


READ = Paper("Replay buffers", "2025-04-24", notes=(Note("ko", "리플레이 버퍼"),), tags=("rl",))
STARRED = Paper("Mamba again", "2025-04-24", links=(Link("https://arxiv.org/abs/2504.00001"),), tags=("rl", "ssm"))
NOTED = Paper("Fragments", "2025-04-23", abstract="On storage.", tags=("db",))
OLD = Paper("Old", "2025-04-01", tags=("rl",))
UNDATED = Paper("Undated")
MARKS = [
    marked_as(READ, is_read=True), marked_as(STARRED, is_starred=True),
    marked_as(NOTED, is_read=False, note="이 방법은 replay와\nRAG를 함께 쓴다"),
]  # fmt: skip
LIBRARY = with_marks(Library.of([READ, STARRED, NOTED, OLD, UNDATED]), MarkIndex.of(MARKS, {}), "2025-04-24")


def found(text: str, library: Library = LIBRARY) -> list[str]:
    answer = Answer.to(parse(text), library)
    while not answer.is_complete:
        answer = answer.scanned_further()
    return [library.paper(row).title.split()[0] for row in answer.rows[: answer.exact_total]]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("is:unread", ["Mamba", "Fragments"]), ("is:read", ["Replay", "Old", "Undated"]), ("is:starred", ["Mamba"]),
        ("is:u", ["Mamba", "Fragments"]), ("is:안읽음", ["Mamba", "Fragments"]), ("상태:별표", ["Mamba"]),
        ("is:읽음", ["Replay", "Old", "Undated"]), ("is:읽지않음", ["Mamba", "Fragments"]),
        ("-is:read", ["Mamba", "Fragments"]), ("is:unread tag:rl", ["Mamba"]),
        ("is:unread,starred", ["Mamba", "Fragments"]),
        ("is:unread date:2025-04-23", ["Fragments"]), ("is:unread storage", ["Fragments"]),
        ("is:starred | tag:db", ["Mamba", "Fragments"]),
        ("has:my", ["Fragments"]), ("-has:my", ["Replay", "Mamba", "Old", "Undated"]), ("있음:내메모", ["Fragments"]),
        ("has:my,link", ["Mamba", "Fragments"]), ("has:my is:starred", []),
        ("my:rag", ["Fragments"]), ("내메모:방법", ["Fragments"]), ("my:ㅂㅂㅇ", ["Fragments"]), ("my:storage", []),
        ("-my:rag", ["Replay", "Mamba", "Old", "Undated"]), ('my:"replay rag"', []), ("my:=rag", ["Fragments"]),
        ("replay", ["Replay", "Fragments"]), ("replay storage", ["Fragments"]), ("=rag", ["Fragments"]),
        ("-replay", ["Mamba", "Old", "Undated"]), ("방법 | mamba", ["Mamba", "Fragments"]), ("ㅂㅂ", ["Fragments"]),
        ("title:replay", ["Replay"]), ("replay tag:db", ["Fragments"]), ("my:rag mamba", []),
        ("쓴다 is:unread", ["Fragments"]),
    ],
)  # fmt: skip
def test_what_is_marked_and_noted_is_found(text: str, titles: list[str]) -> None:
    assert found(text) == titles
    assert [LIBRARY.paper(row).title.split()[0] for row in LIBRARY.matching(parse(text))] == titles


@pytest.mark.parametrize(
    ("text", "works"), [("is:old", "unread, read, starred"), ("is:unread,x", "starred"), ("has:zzz", "my")]
)
def test_a_value_that_is_none_is_named_with_what_would_work(text: str, works: str) -> None:
    (problem,) = parse(text).problems
    assert works in problem.why


@pytest.mark.parametrize("text", ["is:", "-is:", "my:", "is:,"])
def test_a_condition_on_marks_that_is_still_being_typed_asks_for_nothing(text: str) -> None:
    assert not parse(text).groups
    assert not parse(text).problems


def test_conditions_on_marks_are_said_in_words() -> None:
    assert describe_query(parse("is:unread -is:starred has:my -my:rag"), {}) == (
        "unread, not starred, with a note of your own, without “rag” in your own note"
    )


def test_a_paper_that_is_read_meanwhile_stays_until_the_query_changes() -> None:
    session = Session.start(Library.of([READ, STARRED, NOTED, OLD]), "ko", MarkIndex.of(MARKS, {}), "2025-04-24")
    asked = session.asking(parse("is:unread"))
    read = asked.with_marks(asked.marks.with_marks([marked_as(STARRED, is_read=True, is_starred=True)]))
    for later in (read, read.sorted_by("title").sorted_by("date"), read.reloaded(read.library)):
        assert [later.library.paper(row).title for row in later.rows] == ["Mamba again", "Fragments"]
    assert not read.marked_rows.has(read.rows[0], "unread")
    for text in ("is:unread ", "is:unread frag", "is:u"):
        changed = read.asking(parse(text))
        assert [changed.library.paper(row).title for row in changed.rows] == ["Fragments"]
    unread = read.with_marks(read.marks.with_marks([marked_as(READ, is_read=False)])).asking(parse("is:unread -x"))
    assert [unread.library.paper(row).title for row in unread.rows] == ["Replay buffers", "Fragments"]


def test_a_note_of_this_moment_is_found_by_the_next_query() -> None:
    session = Session.start(Library.of([READ, OLD]), "ko").asking(parse("생"))
    assert not session.rows
    noted = session.with_marks(session.marks.with_marks([marked_as(OLD, note="내 생각")])).asking(parse("생각"))
    assert [noted.library.paper(row).title for row in noted.rows] == ["Old"]
    gone = noted.with_marks(noted.marks.with_marks([marked_as(OLD, is_read=True)])).asking(parse("생각이"))
    assert not gone.rows


def test_an_own_note_weighs_more_than_an_abstract() -> None:
    papers = [Paper("a", abstract="moe"), Paper("b"), Paper("c", abstract="moe once more")]
    library = with_marks(Library.of(papers), MarkIndex.of([marked_as(papers[1], note="moe")], {}))
    query = parse("moe")
    rows = library.sorted(library.matching(query), query, "relevance")
    assert library.paper(rows[0]).title == "b"


def test_the_sidebar_counts_what_is_unread_and_what_is_mine() -> None:
    marked, rows = LIBRARY.marked, range(len(LIBRARY))
    unread = marked.among(rows, "unread")
    dates = date_facets(Calendar(LIBRARY), rows, (), frozenset(), unread)
    assert [(facet.value, facet.papers, facet.unread) for facet in dates] == [
        ("2025-04-24", 2, 1), ("2025-04-23", 1, 1), ("2025-04-01", 1, 0), ("undated", 1, 0),
    ]  # fmt: skip
    tags = tag_facets(LIBRARY, rows, (), unread)
    assert {(facet.value, facet.papers, facet.unread) for facet in tags} == {("rl", 3, 1), ("ssm", 1, 1), ("db", 1, 1)}
    mine = mine_facets(marked, rows, ("has:my",))
    assert [(facet.value, facet.papers, facet.is_chosen) for facet in mine] == [
        ("is:unread", 2, False), ("is:starred", 1, False), ("has:my", 1, True),
    ]  # fmt: skip
    assert [facet.papers for facet in mine_facets(marked, LIBRARY.matching(parse("tag:rl")), ())] == [1, 1, 0]


def test_choosing_what_is_mine_writes_the_same_words_as_a_reader_would() -> None:
    query = parse("replay").choose("mine", "is:unread")
    assert query.text == "replay is:unread"
    assert query.values("mine") == ("is:unread",)
    assert query.toggle("mine", "has:my").text == "replay is:unread has:my"
    assert query.toggle("mine", "has:my").choose("mine", "has:my").text == "replay has:my"
    assert query.choose("mine", "is:unread").text == query.without("mine").text == "replay"
    assert query.undone().text == "is:unread"
    assert query.undone().undone().text == ""


MARK_TOKENS = st.one_of(
    TOKENS,
    st.sampled_from(
        ["is:unread", "is:read", "-is:unread", "is:starred", "is:unread,starred", "has:my", "-has:my", "has:my,ko"]
    ),
    WORDS.map("my:{}".format), WORDS.map("-my:{}".format), WORDS.map('my:"{}"'.format), WORDS,
)  # fmt: skip
STATES = st.tuples(st.none() | st.booleans(), st.booleans(), st.sampled_from(["", "", "가나 ab", "R 고과-l값"]) | WORDS)
LINKS = st.sampled_from(
    [(), (Link("https://arxiv.org/abs/2504.00001v2"),), (Link("https://arxiv.org/abs/2504.00002"),)]
)
MARKED_PAPERS = st.lists(
    st.tuples(st.builds(lambda paper, links: paper._replace(links=links), PAPERS, LINKS), STATES), max_size=6
)


def obvious_with_marks(paper: Paper, marked: Marked, token: str, tags: set[str], day: str) -> bool:
    """Whether one token holds for a paper, by the slow search: an own note is one more text, as an address is."""
    field, colon, value = token.removeprefix("-").partition(":")
    if token.startswith("-") and colon:
        return not obvious_with_marks(paper, marked, token[1:], tags, day)
    if field == "is":
        state = {"unread" if is_unread(marked, paper.date, day) else "read", "starred" if marked.is_starred else ""}
        return bool(state & set(value.split(",")))
    if field == "has" and "my" in value.split(","):
        return bool(marked.note) or any(paper.note(part) is not None for part in value.split(","))
    if field == "my":
        return bool(marked.note) and obvious(Paper(marked.note or ""), f"title:{value}", set())
    texts = (*paper.tags, *(link.url for link in paper.links), *([marked.note] if marked.note else []))
    return obvious(paper if colon else paper._replace(tags=texts), token, tags)


@given(MARKED_PAPERS, st.lists(MARK_TOKENS, max_size=3), st.lists(MARK_TOKENS, max_size=2), st.booleans())
def test_the_search_finds_what_the_obvious_search_finds_of_marked_papers(
    papers: list[tuple[Paper, tuple[bool | None, bool, str]]], tokens: list[str], others: list[str], is_saved: bool
) -> None:
    day = "2025-01-01"
    marks = index_of(
        (marked_as(paper, is_read=read, is_starred=star, note=note) for paper, (read, star, note) in papers),
        is_saved=is_saved,
    )
    library = with_marks(Library.of(paper for paper, _state in papers), marks, day)
    tags, rows = set(library.tag_spellings), range(len(library))
    of_row = [marks.find(spelled_identities(library.paper(row))) for row in rows]
    expected = [
        row for row in rows
        if all(obvious_with_marks(library.paper(row), of_row[row], token, tags, day) for token in tokens)
    ]  # fmt: skip
    query, other = parse(" ".join(tokens)), parse(" ".join(others))
    assert list(library.matching(query)) == expected
    assert list(library.filtered(rows, query)) == expected
    answer = Answer.to(query, library)
    while not answer.is_complete:
        answer = answer.scanned_further()
    assert sorted(answer.exact) == expected
    if narrows(query, other):
        assert list(library.filtered(library.matching(other), query)) == expected
    assert [row for row in rows if library.marked.has(row, "unread")] == [
        row for row in rows if is_unread(of_row[row], library.paper(row).date, day)
    ]


@given(MARKED_PAPERS, st.lists(st.tuples(st.integers(0, 5), STATES), max_size=4), st.integers(0, 6))
def test_a_mark_more_changes_its_own_rows_and_no_other(
    papers: list[tuple[Paper, tuple[bool | None, bool, str]]],
    later: list[tuple[int, tuple[bool | None, bool, str]]],
    known: int,
) -> None:
    library = Library.of(paper for paper, _state in papers)
    marks = index_of(
        (marked_as(paper, is_read=read, is_starred=star, note=note) for paper, (read, star, note) in papers),
        is_saved=True,
    )
    rows = MarkedRows(library.corpus, marks, "2025-01-01")
    rows.look_ahead(known)
    assert rows.notes is not None
    for at, (read, star, note) in later:
        if at < len(papers):
            marks = marks.with_marks([marked_as(papers[at][0], is_read=read, is_starred=star, note=note)])
            rows = rows.with_marks(marks, "2025-01-01")
    anew = MarkedRows(library.corpus, marks, "2025-01-01")
    everything = range(len(library))
    for state in ("unread", "read", "starred"):
        assert list(rows.among(everything, state)) == list(anew.among(everything, state))
    assert list(rows.notes.items()) == list(anew.notes.items())
