"""Every hint is tried: a file is changed as it says, and read again without the fault and with what was meant.

The tables have each hint once with the smallest file that is given it, and that file when the hint was followed.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import mutations
import pytest

from tuiapp.library import Fault, Paper, formats
from tuiapp.library.files.read_file import read_data

HEAD = "date: 2025-03-02\npapers:\n"
QUOTES = "put the whole text in quotes"


class Hint(NamedTuple):
    """A hint, a file that is given it, the same when it was followed, and what must be read of that."""

    hint: str
    before: str
    after: str
    read: Paper
    name: str = "2025-03-02.yaml"


def paper(title: str = "T", **fields: Any) -> Paper:
    return Paper(title, "2025-03-02")._replace(**fields)


def field(hint: str, before: str, after: str, **fields: Any) -> Hint:
    """A hint for one field of a paper."""
    return Hint(hint, f"{HEAD}- title: T\n  {before}\n", f"{HEAD}- title: T\n  {after}\n", paper(**fields))


def title(hint: str, before: str, after: str, meant: str) -> Hint:
    return Hint(hint, f"{HEAD}- title: {before}\n", f"{HEAD}- title: {after}\n", paper(meant))


HINTS = (
    title(QUOTES, "[Re] x", '"[Re] x"', "[Re] x"),
    title(QUOTES, "[Re]", "'[Re]'", "[Re]"),
    title(QUOTES, "A: b", '"A: b"', "A: b"),
    title(QUOTES, "*A* b", '"*A* b"', "*A* b"),
    title(QUOTES, "Issue #5", '"Issue #5"', "Issue #5"),
    title(QUOTES, "[" * 20 + "]" * 20, f'"{"[" * 20 + "]" * 20}"', "[" * 20 + "]" * 20),
    title("put the whole text in quotes of a kind that it does not hold", "'It's'", '"It\'s"', "It's"),
    title("write the character itself", '"a \\ud83d"', '"a 😀"', "a 😀"),
    title(QUOTES, "&Re x", '"&Re x"', "&Re x"),
    title("take it away", "T\n  &a tags: [b]", "T\n  tags: [b]", "T")._replace(read=paper(tags=("b",))),
    title("every value is text: take the tag away", "!!str A", "A", "A"),
    field("close it at the end of the text", 'abstract: "a b', 'abstract: "a b"', abstract="a b"),
    field("close it with ]", "tags: [a, b", "tags: [a, b]", tags=("a", "b")),
    field("write it as [rl, moe]", 'tags: "#rl #moe"', "tags: [rl, moe]", tags=("rl", "moe")),
    field("write it as [rl, moe]", "tags: #rl #moe", "tags: [rl, moe]", tags=("rl", "moe")),
    field("write it as [rl]", "tags: rl", "tags: [rl]", tags=("rl",)),
    field("write it as [Ada Byron, Bo Li]", "authors: Ada Byron and Bo Li", "authors: [Ada Byron, Bo Li]",
          authors=("Ada Byron", "Bo Li")),
    field("write it as [Ada Byron, Bo Li, Cy Wu]", "authors: Ada Byron, Bo Li, and Cy Wu",
          "authors: [Ada Byron, Bo Li, Cy Wu]", authors=("Ada Byron", "Bo Li", "Cy Wu")),
    field('write it as ["Lab: Ada Byron"]', "authors: 'Lab: Ada Byron'", 'authors: ["Lab: Ada Byron"]',
          authors=("Lab: Ada Byron",)),
    field("leave the # away, or put each text with one in quotes", "tags: [#rl, #moe]", "tags: [rl, moe]",
          tags=("rl", "moe")),
    field("did you mean 'abstract'?", "abstrct: a b", "abstract: a b", abstract="a b"),
    field("write it below 'properties:', where any key may stand", "venue: ICLR", "properties:\n    venue: ICLR",
          properties=(("venue", "ICLR"),)),
    field("write a key, a colon and a blank before it, in a line below", "properties: ICLR",
          "properties:\n    venue: ICLR", properties=(("venue", "ICLR"),)),
    field("take one away: the one in line 4 counts", "tags: [a]\n  tags: [b]", "tags: [a]", tags=("a",)),
    field("take one away: the first one counts", "notes: {en: a, en: b}", "notes: {en: a}", notes=(("en", "a"),)),
    field("write the text out", "authors: &a [Ada]\n  tags: *a", "authors: [Ada]\n  tags: [Ada]", authors=("Ada",),
          tags=("Ada",)),
    field("write the texts out", "authors: &a [Ada]\n  tags: [*a, *a]", "authors: [Ada]\n  tags: [Ada]",
          authors=("Ada",), tags=("Ada",)),
    field("write the keys out", "<<: {abstract: a}", "abstract: a", abstract="a"),
    field("write '|' behind the colon, and the text below it", "abstract:\n    - a\n    - b",
          "abstract: |\n    - a\n    - b", abstract="- a\n- b"),
    field("write 'en: ' before it, in a line below 'notes:'", "notes: a b", "notes:\n    en: a b",
          notes=(("en", "a b"),)),
    field("write 'ko: ' before it, in a line below 'notes:'", "notes: 노트", "notes:\n    ko: 노트",
          notes=(("ko", "노트"),)),
    field("write 'ko'", "notes: {Korean: 노트}", "notes: {ko: 노트}", notes=(("ko", "노트"),)),
    field("write two letters, as ko or en", "notes: {x y: a}", "notes: {en: a}", notes=(("en", "a"),)),
    field("write it as [{url: https://e.org, label: x}]", "links: {url: 'https://e.org', label: x}",
          "links: [{url: https://e.org, label: x}]", links=(("https://e.org", "x", None),)),
    field("write a url, or {url: …, label: …}", "links: [[https://e.org]]", "links: [https://e.org]",
          links=(("https://e.org", None, None),)),
    field("write {url: …, label: …}", "links: [{label: x}]", "links: [{url: https://e.org, label: x}]",
          links=(("https://e.org", "x", None),)),
    field("take it away: a link has url, label", "links: [{url: https://e.org, hue: x}]", "links: [{url: https://e.org}]",
          links=(("https://e.org", None, None),)),
    field("write ': '", "tags：[a]\n  abstract: a: b", "tags: [a]\n  abstract: 'a: b'", tags=("a",), abstract="a: b"),
    field("indent with spaces", "abstract: a\n\ttags: [a]", "abstract: a\n  tags: [a]", abstract="a", tags=("a",)),
    field("indent all keys alike", "abstract: a\n   tags: [a]", "abstract: a\n  tags: [a]", abstract="a", tags=("a",)),
    field("indent it deeper than the key that it belongs to", "abstract: a\n  b\n  tags: [a]",
          "abstract: a\n    b\n  tags: [a]", abstract="a b", tags=("a",)),
    field("put a text that begins with [ or { in quotes", "[a b]: c", "properties:\n    '[a b]': c",
          properties=(("[a b]", "c"),)),
    Hint("add 'title:'", f"{HEAD}- tags: [a]\n", f"{HEAD}- title: T\n  tags: [a]\n", paper(tags=("a",))),
    Hint("begin it with '- title:'", f"{HEAD}- T\n", f"{HEAD}- title: T\n", paper()),
    Hint("take it away, or begin it with '- title:'", f"{HEAD}- title: T\n- [a]\n", f"{HEAD}- title: T\n", paper()),
    Hint("begin each paper with '- title:'", "papers: T\n", "papers:\n- title: T\n", paper()),
    Hint("write '- ' before its first key, and two blanks before the others", "papers:\n  title: T\n  tags: [a]\n",
         "papers:\n  - title: T\n    tags: [a]\n", paper(tags=("a",))),
    Hint("put all papers below the first one", "papers:\n- title: T\npapers:\n- title: U\n",
         "papers:\n- title: T\n- title: U\n", paper()),
    Hint("indent all papers alike", "papers:\n- title: T\n - title: U\n", "papers:\n- title: T\n- title: U\n", paper()),
    Hint("put what stands below '---' into a file of its own", f"{HEAD}- title: T\n---\n{HEAD}- title: U\n",
         f"{HEAD}- title: T\n", paper()),
    Hint("write 'papers:' in a line above it", "- title: T\n", "papers:\n- title: T\n", paper()),
    Hint("write 'papers:' above all keys but 'date:', '- ' before the first, and two blanks before the others",
         "date: 2025-03-02\ntitle: T\ntags: [a]\n", "date: 2025-03-02\npapers:\n- title: T\n  tags: [a]\n",
         paper(tags=("a",))),
    Hint("take it away: a digest has date, papers", "foo: 1\npapers:\n- title: T\n", "papers:\n- title: T\n", paper()),
    Hint("name it .txt if it is a post, or write 'papers:' and below it '- title:'", "T\n", "papers:\n- title: T\n",
         paper()),
    Hint("write it as 2025-04-24", "date: soon\npapers:\n- title: T\n", f"{HEAD}- title: T\n", paper()),
    Hint("keep what is right of lines 4 to 8, and take the lines with <<<<<<<, ======= and >>>>>>> away",
         f"{HEAD}- title: T\n<<<<<<< a\n  tags: [a]\n=======\n  tags: [b]\n>>>>>>> b\n",
         f"{HEAD}- title: T\n  tags: [a]\n", paper(tags=("a",))),
    Hint("write it as 2025-04-24", "2025년 2월 30일\nT\n#a\n", "2025-03-02\nT\n#a\n", paper(tags=("a",)), "x.txt"),
)  # fmt: skip


def faults(text: str, name: str) -> list[Fault]:
    return list(formats.read(text, name).faults)


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.hint + " < " + hint.before.split("\n", 3)[-1][:30])
def test_a_hint_that_is_followed_mends_the_file(hint: Hint) -> None:
    assert hint.hint in [fault.hint for fault in faults(hint.before, hint.name)]
    assert hint.before != hint.after
    parsed = formats.read(hint.after, hint.name)
    assert [fault for fault in parsed.faults if fault.hint == hint.hint or "put the" not in hint.hint] == []
    assert parsed.papers[0] == hint.read


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.hint + " < " + hint.before.split("\n", 3)[-1][:30])
def test_one_mistake_is_said_once(hint: Hint) -> None:
    assert len({(fault.line, fault.column) for fault in faults(hint.before, hint.name)}) <= 1 + ("：" in hint.before)


OF_FILES = {
    "not a text file (remove it from the folder)": b"\0\1\2" * 99,
    "an empty file (write a digest into it, or remove it)": b"",
    "no paper in it (write a digest into it, or remove it)": b"# x\n",
    "this is no digest (remove it from the folder: a digest has the keys 'date' and 'papers')": b"a: 1\nb: 2\n",
    "bytes that are in no known encoding, shown as � (save the file as UTF-8)": "papers:\n- title: 가나".encode()[:-1],
}


@pytest.mark.parametrize("said", OF_FILES)
def test_what_is_said_of_a_file_is_one_sentence_with_what_to_do(said: str) -> None:
    (fault,) = read_data(OF_FILES[said], "a.yaml").faults
    assert fault.short.endswith(said)


def test_every_hint_that_broken_files_are_given_was_tried() -> None:
    tried = [re.escape(hint.hint) for hint in HINTS] + [re.escape(said.split(" (")[1][:-1]) for said in OF_FILES]
    tried += [r"write it as \[.*\]", r"did you mean '.*'\?", r"close it with [\]}]", r"take it away: .* has .*"]
    tried += [
        r"take one away: the one in line [\d,]+ counts",
        r"write '[a-z-]+'",
        r"keep what is right of lines .*",
        "",
    ]
    known = re.compile("|".join(tried))
    given = {
        fault.hint
        for made in (mutations.make(11, number) for number in range(600))
        for fault in read_data(made.data, made.name).faults
    }
    assert [hint for hint in given if not known.fullmatch(hint)] == []
