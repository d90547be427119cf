"""What a text may hold in any format: it is read, found and shown harmlessly; no byte of it steers a terminal."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from mutations import STEERS

from tuiapp.__main__ import main
from tuiapp.library import Library, Paper, formats
from tuiapp.library.checking import SourceMap, check
from tuiapp.library.checking.word_account import texts_of
from tuiapp.library.search.query import parse

PAYLOADS = {
    "markup that closes nothing": "a [/] b",
    "markup that runs an action": "a [@click=app.quit]b[/] c",
    "markup that is a link": "a [link=http://e/]b[/link] c",
    "an escape sequence": "a \x1b[2J\x1b[31m b",
    "a sequence that writes the clipboard": "a \x1b]52;c;cm0gLXJm\x07 b",
    "a sequence that makes a link": "a \x1b]8;;http://e/\x1b\\b\x1b]8;;\x1b\\ c",
    "a sequence without an end": "a \x1b]0;b",
    "controls of eight bits": "a \x9b31m\x90b\x9c c",
    "controls that move and ring": "a\x07\x08\x0b\x0c\x0e\x7f b",
    "a change of direction": "a \u202eb\u202c \u2066c\u2069 \u200ed",
    "letters without width": "a\u200bb\u200c\u2060\ufeffc\U000e0041\U000e007f d",
    "a hundred combining marks": "a" + "\u0301" * 100 + " b",
    "a filler and a variation": "a \u3164b\uffa0 ⚠\ufe0f c\uffff d\ufffe",
    "ends of lines of another kind": "a\u2028b\u2029c\x85d",
    "half a character": "a \ud800 b",
}
"""What a digest may say, by what it is; the numbers of a terminal's sequences are those of ECMA-48 and xterm."""


def yaml(text: str) -> str:
    said = json.dumps(text)
    return (
        f"date: {said}\npapers:\n- title: {said}\n  authors: [{said}]\n  tags: [{said}]\n  abstract: {said}\n"
        f"  links: [{{url: {said}, label: {said}}}]\n  notes: {{ko: {said}, en: {said}}}\n  {said}: {said}\n"
    )


def post(text: str) -> str:
    return f"{text}\n2025-03-01\n{text}\n(Ada {text}, Bo Li)\n{text}\n노트 {text}\nA note {text}\n#tag{text}\n"


def note(text: str) -> str:
    head = f"https://e.org/{text}\n\n*T {text}* (Ada {text})\n\n> {text}\n\n"
    return f"{head}노트 {text}\n\n<english>\n{text}\n</english>\n#t{text}\n"


def page(text: str) -> str:
    lines = ["2025-03-01", f"T {text}", "(Ada Byron, Bo Li)", text, f"노트 {text}", f"A note {text}", "#rl #x"]
    cells = "".join(f"<p>{cell}</p>" for cell in lines)
    return f"<html><title>{text}</title><body>{cells}</body></html>"


FILES = {"a.yaml": yaml, "a.txt": post, "250301 a.md": note, "a.html": page}


def read(name: str, text: str) -> tuple[tuple[Paper, ...], list[str]]:
    """The papers of a file, and all that is shown of it in any place."""
    parsed = formats.read(text, name)
    found = check([SourceMap(name, parsed, text)])
    shown = [text for paper in parsed.papers for text in texts_of(paper)]
    return parsed.papers, [*shown, *map(str, parsed.faults), *map(str, found)]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_file_and_no_sentence_about_it_can_steer_a_terminal(name: str, payload: str) -> None:
    papers, shown = read(name, FILES[name](PAYLOADS[payload]))
    assert papers
    assert [text for text in shown if STEERS.search(text) or not unicodedata.is_normalized("NFC", text)] == []


@pytest.mark.parametrize("name", FILES)
def test_an_entity_that_is_a_control_steers_nothing(name: str) -> None:
    _papers, shown = read(name, FILES[name]("a &#x202e;b &#27;[2J &#x9b;1m &#8294; c"))
    assert [text for text in shown if STEERS.search(text)] == []


@pytest.mark.parametrize("command", [["list"], ["list", "--format", "json"], ["check"], ["import", "--to"]])
def test_no_command_prints_a_control(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "d\x1b]0;x\u202e"
    folder.mkdir()
    everything = "".join(text for name, text in PAYLOADS.items() if name != "half a character")
    for name, of in FILES.items():
        (folder / f"\x1b[31m{name}").write_text(of(everything), encoding="utf-8")
    main([*command, *([str(tmp_path / "out\x9b")] if command[0] == "import" else []), str(folder)])
    out, err = capsys.readouterr()
    assert out
    assert [line for line in (out + err).split("\n") if STEERS.search(line)] == []


@pytest.mark.parametrize("text", ["a [/] b", "[@click=app.quit]x[/]", "[link=http://e/]x[/link]", "[red]x"])
def test_what_looks_like_markup_of_a_screen_stays_as_it_is_written(text: str) -> None:
    assert read("a.yaml", yaml(text))[0][0].title == text


def test_decomposed_hangul_is_found_as_it_is_typed() -> None:
    (paper,) = read("a.yaml", yaml(unicodedata.normalize("NFD", "추론 모델")))[0]
    assert paper.title == "추론 모델"
    assert len(Library.of([paper]).matching(parse("추론"))) == 1


def test_no_more_marks_are_kept_on_a_letter_than_a_script_has() -> None:
    (paper,) = read("a.yaml", yaml("a" + "\u0301" * 100))[0]
    assert len(paper.title) == 1 + 4


LONG: dict[str, str] = {
    "a line of 200 kB": "word " * 40_000,
    "50,000 lines in one note": "노트 한 줄\n" * 50_000,
    "deep nesting of quotations": ">" * 5_000 + " a",
    "deep nesting of lists": "".join("  " * level + "- a\n" for level in range(1_000)),
    "deep nesting of emphasis": "*" * 5_000 + "a" + "*" * 5_000,
    "deep nesting of links": "[" * 5_000 + "a" + "](x)" * 5_000,
}


def in_yaml(body: str) -> str:
    return "papers:\n- title: T\n  notes:\n    ko: |\n" + "".join(f"      {line}\n" for line in body.split("\n"))


LONG_FILES: dict[str, Callable[[str], str]] = {
    "a.txt": lambda body: f"2025-03-01\nT\n(Ada Byron)\n{body}\n#x\n",
    "250301 a.md": lambda body: f"*T* (Ada Byron)\n\n노트\n\n{body}\n\n#x\n",
    "a.yaml": in_yaml,
    "a.html": lambda body: f"<p>T</p><p>(Ada Byron)</p><pre>{body}</pre><p>#x</p>",
}


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("name", LONG_FILES)
def test_a_long_or_deep_text_is_read_at_once(kind: str, name: str) -> None:
    text = LONG_FILES[name](LONG[kind])
    started = time.perf_counter()
    parsed = formats.read(text, name)
    assert time.perf_counter() - started < 10
    assert (parsed.papers[0].title, parsed.faults) == ("T", ())
