"""Where words begin and end in searched bytes, which have no blanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, Protocol

from tuiapp.library.text.particles import endings
from tuiapp.library.text.searched_text import coded

_LONGEST_ENDING: Final = 24
"""Keys of the longest particle or ending."""


class SearchedBytes(Protocol):
    """Bytes that are looked through: those of a corpus, or of one text."""

    @property
    def find(self) -> Callable[[bytes, int, int], int]:
        """The first place of some bytes between two places, -1 where there is none."""

    @property
    def view(self) -> bytes | memoryview:
        """The bytes themselves, for a regular expression."""

    def joints(self, first: int, last: int) -> int:
        """The joints before the bytes from first up to last, the lowest bit for the first one."""


def is_word_start(text: SearchedBytes, at: int) -> bool:
    """Whether a word begins at a place."""
    if at == 0 or text.joints(at, at + 1):
        return True
    return _kind(text.view[at - 1]) != _kind(text.view[at])


def is_word_end(text: SearchedBytes, at: int) -> bool:
    """Whether a word ends before a place, but for the s of a plural, or a Korean particle or ending."""
    view = text.view
    if at >= len(view) or is_word_start(text, at):
        return True
    if view[at] == ord("s") and (at + 1 >= len(view) or is_word_start(text, at + 1)):
        return True
    return _kind(view[at]) == _HANGUL and _rest_of_word(text, at) in _ending_keys()


def _rest_of_word(text: SearchedBytes, at: int) -> bytes:
    """The keys of Hangul from a place to the end of its word."""
    end = min(at + _LONGEST_ENDING + 1, len(text.view))
    joints = text.joints(at + 1, end) if end > at + 1 else 0
    last = at + (joints & -joints).bit_length() if joints else end
    run = re.match(rb"[A-Z\x10-\x16]+", bytes(text.view[at:last]))
    return run[0] if run else b""


@cache
def _ending_keys() -> frozenset[bytes]:
    return frozenset(coded(ending).encode() for ending in endings())


_OTHER, _LATIN, _HANGUL = range(3)
_KINDS: Final = bytes(
    _HANGUL if 0x41 <= byte <= 0x5A or 0x10 <= byte <= 0x16
    else _LATIN if 0x30 <= byte <= 0x39 or 0x61 <= byte <= 0x7A or byte >= 0x80
    else _OTHER
    for byte in range(256)
)  # fmt: skip


def _kind(byte: int) -> int:
    return _KINDS[byte]
