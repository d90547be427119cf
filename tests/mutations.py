"""Broken digests by the thousand: our own files, mutated, each read as a folder would read it.

Run by hand: `python tests/mutations.py --count 20000 --seed 1`. Each file is made from the seed and its number
alone, so `--seed 1 --first 4711 --count 1` makes that one again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from conftest import NOTE, PASTED, YAML

from tuiapp.library.checking.word_account import texts_of, unplaced
from tuiapp.library.fault import Fault
from tuiapp.library.files.folder import Found
from tuiapp.library.files.read_file import read_file
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.formats.yaml.mapping import LONGEST_UNREAD
from tuiapp.library.text.decoding import decode

SAMPLE: Final = (Path(__file__).parents[1] / "digests" / "2025-04-24.yaml").read_text(encoding="utf-8")
TEXTS: Final = (YAML, PASTED, NOTE, SAMPLE)
NAMES: Final = ("2025-03-02.yaml", "a.yml", "2025-03-01.txt", "post.txt", "250228 Mirrors.md", "free.md")

SLOWEST_IN_MEDIANS: Final = 100
TIMES: Final = 3
"""How often a slow file is read again before it counts as slow: the machine has other things to do."""

PIECES: Final = (
    *"\0 \x07 \x08 \x1b[31m \x1b]52;c;cm0=\x07 \x7f \x85 \x9b \u200b \u200d \u202e \u2028 \u2029 \ufeff \ufffe".split(
        " "
    ),
    *"\ud800 \U000e0041 \u0301\u0301\u0301\u0301\u0301\u0301 \u1112\u1161\u11ab \u3164 👩\u200d🔬 한 é".split(" "),
    *"' \" ` “ ” \\ \\e \\ud800 / | > >- >+2 & &a * *a ! !!bool !!python/object:os.system !<x> % %YAML @".split(" "),
    *"# #a #태그 ## --- ... - -- ? : :: , [ ] { } ( ) （ ） ， (( )) [[ ]] {{ }} << <<: [/] [@click=app.quit]".split(
        " "
    ),
    *"<english> </english> <enligsh> # Links **a** *a* _a_ ~ null no 2504.16650 59:59:59 1. 2) • 가나다. Abc.".split(
        " "
    ),
    *"http:// https:// https://e.org/x <https://e.org/x> 2025-03-02 2025-02-30 2025년3월2일 2025년13월1일".split(" "),
    *"papers: date: title: notes: tags: links: (Ada&Bo) (김하나)".split(" "),
    *(" ", "\t", "\n", "\r", "\r\n", "\n\n\n", "\n- ", "\n  ", "\n\t", "\n> ", "\v", "\f", ", ", ": ", " #"),
)

STEERS: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""What may be in no text that reaches a screen, written anew here and not taken from `cleaning`."""


class Made(NamedTuple):
    """One file of the run: its number, its name and its bytes."""

    number: int
    name: str
    data: bytes


class Measured(NamedTuple):
    """How long one file took, and what was wrong with the answer."""

    made: Made
    seconds: float
    wrong: tuple[str, ...]


Change = Callable[[random.Random, bytes], bytes]


def _at(rng: random.Random, data: bytes) -> int:
    return rng.randint(0, len(data))


def _span(rng: random.Random, data: bytes, longest: int = 200) -> tuple[int, int]:
    start = _at(rng, data)
    return start, min(len(data), start + rng.randint(1, longest))


def _flip_bytes(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _random_bytes(rng: random.Random, data: bytes) -> bytes:
    at = _at(rng, data)
    return data[:at] + rng.randbytes(rng.randint(1, 12)) + data[at:]


def _delete(rng: random.Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def _repeat(rng: random.Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[start:end] * rng.randint(2, 12) + data[end:]


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: _at(rng, data)] if rng.random() < 0.7 else data[_at(rng, data) :]


def _insert(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.randint(1, 5)):
        at = _at(rng, data)
        piece = rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 5))
        data = data[:at] + piece.encode("utf-8", "surrogatepass") + data[at:]
    return data


def _lines(change: Callable[[random.Random, list[bytes]], list[bytes]]) -> Change:
    """A change of lines as a change of bytes."""
    return lambda rng, data: b"\n".join(change(rng, data.split(b"\n")))


