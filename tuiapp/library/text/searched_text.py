"""A text as it is searched: folded bytes without what joins words, and where that stood.

Blanks, hyphens, underscores and apostrophes are joints: `post-training`, `post training` and `posttraining` are the
same bytes, and so are 이미지 생성 and 이미지생성. A bit for each byte says whether a joint stood before it, so that
the rule of matching can tell a word from letters that only stand side by side.

Each Hangul syllable stands as the keys that type it: 추론 is `CNFHS`. A folded text has no capitals, so nothing else
looks like that; and as a vowel follows every initial and nothing but an initial, the keys can be read back in one way
only. A half-typed syllable is then simply the beginning of the whole one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from tuiapp.library.text.folding import fold
from tuiapp.library.text.hangul import INITIALS, SHIFTED, VOWELS, jamo_of, keystrokes

JOINTS: Final = b" -_'\"`"
"""What stands between the words of one term; a line end, a comma or a bracket is more than that."""

_JOINT_LETTERS: Final = JOINTS.decode()
_ALIGNED: Final = 8
"""Bits of a byte: texts are as long as to fill the bytes of their joints."""

_FLAGS: Final = bytes(ord("1" if byte in JOINTS else "0") for byte in range(256))
_BETWEEN_WORDS: Final = frozenset(("", "-", "--", "_", "'", '"', "''", "``"))
"""What may stand between two blanks without being a word."""

_APART: Final = bytes(byte if 0x30 <= byte <= 0x39 or 0x61 <= byte <= 0x7A else 0x20 for byte in range(256))
"""For ASCII in small letters, every byte that is of no word as a blank."""
_OF_WORDS: Final = bytes(
    byte if 0x30 <= byte <= 0x39 or 0x41 <= byte <= 0x5A or 0x61 <= byte <= 0x7A or 0x10 <= byte <= 0x16 or byte >= 0x80
    else 0x20
    for byte in range(256)
)  # fmt: skip
"""For searched bytes, the same."""
_WORDS: Final = rb"[a-z0-9\x80-\xff]+|[A-Z\x10-\x16]+"

_SYLLABLES: Final = "[\uac00-\ud7a3]+"
_ASCII_RUNS: Final = "[\x00-\x7f]+|[^\x00-\x7f]"

# Cleaned text has no control characters, so seven of them can stand for the keys that need shift.
_CODES: Final = {letter: chr(0x10 + at) for at, letter in enumerate(SHIFTED)}
BREAK: Final = "|"
"""In the initials of a text, what is neither Hangul nor a joint."""


def coded(hangul: str) -> str:
    """The keys that type Hangul, as they stand in searched bytes; "" for anything else."""
    return "".join(_CODES.get(key, key.upper()) for letter in hangul for key in keystrokes(letter))


class _Keys(dict[int, str | int]):
    """For `str.translate`: the keys of each Hangul syllable, looked up once; every other letter is itself."""

    def __missing__(self, code: int) -> str | int:
        letter = chr(code)
        self[code] = found = coded(letter) if jamo_of(letter) else code
        return found


class _Initials(dict[int, str]):
    """For `str.translate`: the initial of each Hangul syllable; a consonant that stands alone is its own."""

    def __missing__(self, code: int) -> str:
        letter = (jamo_of(chr(code)) or chr(code))[0]
        self[code] = found = coded(letter) if letter in INITIALS else " " if letter in _JOINT_LETTERS else BREAK
        return found


_KEYS: Final = _Keys()
_INITIALS: Final = _Initials()

INITIAL_KEYS: Final = {jamo: coded(jamo).encode("ascii") for jamo in INITIALS}
"""The key of each consonant that can begin a syllable."""

VOWEL_KEYS: Final = frozenset("".join(map(coded, VOWELS)).encode("ascii"))
"""The keys that are vowels; all other keys of Hangul are consonants."""


class Joined(NamedTuple):
    """Bytes without their joints.

    Attributes:
        keys: the bytes.
        joints: a number whose bit k, counted from the lowest, says that a joint stood before byte k.

    """

    keys: bytes
    joints: int


class Searched(NamedTuple):
    """A text as it is searched.

    Attributes:
        text: folded, in UTF-8, with the keys of every Hangul syllable, without joints.
        initials: the initials of its Hangul, one byte each, with BREAK for what is neither Hangul nor a joint.
        words: its words, each once: runs of letters and digits, or of Hangul, between anything else.
        spaced: the text with its joints.

    """

    text: Joined
    initials: Joined
    words: frozenset[bytes]
    spaced: bytes


def searched(*texts: str) -> Searched:
    """Texts, one behind the other, made ready to be searched; most are ASCII, for which that is little work."""
    spaced: list[bytes] = []
    its_initials: list[str] = []
    words: list[bytes] = []
    for text in texts:
        lowered = text.lower()
        if lowered.isascii():
            spaced.append(lowered.encode("ascii"))
            words += spaced[-1].translate(_APART).split()
            its_initials.append(BREAK)
        else:
            spaced.append(_searched_words(lowered, its_initials, words))
    of_hangul = " ".join(its_initials).strip(f" {BREAK}").encode("ascii")
    whole = b"".join(spaced)
    return Searched(_without_joints(whole), _without_joints(of_hangul), frozenset(words), whole)


def _searched_words(text: str, its_initials: list[str], words: list[bytes]) -> bytes:
    """A text in small letters with the keys of Hangul; what stands in it of initials and words is added to these."""
    pieces = unicodedata.normalize("NFC", text).split(" ")
    last = BREAK
    in_ascii: list[str] = []
    for at, piece in enumerate(pieces):
        if not piece.isascii():
            pieces[at], last, its_words = _typed(piece)
            its_initials.append(last)
            words += its_words
        else:
            in_ascii.append(piece)
            if last is not BREAK and piece not in _BETWEEN_WORDS:
                its_initials.append(BREAK)
                last = BREAK
    words += " ".join(in_ascii).encode("ascii").translate(_APART).split()
    return " ".join(pieces).encode("utf-8", "surrogatepass")


@lru_cache(1 << 16)
def _typed(piece: str) -> tuple[str, str, tuple[bytes, ...]]:
    """The keys, the initials and the words of what stands between two blanks and is not ASCII alone.

    Kept, as half of all words of a corpus come again.
    """
    if re.fullmatch(_SYLLABLES, piece):
        # Most words outside ASCII; folding would leave them as they are.
        keys = piece.translate(_KEYS)
        return keys, piece.translate(_INITIALS), (keys.encode("ascii"),)
    folded = fold(piece)
    keys = folded.translate(_KEYS)
    words = re.findall(_WORDS, keys.encode("utf-8", "surrogatepass"))
    return keys, folded.translate(_INITIALS), tuple(words)


def _without_joints(spaced: bytes) -> Joined:
    keys = spaced.translate(None, JOINTS)
    if len(keys) == len(spaced):
        return Joined(keys, 0)
    # A 1 for each joint and a 0 for each other byte; of several joints one is left, and that becomes its next byte's.
    flags = spaced.translate(_FLAGS)
    while b"11" in flags:
        flags = flags.replace(b"11", b"1")
    flags = flags.replace(b"10", b"1")[: len(keys)]
    return Joined(keys, int(flags[::-1] or b"0", 2))


def keyed(text: str) -> bytes:
    """The bytes of a text as it is searched."""
    return searched(text).text.keys


def aligned(keys: bytes) -> bytes:
    """Bytes filled up so that the next text begins with a byte of joints of its own."""
    return keys + bytes(-len(keys) % _ALIGNED)


def bits(joints: int, length: int) -> bytes:
    """The joints of so many bytes, a bit each."""
    return joints.to_bytes((length + _ALIGNED - 1) // _ALIGNED, "little")


def words_of(keys: bytes, joints: int) -> frozenset[bytes]:
    """The words of searched bytes."""
    flags = bin(joints)[:1:-1].encode()
    places = [0, *(match.start() for match in re.finditer(b"1", flags)), len(keys)]
    found: set[bytes] = set()
    for word in set(b" ".join([keys[start:end] for start, end in pairwise(places)]).translate(_OF_WORDS).split()):
        # Nearly all are of one script, which is soon told.
        if word.islower() or word.isdigit() or (word.isupper() and word.isalpha()):
            found.add(word)
        else:
            found.update(re.findall(_WORDS, word))
    return frozenset(found)


@lru_cache(1 << 14)
def _spaced(letter: str) -> bytes:
    """The bytes of one letter outside ASCII, with joints; kept, as a screen of Hangul has each many times."""
    return searched(letter).spaced


class OneText:
    """One text as the rule of matching looks through it, and which letter of it gave each byte."""

    def __init__(self, text: str) -> None:
        parts: list[bytes] = []
        places: list[int] = []
        for run in re.finditer(_ASCII_RUNS, text):
            piece = searched(run[0]).spaced if run[0].isascii() else _spaced(run[0])
            parts.append(piece)
            # A run is ASCII, a byte a letter, or one letter alone.
            places += range(*run.span()) if run[0].isascii() else [run.start()] * len(piece)
        spaced = b"".join(parts)
        self.view, self._joints = _without_joints(spaced)
        self._places = [place for place, byte in zip(places, spaced, strict=True) if byte not in JOINTS]

    @property
    def find(self) -> Callable[[bytes, int, int], int]:
        """The first place of some bytes between two places, -1 where there is none."""
        return self.view.find

    def joints(self, first: int, last: int) -> int:
        """The joints before the bytes from first up to last, the lowest bit for the first one."""
        return (self._joints >> first) & ((1 << (last - first)) - 1)

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Where some bytes stand in the text itself: its first letter and the one behind its last."""
        return self._places[start], self._places[end - 1] + 1
