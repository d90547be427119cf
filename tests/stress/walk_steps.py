"""Random steps of a reader with a heavy hand: keys in bursts, jamo, the mouse, other sizes, pastes, noise of a line."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final, NamedTuple

LETTERS: Final = "jkghlGJKLNYnsfyoxuvzrmtpRU[]!?/:'1234567890*AE "
JAMO: Final = "ㅓㅏㅎㅗㅣㄴㄹㅛㅐㅌㅕㅍㅋㄱㅡㅅㅔㄲ하허뇨려며ㅘㅝ추론"
NAMED: Final = [
    "\r", "\t", "\x1b", "\x7f", "\x15", "\x04", "\x06", "\x02", "\x10", "\x13", "\x03", "\x0b", "\x17", "\x01", "\x16",
    *(f"\x1b[{end}" for end in ("A", "B", "C", "D", "H", "F", "Z", "5~", "6~", "3~", "1;2A", "1;2B", "1;5D", "1;2R")),
    "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[100;5u", "\x1b[106u", "\x1b[13;2u", "\x1b[1;3A",
]  # fmt: skip
QUERIES: Final = [
    "/rl", "/추론 모델", "/ㅊㄹ", '/"replay', "/tag:rl,moe ", "/date:2025", "/author:kim", "/-the", "/has:en", "/#",
    "/arXiv:25", "/title: [", "/ko:|en:", "/zzzzwww", "/\u202e", "/(((", "/date:>=9999-99-99", "/a" * 30,
    ":sort", ":theme\r", ":2025",
]  # fmt: skip
POST: Final = """\
2031년 {month}월 {day}일
A Walked Paper {number}
(Ada Byron, Bo Li)
걸어가며 쓴 노트.
A note on walking.
#walk
"""
PASTES: Final = [
    "two words", "a title\nof two lines", "\x1bqqq\x1by", "\x1b[201", "q\x1b[201~q", "\x1b]52;c;eA==\x07", "",
    "\u202e\u200b\x9b31m", "papers: [", 'date: 2025-01-01\npapers:\n- title: "x', "[/] [@click=app.quit]x[/]",
    "x" * 3000, "글" * 30_000,
]  # fmt: skip
NOISE: Final = [
    b"\xb0\xa1", b"\xff\xfe", b"\x1b[999999999999u", b"\x1b]11;rgb:1/1/1\x1b\\", b"\x1b]11;rgb:0", b"\x1bP1$r0m\x1b\\",
    b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y", b"\x1b[12;40R", b"\x1b[", b"\x1b[1;", b"\x1b_Gi=1\x1b\\", b"\x00", b"\x9b",
    b"\x1b[48;0;0;0;0t", b"\x1b[M !!", b"\x1b[200~never ends",
]  # fmt: skip


class Step(NamedTuple):
    """What is sent, or the size that the terminal takes."""

    sent: bytes = b""
    size: tuple[int, int] | None = None
    may_end: bool = False
    """Whether the program may end by it, as q does in the list."""


class Steps:
    """An endless walk that a seed alone decides."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._size = (100, 30)
        kinds: list[tuple[Callable[[], Step], int]] = [
            (self._keys, 60), (self._jamo, 8), (self._named, 20), (self._query, 6), (self._click, 10), (self._drag, 3),
            (self._wheel, 5), (self._resize, 3), (self._paste, 3), (self._noise, 4), (self._back, 4), (self._quit, 1),
        ]  # fmt: skip
        self._kinds = [kind for kind, _ in kinds]
        self._weights = [weight for _, weight in kinds]

    def next(self) -> Step:
        """The next step."""
        return self._random.choices(self._kinds, self._weights)[0]()

    def together(self) -> int:
        """How many steps come in one read; mostly one."""
        return self._random.choice((1, 1, 1, 2, 3, 5, 10, 30))

    def _keys(self) -> Step:
        return Step("".join(self._random.choices(LETTERS, k=self._random.choice((1, 1, 1, 2, 8)))).encode())

    def _jamo(self) -> Step:
        return Step("".join(self._random.choices(JAMO, k=self._random.choice((1, 1, 3)))).encode())

    def _named(self) -> Step:
        return Step(self._random.choice(NAMED).encode())

    def _query(self) -> Step:
        return Step((self._random.choice(QUERIES) + self._random.choice(("", "\r", "\x1b", "\x13", "\x13\r"))).encode())

    def _back(self) -> Step:
        return Step(b"\x1b" * self._random.choice((1, 2, 4)))

    def _quit(self) -> Step:
        return Step(self._random.choice(("q", "ㅂ")).encode(), may_end=True)

    def _place(self) -> tuple[int, int]:
        # Now and then outside, as where the terminal has just become smaller.
        width, height = self._size
        return self._random.randint(1, width + 3), self._random.randint(1, height + 3)

    def _click(self) -> Step:
        x, y = self._place()
        button = self._random.choice((0, 0, 0, 1, 2, 16))
        times = self._random.choice((1, 1, 2, 3))
        return Step(f"\x1b[<{button};{x};{y}M\x1b[<{button};{x};{y}m".encode() * times)

    def _drag(self) -> Step:
        (x, y), (to_x, to_y) = self._place(), self._place()
        end = self._random.choice(("", f"\x1b[<0;{to_x};{to_y}m"))
        return Step(f"\x1b[<0;{x};{y}M\x1b[<32;{x};{to_y}M\x1b[<32;{to_x};{to_y}M{end}".encode())

    def _wheel(self) -> Step:
        x, y = self._place()
        return Step(f"\x1b[<{self._random.choice((64, 65, 35))};{x};{y}M".encode() * self._random.choice((1, 3, 10)))

    def _resize(self) -> Step:
        if self._random.random() < 0.2:
            size = (self._random.randint(1, 12), self._random.randint(1, 6))
        else:
            size = (self._random.randint(20, 200), self._random.randint(5, 60))
        self._size = size
        return Step(size=size)

    def _paste(self) -> Step:
        pick = self._random
        post = POST.format(month=pick.randint(1, 12), day=pick.randint(1, 28), number=pick.randint(1, 999))
        text = pick.choice([*PASTES, post, post])
        # What stands behind an end is keys, unless both arrive in one read.
        return Step(f"\x1b[200~{text}\x1b[201~".encode(), may_end="\x1b[201~" in text)

    def _noise(self) -> Step:
        return Step(self._random.choice(NOISE))