def _shuffle_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    start = rng.randrange(len(lines))
    part = lines[start : start + rng.randint(2, 10)]
    rng.shuffle(part)
    return [*lines[:start], *part, *lines[start + len(part) :]]


def _drop_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    return [line for line in lines if rng.random() > 0.15]


def _double_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    return [line for line in lines for _ in range(2 if rng.random() < 0.15 else 1)]


def _indent_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    margins = [b"", b" ", b"  ", b"    ", b"\t", b"> ", b"- ", b"\xe3\x80\x80"]
    return [rng.choice(margins) + line if rng.random() < 0.15 else line for line in lines]


def _join_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    at = rng.randrange(len(lines))
    return [*lines[:at], b" ".join(lines[at : at + 3]), *lines[at + 3 :]]


def _blank_lines(rng: random.Random, lines: list[bytes]) -> list[bytes]:
    blank = rng.choice([b"", b" ", b"\xc2\xa0", b"\xe2\x80\x8b"])
    return [part for line in lines for part in ([blank, line] if rng.random() < 0.3 else [line])]


def _splice(rng: random.Random, data: bytes) -> bytes:
    other = rng.choice(TEXTS).encode()
    start, end = _span(rng, other, 2000)
    at, to = _span(rng, data)
    return data[:at] + other[start:end] + data[to if rng.random() < 0.5 else at :]


def _swell(rng: random.Random, data: bytes) -> bytes:
    """A huge line, a tall column or a deep nest."""
    piece = rng.choice((*PIECES, *'[{(*>#-a"', "- ", "[a, ", "{a: ", "> ", "#a ", "(a, ", "a" * 50 + " ", "가")) or "a"
    count = rng.choice((20, 300, 300, 5000))
    at = _at(rng, data)
    return data[:at] + (piece * count).encode("utf-8", "surrogatepass") + data[at:]


def _nest(rng: random.Random, data: bytes) -> bytes:
    deep = "".join("  " * level + rng.choice(("a:\n", "- a:\n")) for level in range(rng.randint(3, 40)))
    at = data.rfind(b"\n", 0, _at(rng, data)) + 1
    return data[:at] + deep.encode() + data[at:]


def _alias(rng: random.Random, data: bytes) -> bytes:
    return re.sub(rb": |- ", lambda m: m[0] + rng.choice((b"", b"", b"", b"&a ", b"*a ", b"!x ", b"!!int ")), data)


def _line_ends(rng: random.Random, data: bytes) -> bytes:
    ends = rng.choice([[b"\r\n"], [b"\r"], [b"\n", b"\r\n"], [b"\n", b"\r", "\u2028".encode(), "\x85".encode()]])
    return re.sub(rb"\n", lambda _: rng.choice(ends), data)


