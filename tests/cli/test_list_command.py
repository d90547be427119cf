"""Each form of `list` is read back by a reader of that form."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from pybtex.database import parse_string

from tuiapp.__main__ import main
from tuiapp.library import Library, open_library
from tuiapp.library.export.output_forms import LISTED
from tuiapp.library.formats.yaml import digest as digest_yaml
from tuiapp.library.identity import spelled_identities
from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.index import DATABASE, INDEX
from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.store import MarkStore

ROGUE = """\
2025-03-03
=HYPERLINK("https://e.org"), 100% & {more
(@Ada Byron)
- 목록이네요. 쉼표, "따옴표"
#x
"""


@pytest.fixture
def rogue(corpus: Path) -> Path:
    """The corpus with a paper whose texts mean something in most forms."""
    (corpus / "2025-03-03.txt").write_text(ROGUE, encoding="utf-8")
    return corpus


def marked(corpus: Path) -> None:
    """The first paper of the corpus is starred and has a note of the reader's own."""
    paper = open_library([str(corpus)]).paper(0)
    at = "2025-04-21T10:00:00Z"
    mark = Mark(spelled_identities(paper), paper.title).saying("starred", at, at).saying("note", "my zebra", at)
    store = MarkStore(state_folder()).open()
    assert store.say([mark]).is_saved
    store.close()


def listed(corpus: Path, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    out, err = listed_and_said(corpus, form, capsys)
    assert not err
    return out


def listed_and_said(corpus: Path, form: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    assert main(["list", "--format", form, str(corpus)]) == 0
    return capsys.readouterr()


def test_json_lines_are_the_objects_of_json(rogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = listed(rogue, "jsonl", capsys).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(listed(rogue, "json", capsys))


def test_csv_has_a_row_a_paper_that_no_spreadsheet_computes(rogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(StringIO(listed(rogue, "csv", capsys), newline="")))
    assert len(rows) == 6
    assert rows[0]["title"] == """'=HYPERLINK("https://e.org"), 100% & {more"""
    assert rows[0]["note.ko"] == """'- 목록이네요. 쉼표, "따옴표\""""
    assert rows[1]["authors"] == "Mina Park; Jonas Weber"
    assert rows[1]["tags"] == "agent; planning"
    assert rows[3]["note.ko"] == "바이트 단위 모델에 대한 연구.\n\n데이터 구성이 더 중요하다는 결론이네요."
    assert not [cell for row in rows for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]


def test_each_document_of_yaml_is_a_digest_of_one_day(
    corpus: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = listed(corpus, "yaml", capsys).split("---\n")
    days = [digest_yaml.read(document, "x.yaml") for document in documents]
    assert [day.faults for day in days] == [(), (), ()]
    assert [library.paper(row) for row in range(len(library))] == [paper for day in days for paper in day.papers]


def test_markdown_is_grouped_by_day_newest_first(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "x.yaml").write_text("papers:\n- title: T\n", encoding="utf-8")
    lines = listed(corpus, "markdown", capsys).splitlines()
    heads = [line for line in lines if line.startswith("# ")]
    assert heads == ["# 2025-03-02", "# 2025-03-01", "# 2025-02-28", "# Undated"]
    assert sum(line.startswith("## ") for line in lines) == 6


def test_bibtex_and_csl_name_the_same_papers_by_the_same_keys(rogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = parse_string(listed(rogue, "bibtex", capsys), "bibtex").entries
    items = json.loads(listed(rogue, "csl-json", capsys))
    assert [item["id"] for item in items] == list(entries)
    assert items[1] == {
        "id": "park2025graphpilot",
        "type": "article",
        "title": "GraphPilot: Steering Agents with Sparse Maps",
        "author": [{"family": "Park", "given": "Mina"}, {"family": "Weber", "given": "Jonas"}],
        "issued": {"date-parts": [[2025, 3]]},
        "accessed": {"date-parts": [[2025, 3, 2]]},
        "publisher": "arXiv",
        "number": "arXiv:2503.00101",
        "URL": "https://arxiv.org/abs/2503.00101",
        "abstract": "Agents that plan over long horizons lose their way. We give them a sparse map.",
        "keyword": "agent, planning",
    }


def test_no_form_imports_a_screen(corpus: Path) -> None:
    program = (
        "import sys, io, contextlib\nfrom tuiapp.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    for form in {list(LISTED)!r}: main(['list', '--format', form, {str(corpus)!r}])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"textual", "rich", "pyperclip"} & set(done.stdout.split())


@pytest.mark.parametrize("form", LISTED)
def test_an_empty_corpus_is_an_empty_list(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = listed_and_said(tmp_path, form, capsys)
    assert out.strip() in {"", "[]"} or form == "csv"
    assert err.startswith(f"{tmp_path}: no digest in this folder (put a file into it that ends in .yaml, ")


def test_a_query_prints_what_was_asked_first_and_says_what_it_forgave(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--format", "title", "--query", "bufers", str(corpus)]) == 0
    out, err = capsys.readouterr()
    assert out.strip() == "Quiet Buffers"
    assert "1 paper not asked for exactly: buffers for bufers, a slip" in err
    assert main(["list", "--format", "title", "--exact", "--query", "bufers", str(corpus)]) == 0
    out, err = capsys.readouterr()
    assert not out.strip()
    assert "asked for exactly" not in err


def test_a_query_that_cannot_be_what_it_says_is_named(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--query", "date:banana", str(corpus)]) == 2
    assert "column 1: a date is" in capsys.readouterr().err
    assert main(["list", "--query", "#rl or #moe", str(corpus)]) == 0
    assert "OR, or |" in capsys.readouterr().err


@pytest.mark.parametrize("has_index", [True, False])
@pytest.mark.parametrize("query", ["is:starred", "has:my", "my:zebra", "zebra", "is:unread agent"])
def test_a_query_asks_for_marks_too_and_writes_nothing(
    corpus: Path, capsys: pytest.CaptureFixture[str], query: str, *, has_index: bool
) -> None:
    marked(corpus)
    if not has_index:
        (state_folder() / INDEX).unlink()
    before = {path: path.read_bytes() for path in state_folder().iterdir()}
    assert main(["list", "--format", "json", "--query", query, "--exact", str(corpus)]) == 0
    (paper,) = json.loads(capsys.readouterr().out)
    assert paper["title"] == "GraphPilot: Steering Agents with Sparse Maps"
    assert {path: path.read_bytes() for path in state_folder().iterdir()} == before


def test_marks_that_cannot_be_read_are_said_and_words_are_searched_without_them(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked(corpus)
    with sqlite3.connect(state_folder() / DATABASE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert main(["list", "--query", "is:starred", str(corpus)]) == 2
    assert "newer version" in capsys.readouterr().err
    assert main(["list", "--query", "mamba | agent", str(corpus)]) == 0
    out, err = capsys.readouterr()
    assert "GraphPilot" in out
    assert "own notes are not searched" in err
