"""The search finds what a slow and obvious search finds, in both languages and as Koreans type."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Library, Link, Note, Paper
from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.highlights import matches_in
from tuiapp.library.search.matcher import narrows
from tuiapp.library.search.query import parse
from tuiapp.library.text.folding import fold
from tuiapp.library.text.hangul import CLUSTERS, FINALS, INITIALS, VOWELS

RL = Paper(
    "Replay Buffers, Revisited", "2025-04-24", ("Mina Park", "Jonas Weber"), "We revisit replay buffers.",
    (Note("ko", "리플레이 버퍼에 대한 추론. RL을 다시 본 연구."), Note("en", "Replay buffers again.")),
    ("rl", "image_generation"), (Link("https://arxiv.org/abs/2504.00001"),),
)  # fmt: skip
OLD = Paper(
    "가방 and Bags",
    "2024-12-31",
    ("Bo Li",),
    None,
    (Note("ko", "값이 싼 가방, ＦＵＬＬ width."),),
    ("Image Generation",),
)
BARE = Paper("Undated thing")
LIBRARY = Library.of([RL, OLD, BARE])


def found(text: str) -> list[str]:
    return [LIBRARY.paper(row).title.split()[0] for row in LIBRARY.matching(parse(text))]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", ["Replay", "가방", "Undated"]),
        ("replay buffer", ["Replay"]),
        ("BUFFERS revisit", ["Replay"]),
        ('"replay buffers"', ["Replay"]),
        ('"buffers replay"', []),
        ("-replay", ["가방", "Undated"]),
        ('-"replay buffers" -undated', ["가방"]),
        ("rl 추론", ["Replay"]),
        ("tag:rl", ["Replay"]),
        ("tag:image-generation", ["Replay", "가방"]),
        ("tag:r", ["Replay"]),
        ("#rl", ["Replay"]),
        ("-#rl", ["가방", "Undated"]),
        ("tag:rl,moe", ["Replay"]),
        ('tag:"image generation" -tag:rl', ["가방"]),
        ("author:park", ["Replay"]),
        ('author:"bo li"', ["가방"]),
        ("title:가방", ["가방"]),
        ("ko:추론", ["Replay"]),
        ("en:추론", []),
        ("abstract:revisit", ["Replay"]),
        ("date:2025", ["Replay"]),
        ("date:2025-04..2025-05", ["Replay"]),
        ("date:2024-12..2025-03", ["가방"]),
        ("date:>=2025", ["Replay"]),
        ("date:<2025", ["가방"]),
        ("date:<=2024-12", ["가방"]),
        ("date:>2024-12", ["Replay"]),
        ("date:2024,2025-04", ["Replay", "가방"]),
        ("date:2025-0", ["Replay"]),
        ("date:2024-1", ["가방"]),
        ("date:undated", ["Undated"]),
        ("has:en", ["Replay"]),
        ("-has:ko", ["Undated"]),
        ("has:link", ["Replay"]),
        ("2504.00001", ["Replay"]),
        ("https://arxiv.org/abs/2504", ["Replay"]),
        ("https://arxiv.org/abs/2504.00001v2", ["Replay"]),
        ("arxiv.org/pdf/2504.00001.pdf", ["Replay"]),
        ("-2504.00001v3", ["가방", "Undated"]),
        ("ㅊㄹ", ["Replay"]),
        ("ㄹㅍㄹㅇ", ["Replay"]),
        ("추ㄹ", ["Replay"]),
        ("추로", ["Replay"]),
        ("갑", ["가방"]),
        ("갑 -값", []),
        ('"추로"', []),
        ("full", ["가방"]),
        ("ｒｅｐｌａｙ", ["Replay"]),
        (unicodedata.normalize("NFD", "추론"), ["Replay"]),
        ("rl을", ["Replay"]),
    ],
)
def test_a_query_finds_what_it_says(text: str, titles: list[str]) -> None:
    assert found(text) == titles


@pytest.mark.parametrize(
    ("text", "place", "others"),
    [("date:2025-13 replay", "date:2025-13", ["Replay"]), ("has:x 가방", "has:x", ["가방"])],
)  # fmt: skip
def test_what_is_not_understood_is_named_at_its_place_and_the_rest_searches(
    text: str, place: str, others: list[str]
) -> None:
    (problem,) = parse(text).problems
    assert text[problem.start : problem.end] == place
    assert found(text) == others


@pytest.mark.parametrize("text", ["tag:", "date:", "-date:20", 'author:"', "-", '"', "date:>", "ko:"])
def test_a_field_that_is_still_being_typed_asks_for_nothing(text: str) -> None:
    query = parse(text)
    assert not query.terms
    assert not query.problems


def stages(word: str) -> list[str]:
    """What an input method shows after each key of a word whose syllables are typed jamo by jamo."""
    shown: list[str] = []
    done = ""
    for at, letter in enumerate(word):
        initial, rest = divmod(ord(letter) - 0xAC00, len(VOWELS) * len(FINALS))
        vowel, final = divmod(rest, len(FINALS))
        shown.append(done + INITIALS[initial])
        if at and INITIALS[initial] in FINALS:
            before, last = done[:-1], done[-1]
            base, held = divmod(ord(last) - 0xAC00, len(FINALS))
            if held == 0:
                shown.append(before + chr(0xAC00 + base * len(FINALS) + FINALS.index(INITIALS[initial])))
        shown.append(done + chr(0xAC00 + (initial * len(VOWELS) + vowel) * len(FINALS)))
        if final and FINALS[final] in CLUSTERS:
            first = FINALS.index(CLUSTERS[FINALS[final]][0])
            shown.append(done + chr(0xAC00 + (initial * len(VOWELS) + vowel) * len(FINALS) + first))
        done += letter
        shown.append(done)
    return shown


@pytest.mark.parametrize("word", ["추론", "가방", "값이", "학습", "과학", "의미", "닭고기", "리플레이", "있다", "없는"])
def test_a_word_is_found_at_every_stage_of_the_input_method(word: str) -> None:
    library = Library.of([Paper(word)])
    for stage in stages(word):
        assert library.matching(parse(stage)), stage


WORDS = st.text(alphabet="ab가나각값ㄱㄴㄳ고과RlＲ", min_size=1, max_size=5)
JOINED = st.lists(WORDS, min_size=1, max_size=3).map("-".join)
TEXTS = st.text(alphabet="ab가나각값ㄱㄴㄳ고과RlＲ  -", min_size=1, max_size=9).filter(
    lambda text: bool(text.strip(" -"))
)
TOKENS = st.one_of(
    WORDS, JOINED,
    WORDS.map("-{}".format), WORDS.map('"{}"'.format), TEXTS.map('"{}"'.format),
    WORDS.map("title:{}".format), WORDS.map("ko:{}".format), WORDS.map("-en:{}".format),
    st.sampled_from(["tag:rl", "tag:r", "-tag:moe", "tag:rl,moe", "date:2025", "date:2024-12", "has:ko"]),
)  # fmt: skip
PAPERS = st.builds(
    Paper,
    title=TEXTS,
    date=st.sampled_from([None, "2025-01-02", "2024-12-31"]),
    authors=st.just(()),
    abstract=st.none() | TEXTS,
    notes=st.tuples(st.builds(Note, st.just("ko"), TEXTS), st.builds(Note, st.just("en"), TEXTS)),
    tags=st.sampled_from([(), ("rl",), ("RL", "moe"), ("rlhf",)]),
    links=st.just(()),
    properties=st.just(()),
    source=st.just(RL.source),
)


def obvious(paper: Paper, token: str, tags: set[str]) -> bool:
    """Whether one token holds for a paper, each letter compared with each letter, no index and no pattern."""
    if token.startswith("-"):
        return not obvious(paper, token[1:], tags) if '"' in token else not _bare(paper, token[1:], tags, typed=False)
    return _bare(paper, token, tags, typed='"' not in token)


def _bare(paper: Paper, token: str, tags: set[str], *, typed: bool) -> bool:
    field, colon, value = token.partition(":")
    if not colon:
        field, value = "", token
    value = value.strip('"')
    if field == "tag":
        own = {fold(tag) for tag in paper.tags}
        return any(v in own if v in tags else any(tag.startswith(v) for tag in own) for v in value.split(","))
    if field == "date":
        return (paper.date or "undated").startswith(value)
    if field == "has":
        return paper.note(value) is not None
    everywhere = [paper.title, paper.abstract, paper.note("ko"), paper.note("en"), *paper.tags]
    one: dict[str, list[str | None]] = {"title": [paper.title], "ko": [paper.note("ko")], "en": [paper.note("en")]}
    texts = one.get(field, everywhere)
    return any(stands(fold(value), fold(text), typed=typed) for text in texts if text)


JOINTS = " -_'\"`"


def units(text: str) -> list[tuple[str, bool]]:
    """The letters of a folded text without joints, each with whether a joint stood before it."""
    found: list[tuple[str, bool]] = []
    joint = False
    for letter in text:
        if letter in JOINTS:
            joint = True
        else:
            found.append((letter, joint))
            joint = False
    return found


def stands(word: str, text: str, *, typed: bool) -> bool:
    letters = units("".join(CLUSTERS.get(letter, letter) for letter in word))
    there = units(text)
    ends = ((at, _end(letters, there, at, typed=typed)) for at in range(len(there) + 1))
    return any(end is not None and _is_together(letters, there, at, end) for at, end in ends)


def _end(letters: list[tuple[str, bool]], text: list[tuple[str, bool]], at: int, *, typed: bool) -> int | None:
    """Behind which letter a match ends that begins at one; None where there is none."""
    for number, (letter, _) in enumerate(letters):
        there = "".join(one for one, _ in text[at + number : at + number + 1])
        is_last = number == len(letters) - 1
        if there == letter or (letter in INITIALS and there and jamo(there)[:1] == letter):
            continue
        if typed and is_last and "가" <= letter <= "힣" and "가" <= there <= "힣":
            if keys_of(there).startswith(keys_of(letter)):
                continue
            both = "".join(one for one, _ in text[at + number : at + number + 2])
            return at + number + 2 if keys_of(both).startswith(keys_of(letter)) else None
        return None
    return at + len(letters)


def _is_together(letters: list[tuple[str, bool]], text: list[tuple[str, bool]], at: int, end: int) -> bool:
    """Whether the joints of the text within a match are those of the word, or the word may be written apart there."""
    own = {number for number, (_, joint) in enumerate(letters) if joint and number}
    crossed = [place for place in range(at + 1, end) if text[place][1] and place - at not in own]
    is_mixed = any(letter in INITIALS for letter, _ in letters) and not all(letter in INITIALS for letter, _ in letters)
    if not crossed or (own and any(letter in INITIALS for letter, _ in letters) and is_mixed):
        return True
    if all(letter in INITIALS for letter, _ in letters):
        return bool(own) or (len(letters) >= 4 and _begins(text, at))
    if any("가" <= letter <= "힣" or letter in INITIALS for letter, _ in letters):
        before = sum("가" <= letter <= "힣" for letter, _ in text[at : crossed[0]])
        return len(letters) >= 2 and (_begins(text, at) or before >= 2)
    is_end = _begins(text, end) or (text[end][0] == "s" and _begins(text, end + 1))
    parts = ["".join(letter for letter, _ in text[first:last]) for first, last in pairwise([at, *crossed, end])]
    return len(letters) >= 3 and _begins(text, at) and is_end and "a" not in parts


def _begins(text: list[tuple[str, bool]], at: int) -> bool:
    """Whether a word begins at a letter."""
    if at in (0, len(text)) or text[at][1]:
        return True
    return ("가" <= text[at][0] <= "힣") is not ("가" <= text[at - 1][0] <= "힣")


def jamo(letter: str) -> str:
    if not "가" <= letter <= "힣":
        return ""
    initial, rest = divmod(ord(letter) - 0xAC00, len(VOWELS) * len(FINALS))
    vowel, final = divmod(rest, len(FINALS))
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final].strip()


def keys_of(text: str) -> str:
    """The keys of the two-set layout that type a text."""
    apart = {
        "ㅘ": "ㅗㅏ",
        "ㅙ": "ㅗㅐ",
        "ㅚ": "ㅗㅣ",
        "ㅝ": "ㅜㅓ",
        "ㅞ": "ㅜㅔ",
        "ㅟ": "ㅜㅣ",
        "ㅢ": "ㅡㅣ",
        **CLUSTERS,
    }
    return "".join(apart.get(part, part) for letter in text for part in jamo(letter))


@given(st.lists(PAPERS, max_size=5), st.lists(TOKENS, max_size=3))
def test_the_search_finds_what_the_obvious_search_finds(papers: list[Paper], tokens: list[str]) -> None:
    library = Library.of(papers)
    tags = set(library.tag_spellings)
    expected = [row for row in range(len(library)) if all(obvious(library.paper(row), token, tags) for token in tokens)]
    assert list(library.matching(parse(" ".join(tokens)))) == expected


@given(st.text(max_size=40))
def test_no_text_makes_the_query_raise(text: str) -> None:
    query = parse(text)
    LIBRARY.matching(query)
    describe_query(query, {})
    for change in (query.choose("tag", "rl"), query.toggle("date", "2025"), query.undone(), query.without("tag")):
        LIBRARY.matching(change)


def test_choosing_toggling_and_undoing_write_the_query_as_a_reader_would() -> None:
    query = parse("추론")
    assert query.choose("tag", "rl").text == "추론 tag:rl"
    assert query.choose("tag", "rl").toggle("tag", "moe").text == "추론 tag:rl tag:moe"
    assert query.choose("tag", "rl").choose("tag", "rl").text == "추론"
    assert query.toggle("date", "2025").toggle("date", "2024").text == "추론 date:2025,2024"
    steps = parse("추론 tag:rl date:2025 -x tag:moe")
    texts = []
    while steps:
        steps = steps.undone()
        texts.append(steps.text)
    assert texts == ["tag:rl date:2025 tag:moe", "tag:rl date:2025", "date:2025", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tag:rl date:2025-04 추론", "tagged RL, in April 2025, containing “추론”"),
        ("-author:kim date:2025-04-04", "not by “kim”, on 4 April 2025"),
        ("date:2024,2025", "in 2024 or in 2025"),
        ("date:2025-1 date:2", "in January 2025 or from October 2025 to December 2025, from 2000 to 2999"),
        ("date:>=2025 date:<2025-05", "from 2025 on, up to April 2025"),
        ("date:2025-01..2025-03 -has:en", "from January 2025 to March 2025, without a note in English"),
    ],
)
def test_the_query_is_said_in_words(text: str, words: str) -> None:
    assert describe_query(parse(text), {"rl": "RL"}) == words


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("Replay, replay", "replay", ["Replay", "replay"]),
        ("리플레이 버퍼", "ㅂㅍ", ["버퍼"]),
        ("ＦＵＬＬ text", "full", ["ＦＵＬＬ"]),
        ("추론과 추로", "추로", ["추론", "추로"]),
        ("abab", "ab ba", ["abab"]),
        ("Straße", "strasse", ["Straße"]),
        ("nothing", "-nothing tag:x", []),
    ],
)
def test_every_match_is_found_where_it_stands_as_written(text: str, query: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in matches_in(text, parse(query).words)] == places


def test_relevance_puts_the_title_before_tags_before_notes_before_abstracts() -> None:
    papers = [
        Paper("a", abstract="moe"), Paper("b", notes=(Note("ko", "moe"),)), Paper("c", tags=("moe",)), Paper("moe"),
    ]  # fmt: skip
    library = Library.of(papers)
    query = parse("moe")
    rows = library.sorted(library.matching(query), query, "relevance")
    assert [library.paper(row).title for row in rows] == ["moe", "c", "b", "a"]


def test_each_syllable_grows_only_into_what_its_keys_can_become() -> None:
    for typed, text in product("가각값고과닭", "가각갂갃간값갑고곡과괘괴관닭달"):
        assert bool(Library.of([Paper(text)]).matching(parse(typed))) is keys_of(text).startswith(keys_of(typed)), (
            typed,
            text,
        )


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ('"replay', '"replay" tag:rl'),
        ("tag:a,b -tag:c date:>=2025", "tag:a,b -tag:c date:>=2025 tag:rl"),
        ("foo:bar tag:x", "foo:bar tag:x tag:rl"),
    ],
)
def test_a_choice_in_the_sidebar_keeps_what_was_typed(text: str, changed: str) -> None:
    assert parse(text).toggle("tag", "rl").text == changed


@pytest.mark.parametrize(
    "text", ["date:>=banana", "date:2025-13", "date:>=2025-13", "date:x..y", "date:2025..2024", "date:2025-02..2025-01"]
)
def test_a_date_that_is_none_is_a_problem(text: str) -> None:
    assert parse(text).problems


@pytest.mark.parametrize("text", ["date:2025-01.", "date:2025-01..2025-0", "date:>=20", "date:>=2025-"])
def test_a_date_that_is_still_being_typed_is_none(text: str) -> None:
    assert not parse(text).problems


@given(st.lists(PAPERS, max_size=5), st.lists(TOKENS, max_size=3), st.lists(TOKENS, max_size=3))
def test_what_is_said_to_narrow_a_search_leaves_only_papers_that_it_found(
    papers: list[Paper], before: list[str], after: list[str]
) -> None:
    library, old, new = Library.of(papers), parse(" ".join(before)), parse(" ".join(after))
    if narrows(new, old):
        assert list(library.filtered(library.matching(old), new)) == list(library.matching(new))


@pytest.mark.parametrize(
    "typed", ["r re", "r rea", "ㅊ 추 출", "추로 추론", "ㄱ 가 갑 값", "ㅊ ㅊㄹ", "rl title:rl", "강화 강화학습"]
)
def test_every_key_more_narrows_the_search(typed: str) -> None:
    for before, after in pairwise(typed.split()):
        assert narrows(parse(after), parse(before)), (before, after)