def _encode(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = rng.choice(("cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1", "utf-32", "shift_jis"))
    encoded = text.encode(encoding, "replace")
    return encoded[:-1] if rng.random() < 0.2 else encoded


def _decompose(rng: random.Random, data: bytes) -> bytes:
    return unicodedata.normalize(rng.choice(("NFD", "NFKD")), data.decode("utf-8", "replace")).encode()


def _truncate_letter(rng: random.Random, data: bytes) -> bytes:
    wide = [at for at, byte in enumerate(data) if byte >= 0xC0]
    if not wide:
        return data
    at = rng.choice(wide)
    return data[: at + 1] if rng.random() < 0.5 else data[: at + 1] + data[at + 3 :]


CHANGES: Final[tuple[Change, ...]] = (
    _flip_bytes, _random_bytes, _delete, _repeat, _cut, _insert, _insert, _insert, _lines(_shuffle_lines),
    _lines(_drop_lines), _lines(_double_lines), _lines(_indent_lines), _lines(_join_lines), _lines(_blank_lines),
    _splice, _splice, _swell, _nest, _alias, _line_ends, _decompose, _truncate_letter,
)  # fmt: skip


def make(seed: int, number: int) -> Made:
    """The file of a number: one of our digests, changed one to six times, under a name of any format."""
    rng = random.Random(f"{seed}/{number}")
    data = rng.choice(TEXTS).encode()
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        data = rng.choice(CHANGES)(rng, data)
    if rng.random() < 0.15:
        data = _encode(rng, data)
    return Made(number, rng.choice(NAMES), data)


def wrong_with(parsed: Parsed, made: Made, path: str) -> Iterator[str]:
    """What an answer breaks of the promises that hold for any file."""
    shown = [
        *(text for paper in parsed.papers for text in (*texts_of(paper), paper.source.file)),
        *map(str, parsed.faults),
    ]
    for text in shown:
        if STEERS.search(text) or not unicodedata.is_normalized("NFC", text):
            yield f"not clean: {text[:200]!r}"
    if not parsed.papers and not parsed.faults:
        yield "neither a paper nor a fault"
    text = decode(made.data).text
    lines = len(re.findall("\r\n?|[\n\x85\u2028\u2029]", text)) + 1
    yield from filter(None, (_wrong_fault(fault, path, lines) for fault in parsed.faults))
    for paper in parsed.papers:
        if paper.source.file != path or not 1 <= paper.source.line <= lines:
            yield f"the source {paper.source} of {lines} lines"
    if not any(fault.why == "not a text file" or len(fault.unread) == LONGEST_UNREAD for fault in parsed.faults):
        yield from (f"lost: line {lost.line}: {lost.text[:200]!r}" for lost in unplaced(text, path, parsed))


def _wrong_fault(fault: Fault, path: str, lines: int) -> str:
    if fault.path != path:
        return f"a fault of another path: {fault}"
    if not fault.why or "\n" in str(fault):
        return f"a fault that is not one line: {fault!r}"
    # What is said of a whole file has no line.
    of_file = fault.why in {"an empty file", "not a text file", "no paper found"} or "CP949" in fault.why
    if not (of_file and fault.line == 0) and not 1 <= fault.line <= lines + 1:
        return f"a fault without its line, of {lines} lines: {fault!r}"
    return ""


def measure(made: Made, folder: Path) -> Measured:
    """Read one made file from the disk."""
    file = folder / made.name
    file.write_bytes(made.data)
    path = str(file)
    started = time.perf_counter()
    try:
        parsed = read_file(Found(path, path))
    except Exception as error:  # noqa: BLE001 - that nothing is raised is what is tested
        return Measured(made, time.perf_counter() - started, (f"raised {error!r}",))
    seconds = time.perf_counter() - started
    return Measured(made, seconds, tuple(wrong_with(parsed, made, path)))


def too_slow(runs: list[Measured], folder: Path) -> list[Measured]:
    """The files that take a hundred times the median, and again when they are read alone; larger files may."""
    usual, size = median(run.seconds for run in runs), median(len(run.made.data) for run in runs)
    slow: list[Measured] = []
    for run in runs:
        allowed = SLOWEST_IN_MEDIANS * usual * max(1, len(run.made.data) / size)
        if run.seconds > allowed:
            fastest = min(measure(run.made, folder).seconds for _ in range(TIMES))
            if fastest > allowed:
                slow.append(run._replace(seconds=fastest, wrong=(f"{fastest:.3f} s, the median is {usual:.5f} s",)))
    return slow


def run_all(seed: int, first: int, count: int, folder: Path) -> tuple[list[Measured], list[Measured]]:
    """Every file of a run as measured, and those of them that break a promise."""
    runs = [measure(make(seed, number), folder) for number in range(first, first + count)]
    broken = [run for run in runs if run.wrong]
    return runs, broken + (too_slow(runs, folder) if count > 1 else [])


def main() -> int:
    """Run from a shell; 1 if any file breaks a promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs, broken = run_all(asked.seed, asked.first, asked.count, Path(folder))
    usual = median(run.seconds for run in runs)
    print(f"seed {asked.seed}: {len(runs)} files, median {usual * 1e3:.2f} ms, broken {len(broken)}; the slowest:")
    for run in sorted(runs, key=lambda run: -run.seconds)[:10]:
        size = len(run.made.data)
        print(f"  {run.seconds * 1e3:8.1f} ms  {size:7} bytes  {run.made.name}  --first {run.made.number}")
    for run in broken[:20]:
        with tempfile.NamedTemporaryFile(prefix="mutation-", suffix=f"-{run.made.name}", delete=False) as kept:
            kept.write(run.made.data)
        print(f"BROKEN --seed {asked.seed} --first {run.made.number} --count 1, saved as {kept.name}")
        print(*(f"  {wrong}" for wrong in run.wrong[:4]), sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
