"""A word is found however it is written, and letters that only stand side by side are no word."""

from __future__ import annotations

import pytest

from tuiapp.library import Library, Paper
from tuiapp.library.search.highlights import matches_in, stands_in
from tuiapp.library.search.query import parse


def finds(query: str, text: str) -> bool:
    """Whether a query finds a text, in a corpus and in the text alone."""
    asked = parse(query)
    found = bool(Library.of([Paper("x", abstract=text)]).matching(asked))
    assert found is all(any(stands_in(text, term) for term in group) for group in asked.groups)
    assert not found or matches_in(text, asked.words)
    return found


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("post-training", "post training"), ("post-training", "posttraining"), ("post training", "post-training"),
        ("posttraining", "a post‑training step"), ("posttraining", "post training"),
        ('"post training"', "posttraining"),
        ("unet", "a U-Net"), ("gpt4", "GPT-4 is"), ("languagemodel", "language models"), ("its", "it’s"),
        ("이미지생성", "이미지 생성을"), ("이미지 생성", "이미지생성을"), ('"이미지 생성"', "이미지생성을"),
        ("모델학습", "언어모델 학습"), ("ㄱㅎㅎㅅ", "강화 학습"), ("ㄱㅎㅎㅅ", "강화학습"), ("이미지새", "이미지 생성"),
        ("jegou", "Jégou"), ("Jégou", "Jegou"), ("lukasz", "Łukasz"), ("strasse", "Straße"), ("a−b", "a-b"),
        ("(mamba)", "mamba"), ("mamba:", "the mamba"), ("=rag", "RAG-based"), ("=rag", "RAGs"), ("=rag", "RAG을"),
        ("=추론", "추론에서는"), ('="replay buffer"', "replay buffers"), ("rag | zzz", "rag"), ("zzz OR rag", "rag"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("asr", "as reported"), ("ofa", "of a kind"), ("there", "the result"), ("forest", "for estimating"),
        ("rag", "for agents"), ("nas", "n as"), ("이미", "높이 미치는"), ("인", "이 논문"), ("ㄱㅎ", "그 한"),
        ("ㅎㅎㅅ", "강화 학습"), ("=rag", "fragment"), ("=추론", "추론기계"), ("=rag", "ragged"), ("zzz | yyy", "rag"),
    ],
)  # fmt: skip
def test_letters_that_stand_side_by_side_are_no_word(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("of post‑training and post training", "posttraining", ["post‑training", "post training"]),
        ("Hervé Jégou", "jegou", ["Jégou"]),
        ("이미지 생성을 한다", "이미지생성", ["이미지 생성"]),
        ("fragments of RAG", "=rag", ["RAG"]),
        ("강화 학습", "ㄱㅎㅎㅅ", ["강화 학습"]),
        ("It’s here", "its", ["It’s"]),
    ],
)
def test_a_match_is_marked_as_it_is_written(text: str, query: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in matches_in(text, parse(query).words)] == places


def titles(library: Library, query: str) -> list[str]:
    return [library.paper(row).title for row in library.matching(parse(query))]


def test_a_tag_finds_those_below_it() -> None:
    library = Library.of([Paper("a", tags=("llm/agent",)), Paper("b", tags=("llm",)), Paper("c", tags=("llms",))])
    assert titles(library, "tag:llm") == titles(library, "tag：LLM") == ["a", "b"]
    assert titles(library, "tag:llm/agent") == ["a"]


def test_a_small_or_between_conditions_says_what_would_work() -> None:
    (hint,) = parse("tag:rl or tag:agent").hints
    assert "OR" in hint.why
    assert not parse("tag:rl OR tag:agent").hints
    assert not parse("to be or not to be").hints
    assert parse("replay or buffer").hints
    assert len(parse("tag:rl | tag:agent moe").groups) == 2


def test_a_pasted_title_is_text_and_an_address_of_any_spelling_finds_its_paper() -> None:
    from tuiapp.library import Link

    library = Library.of([
        Paper("SplitReason: Learning To Offload", links=(Link("https://arxiv.org/abs/2504.16379v2"),)),
        Paper("Other", links=(Link("https://doi.org/10.1145/3368089"),)),
    ])  # fmt: skip
    assert titles(library, "SplitReason: Learning To Offload") == ["SplitReason: Learning To Offload"]
    for address in ("arXiv:2504.16379", "https://arxiv.org/pdf/2504.16379", "2504.16379v1", "link:2504.16379"):
        assert titles(library, address) == ["SplitReason: Learning To Offload"], address
    assert titles(library, "doi:10.1145/3368089") == titles(library, "link:doi.org") == ["Other"]


def test_a_word_of_joints_alone_is_nowhere_and_breaks_nothing() -> None:
    from tuiapp.library.search.parser import Term

    library = Library.of([Paper("it's - so")])
    assert not library.first_with((Term("author", ("'",), is_half_typed=True),), 1)
    assert not stands_in("it's", Term("", ("-",)))
    assert not matches_in("it's", [Term("", ("-",))])
    assert titles(library, "- ' \" -- it") == ["it's - so"]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (r"\beta", {"source", "shown"}), ("β", {"source", "shown"}), ("beta", {"source", "shown", "name"}),
        ("Β", {"source", "shown"}), ('"β"', {"source", "shown"}), ("abstract:β", {"source", "shown"}),
        (r"\pi", {"pi"}), ("π", {"pi"}), ("-β", {"name", "pi"}), (r"-\beta", {"name", "pi"}),
        ("zzz | β", {"source", "shown"}),
        (r"β \pi", set()), (r"\varepsilon", set()),
    ],
)  # fmt: skip
def test_a_letter_of_a_formula_is_found_as_it_is_written_shown_and_named(query: str, texts: set[str]) -> None:
    library = Library.of([
        Paper("source", abstract=r"where $\beta_1$ is"), Paper("shown", abstract="where β₁ is"),
        Paper("name", abstract="a beta test"), Paper("pi", abstract=r"a policy $\pi$ or π"),
    ])  # fmt: skip
    assert set(titles(library, query)) == texts
    # What is shown for the source is marked too.
    assert not query.isalpha() or matches_in("β₁ π", parse(query).words)
