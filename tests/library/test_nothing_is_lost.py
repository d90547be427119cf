"""Each word of a file is in a field of a paper or in a fault that shows it; exports and imports carry it on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import NOTE, PASTED, YAML
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.__main__ import main
from tuiapp.library import Library, Link, Note, Paper, Property, formats, open_library
from tuiapp.library.checking.markup import READERS
from tuiapp.library.checking.word_account import texts_of, unplaced, words_of
from tuiapp.library.export.output_forms import LISTED
from tuiapp.library.files.folder import Found, digest_files
from tuiapp.library.files.regular_file import read_bytes
from tuiapp.library.importing import save_papers
from tuiapp.library.text.cleaning import clean_line, clean_text
from tuiapp.library.text.decoding import decode

REAL = Path(__file__).parents[2].parent / "shared" / "real"
"""Digests that others keep, where the machine has them."""

REAL_FILES = [file.path for file in digest_files([str(REAL)]) if isinstance(file, Found)] if REAL.is_dir() else []


def test_what_is_mark_up_is_listed_for_every_format() -> None:
    # Some are told by what they say, whatever the suffix of their file.
    assert set(READERS) == {*formats.MODULES.values(), "markdown.digest", "arxiv_listing"}


YAML_LINES = r"""
papers:|- title: x: y|  abstrct: one two|  abstract: "open|  tags: [a, b|  notes: 노트|---|- just words|  - more
  authors: Ada Byron and Bo Li|	tabs: x|  # a remark|  links: [[u]]|date: soon|  title: again|  <<: *a|  tags: *a
  x: &a {b: c}|  ? [a, b] : c|  abstract: |  title: "\mathcal{O} \n"|  tags: #rl #moe|  title: Issue #5|  [Re] x
