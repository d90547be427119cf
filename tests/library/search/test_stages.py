"""What was asked exactly comes first, whole words before all others; what is forgiven follows, named and refusable."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuiapp.library import Library, Note, Paper
from tuiapp.library.search.forgiving.describe_step import describe_step
from tuiapp.library.search.forgiving.glossary import Entry, Glossary, own_glossary, read_glossary
from tuiapp.library.search.forgiving.suggestions import suggestions
from tuiapp.library.search.query import parse
from tuiapp.library.search.stages import STEPS, StepKind
from tuiapp.library.text.hangul import jamo_of, typed_in_hangul, typed_in_latin
from tuiapp.session.answer import Answer

PAPERS = [
    Paper("Reasoning with agents", "2025-04-05", notes=(Note("ko", "추론을 위한 강화 학습의 연구"),)),
    Paper("Fragments of storage", "2025-04-04", abstract="An agent with a replay buffer."),
    Paper("RAG revisited", "2025-04-03", notes=(Note("ko", "검색에서는 추론 모델이 RL과 함께"),)),
    Paper("Policies", "2025-04-02", abstract="boxes and policies", tags=("rl",)),
]
LIBRARY = Library.of(PAPERS)


def answer(text: str, refused: frozenset[StepKind] = frozenset(), library: Library = LIBRARY) -> Answer:
    found = Answer.to(parse(text), library, refused)
    while not found.is_complete:
        found = found.scanned_further()
    return found


def titles(rows: object) -> list[str]:
    return [LIBRARY.paper(row).title.split()[0] for row in rows]  # type: ignore[attr-defined]


def test_papers_with_the_whole_word_come_before_those_with_a_part() -> None:
    found = answer("rag")
    assert titles(found.rows) == ["RAG", "Fragments"]
    assert found.exact_total == 2
    assert titles(answer("=rag").rows) == ["RAG"]


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("cnfhs", "keyboard", "Reasoning"), ("ㄱㄷㅔㅣ묘", "keyboard", "Fragments"), ("ㅡㅐㅇ디", "keyboard", ""),
        ("추론이", "ending", "Reasoning"), ("RL이", "ending", "RAG"), ("buffers", "plural", "Fragments"),
        ("policys", "plural", ""), ("boxs", "slip", "Policies"), ("replya", "slip", "Fragments"),
        ("reasonng", "slip", "Reasoning"), ("rwasoning", "slip", "Reasoning"), ("추롬", "slip", "Reasoning"),
        ("title:cnfhs", "keyboard", ""), ("ko:cnfhs", "keyboard", "Reasoning"),
    ],
)  # fmt: skip
def test_what_was_meant_is_found_where_little_was_asked_for(typed: str, kind: str, title: str) -> None:
    found = answer(typed)
    by_kind = {step.kind: titles(found.rows[at] for at in places) for step, places in found.forgiven}
    if title:
        assert title in by_kind[kind]  # type: ignore[index]
    else:
        assert kind not in by_kind
    assert found.exact_total == len(LIBRARY.matching(parse(typed)))


@pytest.mark.parametrize("typed", ["=cnfhs", '"cnfhs"', "-cnfhs", "tag:fl"])
def test_what_is_asked_for_alone_is_not_forgiven(typed: str) -> None:
    assert not answer(typed).forgiven


def test_a_step_that_is_refused_is_not_taken() -> None:
    (step, _), *_others = answer("replya").forgiven
    assert describe_step(step) == "replay for replya, a slip"
    assert not answer("replya", frozenset((step.kind,))).forgiven
    assert not answer("cnfhs reasonng", frozenset(STEPS)).rows


def test_several_words_may_each_be_forgiven() -> None:
    assert titles(answer("cnfhs reasonng").rows) == ["Reasoning"]


def test_forgiving_ends_where_enough_was_asked_for() -> None:
    library = Library.of([*(Paper(f"agents {number}") for number in range(20)), Paper("an agent")])
    assert len(answer("agents", library=library).rows) == 20
    assert len(answer("agents", library=Library.of([Paper("agents"), Paper("an agent")])).rows) == 2


WORDS = st.sampled_from(
    "rag agent agents replay buffer 추론 추론이 cnfhs reasonng zzz tag:rl -rag date:2025 ko:추론".split()
)


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_what_is_asked_exactly_comes_first_and_every_paper_once(words: list[str]) -> None:
    found = answer(" ".join(words))
    exact = list(found.rows[: found.exact_total])
    assert sorted(exact) == list(LIBRARY.matching(found.query))
    assert len(set(found.rows)) == len(found.rows)
    whole = [row for row in exact if row in found.parts()[0]] if len(found.parts()) > 1 else exact
    assert exact == [*whole, *(row for row in exact if row not in whole)]
    assert whole == sorted(whole)


@given(st.text(alphabet="가각값닭고과의ㅎ뷁 a", max_size=8))
def test_the_keys_of_hangul_type_it_again(text: str) -> None:
    whole = "".join(letter for letter in text if jamo_of(letter))
    assert typed_in_hangul(typed_in_latin(whole)) == whole


def test_suggestions_are_words_of_the_corpus_and_what_the_other_language_says() -> None:
    glossary = read_glossary("추론, 사고 = reasoning # both\n\nno entry\n")
    assert glossary == Glossary((Entry(("추론", "사고"), ("reasoning",)),), (3,))
    (nearest,) = suggestions(parse("replya date:2025"), 0, LIBRARY, glossary)
    assert (nearest.kind, nearest.text, nearest.papers) == ("nearest", "replay date:2025", 1)
    assert [one.text for one in suggestions(parse("사고"), 0, LIBRARY, glossary)] == ["reasoning"]
    assert not suggestions(parse("reasoning"), 20, LIBRARY, Glossary())


def test_a_reader_adds_to_the_glossary_changes_it_and_takes_away() -> None:
    own = read_glossary("확산 = spread\n증류 =\n새말 = neologism")
    both = own_glossary().with_own(own)
    assert both.other_words("확산") == ("spread",)
    assert both.other_words("증류") == ()
    assert both.other_words("neologism") == ("새말",)
    assert both.other_words("강화 학습") == both.other_words("강화학습") == ("RL", "reinforcement learning")


def test_the_glossary_of_the_program_has_no_wrong_line() -> None:
    assert not own_glossary().wrong_lines
    assert len(own_glossary().entries) > 40


def test_relevance_weighs_whole_words_fields_and_nearness() -> None:
    papers = [
        Paper("a", abstract="replay of many other things that are not about the buffer at all"),
        Paper("storage of rag"), Paper("b", abstract="the replay buffer"), Paper("fragments"),
        Paper("c", abstract="rag"), Paper("Replay buffer"),
    ]  # fmt: skip
    library = Library.of(papers)

    def order(text: str) -> list[str]:
        query = parse(text)
        return [library.paper(row).title for row in library.sorted(library.matching(query), query, "relevance")]

    assert order("rag") == ["storage of rag", "c", "fragments"]
    assert order("replay buffer") == ["Replay buffer", "b", "a"]


@pytest.mark.parametrize(
    "typed",
    ["cnfhs", "추론이", "RL이", "buffers", "replya", "reasonng", "추롬", "replya buffer", "replya cnfhs", "en:replya",
     "replya-buffer", "reasonng -tag:rl", "title:reasonng"],
)  # fmt: skip
def test_each_step_finds_only_papers_that_hold_what_it_says(typed: str) -> None:
    for stage in LIBRARY.forgiven_stages(parse(typed)):
        found, total = set(LIBRARY.found_in(stage, 0, len(LIBRARY))), range(len(LIBRARY))
        assert found == set(LIBRARY.filtered(sorted(found), stage.query))
        assert stage.words is None or found <= {row for row in total if row in LIBRARY.matching(stage.query)}


SPELLED = st.text(alphabet="abst1", min_size=3, max_size=5)
GAPS = st.lists(st.sampled_from(["", "", " ", "-", "'", ", "]), min_size=5, max_size=5)
AROUND = st.sampled_from(["", "", " ", "x", "s", " s", "é", "을"])


@example(word="ats", written=[("", ["", "'", "", "", ""], "")], other="abs", is_in_title=False)
@given(
    word=SPELLED,
    written=st.lists(st.tuples(AROUND, GAPS, AROUND), max_size=8),
    other=SPELLED,
    is_in_title=st.booleans(),
)
def test_looking_a_word_up_finds_what_looking_through_everything_finds(
    word: str, written: list[tuple[str, list[str], str]], other: str, *, is_in_title: bool
) -> None:
    texts = ["".join([before, *map(str.__add__, word, gaps), after]) for before, gaps, after in written]
    library = Library.of([*(Paper("x", abstract=text) for text in texts), *[Paper("y")] * 90])
    for typed in (word, f"title:{word}" if is_in_title else f"abstract:{word}", f"{word} | {other}", f"{word} x"):
        assert sorted(answer(typed, frozenset(STEPS), library).rows) == list(library.matching(parse(typed)))
