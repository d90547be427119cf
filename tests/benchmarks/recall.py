"""How many papers are found by what a reader remembers of them, and how precise the first ten by relevance are.

    python tests/benchmarks/recall.py DIGESTS [--notes 200] [--seed 7041]

Of a sample of papers words are taken and changed as readers change them: joined, split, with another particle, typed
in the wrong state of the input method, in the plural, with other hyphens, with a key missed or hit beside. Counted are
the samples that find fewer than twenty papers as typed; a paper is found where it stands anywhere in the list. What is
asked exactly has to be found always, and never behind what was forgiven.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Final, NamedTuple

import papers

from tuiapp.library import Library, Note, Paper, open_library
from tuiapp.library.search.query import parse
from tuiapp.library.search.stages import FEW
from tuiapp.library.text.hangul import jamo_of, keystrokes, typed_in_hangul, typed_in_latin
from tuiapp.session.answer import Answer

_PARTICLES: Final = "을 를 이 가 은 는 의 에 로 으로 와 과 도 에서".split()
_NEAR: Final = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}
_SHORT_WORDS: Final = "rag sam lora nas bert rl gan kl ppo".split()
_PLANTED: Final = 25
"""Generated papers in which each of them stands."""

Change = Callable[[Paper, Random], str | None]


class Sample(NamedTuple):
    """A query and the row that it is to find."""

    query: str
    row: int


def _korean(paper: Paper) -> list[str]:
    return re.findall(r"(?<![\w-])[가-힣]{2,8}(?![\w-])", paper.note("ko") or "")


def _english(paper: Paper, least: int = 4) -> list[str]:
    text = f"{paper.title} {paper.abstract or ''} {paper.note('en') or ''}"
    return re.findall(rf"(?<![\w-])[A-Za-z]{{{least},14}}(?![\w-])", text)


def _pairs(paper: Paper) -> list[tuple[str, str]]:
    return re.findall(r"(?<![\w-])([가-힣]{2,6}) (?=([가-힣]{2,6})(?![\w-]))", paper.note("ko") or "")


def _exact(paper: Paper, chance: Random) -> str | None:
    words = [*_korean(paper), *_english(paper)]
    return " ".join(chance.sample(words, 2)) if len(words) > 1 else None


def _joined(paper: Paper, chance: Random) -> str | None:
    pairs = _pairs(paper)
    return "".join(chance.choice(pairs)) if pairs else None


def _split(paper: Paper, chance: Random) -> str | None:
    words = [word for word in _korean(paper) if len(word) > 3]
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(2, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def _initials(paper: Paper, chance: Random) -> str | None:
    pairs = [pair for pair in _pairs(paper) if sum(map(len, pair)) >= 4]
    return "".join(jamo_of(letter)[0] for letter in "".join(chance.choice(pairs))) if pairs else None


def _other_particle(paper: Paper, chance: Random) -> str | None:
    stems = [
        word.removesuffix(particle)
        for word in _korean(paper)
        for particle in _PARTICLES
        if word.endswith(particle) and len(word) > len(particle) + 1
    ]
    if not stems:
        return None
    stem = chance.choice(stems)
    is_closed = len(jamo_of(stem[-1])) > 2
    return stem + chance.choice("을 이 은 과 으로".split() if is_closed else "를 가 는 와 로".split())


def _korean_in_latin(paper: Paper, chance: Random) -> str | None:
    words = _korean(paper)
    return typed_in_latin(chance.choice(words)) if words else None


def _english_in_hangul(paper: Paper, chance: Random) -> str | None:
    words = _english(paper)
    return typed_in_hangul(chance.choice(words).lower()) if words else None


def _plural(paper: Paper, chance: Random) -> str | None:
    words = [word for word in _english(paper) if not word.endswith("s")]
    if not words:
        return None
    word = chance.choice(words)
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search("(x|z|ch|sh)$", word) else f"{word}s"


def _hyphened(paper: Paper, chance: Random) -> str | None:
    words = re.findall(r"(?<![\w-])[A-Za-z]{3,}-[A-Za-z]{3,}(?![\w-])", f"{paper.title} {paper.abstract or ''}")
    return chance.choice(words).replace("-", chance.choice(["", " ", "‑", "–", "_"])) if words else None


def _key_beside(paper: Paper, chance: Random) -> str | None:
    word = _word_of(paper, chance)
    at = chance.randrange(len(word)) if word else 0
    near = _NEAR.get(word[at], "") if word else ""
    return f"{word[:at]}{chance.choice(near)}{word[at + 1 :]}" if near else None


def _key_missed(paper: Paper, chance: Random) -> str | None:
    word = _word_of(paper, chance)
    at = chance.randrange(len(word)) if word else 0
    return f"{word[:at]}{word[at + 1 :]}" or None


def _word_of(paper: Paper, chance: Random) -> str:
    words = _english(paper, least=5)
    return chance.choice(words).lower() if words else ""


def _korean_key(paper: Paper, chance: Random, change: Callable[[str, int], str]) -> str | None:
    words = [word for word in _korean(paper) if len(word) > 1]
    if not words:
        return None
    keys = "".join(map(keystrokes, chance.choice(words)))
    return typed_in_hangul(change(keys, chance.randrange(1, len(keys))))


def _korean_beside(paper: Paper, chance: Random) -> str | None:
    def beside(keys: str, at: int) -> str:
        near = _NEAR.get(keys[at].lower(), "")
        return keys[:at] + chance.choice(near) + keys[at + 1 :]

    return _korean_key(paper, chance, beside)


def _korean_missed(paper: Paper, chance: Random) -> str | None:
    return _korean_key(paper, chance, lambda keys, at: keys[:at] + keys[at + 1 :])


CHANGES: Final[dict[str, Change]] = {
    "two words, exactly": _exact, "joined": _joined, "split": _split, "initials, joined": _initials,
    "another particle": _other_particle, "Korean in the Latin state": _korean_in_latin,
    "English in the Korean state": _english_in_hangul, "plural": _plural, "another hyphen": _hyphened,
    "a key beside": _key_beside, "a key missed": _key_missed, "a key beside, Korean": _korean_beside,
    "a key missed, Korean": _korean_missed,
}  # fmt: skip


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digests")
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7041)
    parser.add_argument("--show-missed", action="store_true")
    options = parser.parse_args()
    library = open_library([options.digests])
    print(f"{len(library):,} papers, sample of {options.notes}, seed {options.seed}")
    print(f"{'':<30}{'samples':>8}{'< 20':>6}{'found':>7}{'recall':>8}{'median ms':>11}")
    for name, change in CHANGES.items():
        _print_recall(library, name, list(_samples(library, change, options.notes, options.seed)), options.show_missed)
    print(f"\n{'first ten by relevance':<30}{'hits':>8}{'words':>7}{'as a word in the first ten':>28}")
    _print_precision(library)
    made = Library.of(_planted(Random(options.seed)))
    print(f"of {len(made):,} generated papers, {_PLANTED} with each word somewhere")
    _print_precision(made)


def _planted(chance: Random) -> Iterator[Paper]:
    """Generated papers, in some of which the short words stand: in titles, abstracts or notes, alone or with others."""
    words = _SHORT_WORDS * _PLANTED
    chance.shuffle(words)
    for number in range(3000):
        made = papers.make(chance, f"https://arxiv.org/abs/2501.{number:05}")
        texts = {"title": made.title.split(), **made.texts}
        for word in words[number : len(words) : 3000]:
            text = texts[chance.choice(list(texts))]
            text.insert(chance.randrange(len(text) + 1), chance.choice([word, word.upper(), f"{word}-based"]))
        title, abstract = " ".join(texts.pop("title")), " ".join(texts.pop("abstract", []))
        notes = tuple(Note(language, " ".join(text)) for language, text in texts.items())
        yield Paper(title, "2025-01-01", tuple(made.authors), abstract or None, notes, tuple(made.tags))


def _samples(library: Library, change: Change, notes: int, seed: int) -> Iterator[Sample]:
    chance = Random(seed)
    rows = chance.sample(range(len(library)), len(library))
    made = 0
    for row in rows:
        if made == notes:
            return
        query = change(library.paper(row), chance)
        if query:
            made += 1
            yield Sample(query, row)


def _print_recall(library: Library, name: str, samples: list[Sample], shows_missed: bool) -> None:
    few = found = 0
    times, missed = [], []
    for query, row in samples:
        began = time.perf_counter()
        answer = Answer.to(parse(query), library)
        while not answer.is_complete:
            answer = answer.scanned_further()
        times.append((time.perf_counter() - began) * 1000)
        is_exact = name == "two words, exactly"
        if answer.exact_total < FEW or is_exact:
            few += 1
            there = row in answer.rows[: answer.exact_total if is_exact else len(answer.rows)]
            found += there
            missed += [] if there else [query]
    times.sort()
    recall = f"{found / few:.1%}" if few else "-"
    print(f"{name:<30}{len(samples):>8}{few:>6}{found:>7}{recall:>8}{times[len(times) // 2]:>11.1f}")
    if shows_missed and missed:
        print("    " + "  ".join(missed))


def _print_precision(library: Library) -> None:
    for word in _SHORT_WORDS:
        query = parse(word)
        rows = list(library.matching(query))
        form = re.compile(rf"(?<![^\W_]){word}s?(?![a-z0-9])", re.IGNORECASE)
        as_word = {row for row in rows if form.search(_all_text(library.paper(row)))}
        first = library.sorted(rows, query, "relevance")[:10]
        print(f"{word:<30}{len(rows):>8}{len(as_word):>7}{sum(row in as_word for row in first):>28}")


def _all_text(paper: Paper) -> str:
    notes = (note.text for note in paper.notes)
    links = (link.url for link in paper.links)
    return "\n".join([paper.title, *paper.authors, paper.abstract or "", *notes, *paper.tags, *links])


if __name__ == "__main__":
    main()