<<<<<<< a|=======|>>>>>>> b|  notes: {ko: 노트, en: note, x y: z}|  venue: here|  properties: {a: b}|  abstract: |-
"""
POST_LINES = "(a remark)|#a #b|https://e.org/x||2025년 3월 3일|1. item|노트 #끝|<<<<<<< a|=======|>>>>>>> b"
NOTE_LINES = "# Links|[[250101 Other.md]]|- a|## Head|**b** c|---|tags: [a]|```|An English line.|> Quoted.|aliases: [b]"
PAGE_LINES = "<h2>Head</h2>|<nav>Home</nav>|<ul><li>one<li>two</ul>|<script>x()</script>|<!-- a -->|a &amp; b|<p>b"


def lines(ours: str, more: str, letters: str) -> st.SearchStrategy[str]:
    """A line of our own digest, one of some that are parted by bars, or some letters."""
    known = [*ours.splitlines(), *more.strip("\n").replace("\n", "|").split("|")]
    return st.sampled_from(known) | st.text(alphabet=letters, max_size=24)


LINES = {
    "2025-03-02.yaml": lines(YAML, YAML_LINES, " -:[]{}\"'#&*!|>%@`,?\\abc가0"),
    "2025-03-01.txt": lines(PASTED, POST_LINES, "ab가나.,()#[]:/ \"'1-"),
    "250228 Mirrors.md": lines(NOTE, NOTE_LINES, "ab가나.,()#[]:/ \"'1->*_|"),
    "2025-03-04.html": lines(
        "".join(f"<p>{line}</p>\n" for line in PASTED.splitlines()), PAGE_LINES, "ab가<>/p &;=\"'"
    ),
}


@pytest.mark.parametrize("name", LINES)
@given(data=st.data())
def test_every_word_of_any_file_is_in_a_field_or_in_a_fault(name: str, data: st.DataObject) -> None:
    text = "\n".join(data.draw(st.lists(LINES[name], max_size=16)))
    assert unplaced(text, name, formats.read(text, name)) == []


@pytest.mark.skipif(not REAL_FILES, reason="no digests of others on this machine")
def test_every_word_of_real_digests_is_in_a_field_or_in_a_fault() -> None:
    lost = {}
    for path in REAL_FILES:
        text = decode(read_bytes(path)).text
        if found := unplaced(text, path, formats.read(text, path)):
            lost[path] = found
    assert lost == {}


TEXTS = st.text(alphabet="ab가é .,:;#'\"[]{}*_-\\/<&\n", min_size=1, max_size=40).map(clean_text).filter(str.strip)
WORDS = TEXTS.map(clean_line)
URLS = "https://arxiv.org/abs/2503.00101 http://arxiv.org/pdf/2503.00101v3 https://e.org/a_(b) file:///x e.org".split()
LINKS = st.lists(
    st.builds(Link, st.sampled_from(URLS), st.none() | WORDS, st.none()), max_size=3, unique_by=lambda one: one.url
)
NOTES = st.lists(
    st.builds(Note, st.sampled_from(["ko", "en", "ja"]), TEXTS), max_size=3, unique_by=lambda one: one.language
)
PROPERTIES = st.lists(
    st.builds(Property, st.sampled_from(["venue", "my rating"]), TEXTS), max_size=2, unique_by=lambda one: one.name
)
PAPERS = st.builds(
    Paper,
    title=WORDS | st.just(""),
    date=st.sampled_from(["2025-03-02", None]),
    authors=st.lists(WORDS, max_size=3).map(tuple),
    abstract=st.none() | TEXTS,
    notes=NOTES.map(tuple),
    tags=st.lists(WORDS, max_size=3).map(tuple),
    links=LINKS.map(tuple),
    properties=PROPERTIES.map(tuple),
)


def words(papers: Iterable[Paper]) -> Counter[str]:
    """All words but those of the day, which many papers have in common."""
    papers = (paper._replace(date=None) for paper in papers)
    return Counter(word for paper in papers for text in texts_of(paper) for word in words_of(text))


def printed(form: str, papers: list[Paper]) -> str:
    return "\n".join(piece.text or "" for piece in LISTED[form].pieces(papers, "ko"))


def said_in_json(text: str) -> list[str]:
    """All keys and texts of some JSON."""
    found: list[str] = []
    for line in text.splitlines() if not text.startswith("[") else [text]:
        waiting = [json.loads(line)]
        while waiting:
            value = waiting.pop()
            found += [value] if isinstance(value, str) else list(value) if isinstance(value, dict) else []
            waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return found


FORMS: dict[str, Callable[[str], list[str]]] = {
    "yaml": lambda text: [said for paper in formats.read(text, "x.yaml").papers for said in texts_of(paper)],
    "json": said_in_json,
    "jsonl": said_in_json,
    "markdown": lambda text: re.sub(r"\\([^\w\s])", r"\1", text).splitlines(),
}


@pytest.mark.parametrize("form", FORMS)
@given(papers=st.lists(PAPERS, min_size=1, max_size=3))
def test_an_export_that_carries_everything_has_every_word(form: str, papers: list[Paper]) -> None:
    there = Counter(word for text in FORMS[form](printed(form, papers)) for word in words_of(text))
    assert words(papers) - there == Counter()


@given(papers=st.lists(PAPERS, min_size=1, max_size=3))
def test_papers_as_yaml_read_back_to_the_same_papers(papers: list[Paper]) -> None:
    titled = [paper._replace(title=paper.title or "T", date="2025-03-02") for paper in papers]
    assert list(formats.read(printed("yaml", titled), "x.yaml").papers) == titled


@pytest.mark.skipif(not REAL_FILES, reason="no digests of others on this machine")
@pytest.mark.parametrize(("form", "name"), [("yaml", "x.yaml"), ("markdown", "x.md")])
def test_real_papers_read_back_to_the_same_papers(form: str, name: str) -> None:
    days: dict[str | None, list[Paper]] = {}
    for paper in papers_of(open_library([str(REAL / "vault")])):
        days.setdefault(paper.date, []).append(paper)
    for papers in days.values():
        assert list(formats.read(printed(form, papers), name).papers) == papers


def test_the_first_word_of_a_text_that_yaml_takes_for_an_anchor_is_kept() -> None:
    parsed = formats.read("papers:\n- title: &Re x\n  tags: [&b]\n", "2025-03-02.yaml")
    assert (parsed.papers[0].title, parsed.papers[0].tags) == ("&Re x", ("&b",))
    assert len(parsed.faults) == 2


def test_import_writes_every_word_and_reading_that_gives_it_back(corpus: Path, tmp_path: Path) -> None:
    (corpus / "more.yaml").write_text(
        "date: 2025-03-05\npapers:\n- title: [Re] One\n  abstrct: two\n  venue: three\n"
        "  links: [{url: https://e.org, label: four}]\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    before = open_library([str(corpus)])
    main(["import", str(corpus), "--to", str(out)])
    after = open_library([str(out)])
    assert papers_of(after) == papers_of(before)
    assert not after.faults
    assert main(["check", "--strict", "--ignore", "missing-note", str(out)]) == 0


@pytest.mark.skipif(not REAL_FILES, reason="no digests of others on this machine")
def test_import_of_real_digests_loses_no_word(tmp_path: Path) -> None:
    before = open_library([str(REAL / "vault")])
    assert not any(
        change.merged.conflicts for saved in save_papers.save(papers_of(before), tmp_path) for change in saved.changes
    )
    assert words(papers_of(open_library([str(tmp_path)]))) == words(papers_of(before))


def papers_of(library: Library) -> list[Paper]:
    return [library.paper(row) for row in range(len(library))]
