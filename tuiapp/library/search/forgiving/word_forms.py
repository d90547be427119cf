"""The words of a corpus that a reader may have meant: other endings, the other keyboard state, a slip of a finger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from tuiapp.library.index.word_index import WordIndex
from tuiapp.library.text.hangul import SHIFTED, TWO_SET, composed, jamo_of, typed_in_hangul, typed_in_latin
from tuiapp.library.text.particles import endings, stems
from tuiapp.library.text.searched_text import coded, keyed

SHORTEST_WITH_SLIP: Final = 4
"""Keys of the shortest word in which a slip is looked for: of fewer, too many words differ by one."""

_SHARED: Final = 2
"""Keys that a word has in common with most of its variants."""

_MOST_NEAR: Final = 20_000
"""Words that are looked up at once."""

MOST_SLIPS: Final = 16
"""Words that one slip may have been meant for; the likeliest come first."""

MOST_FORMS: Final = 2000
"""Words of the corpus that are looked at for one beginning."""

_LONG: Final = 5
"""Letters from which what begins with a word is mostly a form of it."""

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_JAMO_OF_KEY: Final = {
    **{key.upper(): jamo for key, jamo in TWO_SET.items()},
    **{coded(jamo): jamo for jamo in SHIFTED.values()},
}


class Form(NamedTuple):
    """A word that may have been meant.

    Attributes:
        text: the word, folded, as a reader would write it.
        words: the words of the corpus that it stands for, as the index of words has them; none where it may stand
            inside of any.

    """

    text: str
    words: tuple[bytes, ...] = ()


def whole_forms(word: str, index: WordIndex) -> tuple[bytes, ...]:
    """The words of the corpus that are one word: itself, its plural, and in Hangul itself with each particle.

    Args:
        word: a folded word without joints, of one script.
        index: the words of the corpus.

    """
    keys = keyed(word)
    if re.fullmatch(rb"[A-Z\x10-\x16]+", keys):
        found = index.starting_with(keys, MOST_FORMS)
        return tuple(form for form in found if form[len(keys) :] in _ending_keys() or form == keys)
    return tuple(form for form in (keys, keys + b"s") if index.count(form))


@cache
def _ending_keys() -> frozenset[bytes]:
    return frozenset(coded(ending).encode() for ending in endings())


def other_keyboard(typed: str, _index: WordIndex) -> list[Form]:
    """What the same keys type in the other state of the input method.

    Args:
        typed: the word as it was typed, with its capitals, which are keys of their own in Korean.

    """
    if typed.isascii():
        hangul = typed_in_hangul(typed)
        is_whole = len(hangul) > 1 and all(jamo_of(letter) for letter in hangul)
        return [Form(hangul)] if is_whole else []
    latin = typed_in_latin(typed).lower()
    return [Form(latin)] if latin.isascii() and latin.isalnum() and len(latin) > 1 else []


def in_other_state(typed: str) -> str:
    """Words as the same keys type them in the other state of the input method."""
    return " ".join(typed_in_hangul(word) if word.isascii() else typed_in_latin(word).lower() for word in typed.split())


def other_endings(typed: str, index: WordIndex) -> list[Form]:
    """The word with every other particle or ending, where it has one itself."""
    found: list[Form] = []
    for stem in stems(typed):
        if not jamo_of(stem[-1]):
            # A Latin word with a Korean particle.
            rest = re.search(r"[a-z0-9]+$", stem)
            forms = whole_forms(rest[0], index) if rest else ()
        else:
            forms = whole_forms(_last_run(stem), index)
        if forms:
            found.append(Form(stem, forms))
    return found


def _last_run(word: str) -> str:
    """The Hangul at the end of a word that may begin with other letters."""
    return re.split(r"[^\uac00-\ud7a3]", word)[-1]


def singular(typed: str, index: WordIndex) -> list[Form]:
    """The word without the s of a plural."""
    *_, last = re.split(r"[^a-z0-9]+", typed)
    found = []
    for ending, instead in (("s", ""), ("es", ""), ("ies", "y")):
        stem = last.removesuffix(ending) + instead
        if last.endswith(ending) and len(stem) > 1 and (forms := whole_forms(stem, index)):
            found.append(Form(typed.removesuffix(last) + stem, forms))
    return found


def slips(typed: str, index: WordIndex) -> list[Form]:
    """The words of the corpus from which one key more, one less, a neighbour or two in the wrong order make this one.

    Returns:
        The likeliest first: those that most papers have.

    """
    found: list[tuple[int, Form]] = []
    # A capital of the index is a key of Hangul.
    for match in re.finditer(rb"[a-z0-9]+|[A-Z\x10-\x16]+", keyed_runs(typed)):
        keys = match[0].decode("ascii")
        if len(keys) < SHORTEST_WITH_SLIP:
            continue
        is_hangul = not keys[0].islower() and not keys[0].isdigit()
        meant = _hangul_meant if is_hangul else _latin_meant
        whole = decoded(keys)
        is_known = _those_known(keys, index)
        for variant in filter(is_known, dict.fromkeys(_variants(keys, is_hangul=is_hangul))):
            if form := meant(variant, index):
                count = sum(map(index.count, form.words))
                text = typed.replace(whole, form.text, 1) if whole in typed else form.text
                found.append((count, form._replace(text=text)))
    found.sort(key=lambda one: -one[0])
    return [form for _, form in found[:MOST_SLIPS]]


def _those_known(keys: str, index: WordIndex) -> Callable[[str], bool]:
    """Whether a variant of some keys can be a word or the beginning of one, told without asking the index for it.

    Most variants begin as the keys do, and the few words of the corpus that do so too are looked up once.
    """
    shared = keys[:_SHARED]
    near = index.starting_with(shared.encode(), _MOST_NEAR)
    if len(near) >= _MOST_NEAR:
        return lambda _variant: True
    lengths = (len(keys) - 1, len(keys), len(keys) + 1)
    begun = {word[:length] for word in near for length in lengths}
    return lambda variant: not variant.startswith(shared) or variant.encode() in begun


def keyed_runs(typed: str) -> bytes:
    """The keys of a word with a blank for each of its joints, so that its parts stay apart."""
    return b" ".join(_keys_of_all(part).encode("utf-8", "surrogatepass") for part in re.split(r"[\s\-_'\"`]+", typed))


def _keys_of_all(part: str) -> str:
    """The keys of a part, also of jamo that stand alone where a key was missed."""
    return "".join(coded(letter) or letter for letter in part)


def decoded(keys: str) -> str:
    """Keys of the index as a reader would write them."""
    if keys[:1].islower() or keys[:1].isdigit():
        return keys
    return composed("".join(_JAMO_OF_KEY.get(key, key) for key in keys))


def _latin_meant(variant: str, index: WordIndex) -> Form | None:
    word = variant.encode()
    if not index.count(word):
        return None
    # What begins with a short word is mostly another one.
    return Form(variant, tuple(index.starting_with(word, MOST_FORMS)) if len(word) >= _LONG else (word,))


def _hangul_meant(variant: str, index: WordIndex) -> Form | None:
    """A word of which this is the beginning, as particles follow; only where all of it is syllables."""
    if not index.has_beginning(variant.encode()):
        return None
    text = decoded(variant)
    if not all(map(jamo_of, text)):
        return None
    return Form(text, tuple(index.starting_with(variant.encode(), MOST_FORMS)))


def _variants(keys: str, *, is_hangul: bool) -> Iterator[str]:
    """What may have been meant by some keys, one of which is wrong."""
    alphabet = "".join(_JAMO_OF_KEY) if is_hangul else "abcdefghijklmnopqrstuvwxyz0123456789"
    near: Callable[[str], str] = _near_in_hangul if is_hangul else _near
    for at in range(len(keys) + 1):
        before, after = keys[:at], keys[at:]
        yield from (before + letter + after for letter in alphabet)
        if after:
            yield from (before + letter + after[1:] for letter in near(after[0]))
            yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]


@cache
def _near(key: str) -> str:
    """The keys around a key."""
    for number, row in enumerate(_ROWS):
        if (at := row.find(key)) >= 0:
            around = [row[max(0, at - 1) : at], row[at + 1 : at + 2]]
            # Each row stands half a key to the right of the one above.
            around += [above[at : at + 2] for above in _ROWS[max(0, number - 1) : number]]
            around += [below[max(0, at - 1) : at + 1] for below in _ROWS[number + 1 : number + 2]]
            return "".join(around)
    return ""


@cache
def _near_in_hangul(key: str) -> str:
    """The keys around a key, and the same one with or without shift."""
    jamo = _JAMO_OF_KEY[key]
    letter = typed_in_latin(jamo).lower()
    around = [TWO_SET[other] for other in _near(letter)] + [TWO_SET[letter], SHIFTED.get(letter.upper(), "")]
    return "".join(dict.fromkeys(coded(other) for other in around if other and other != jamo))
