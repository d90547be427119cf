"""Marks stay on their papers whatever becomes of the files: other names and folders, another format, a second copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tuiapp.__main__ import main
from tuiapp.library import Library, Paper, open_library
from tuiapp.library.identity import spelled_identities
from tuiapp.library.search.marked_rows import MarkedRows
from tuiapp.storage.marks.index import MarkIndex, load_index
from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.store import MarkStore

AT = "2025-04-21T10:00:00.000000Z"
ADDRESSES = (
    "https://arxiv.org/abs/2504.{number:05}", "https://arxiv.org/pdf/2504.{number:05}v2.pdf",
    "https://huggingface.co/papers/2504.{number:05}", "https://doi.org/10.1145/{number}.X",
    "https://openreview.net/forum?id=Ab{number}", "https://example.org/{number}/", "",
)  # fmt: skip


def write_vault(folder: Path) -> None:
    """Notes of every kind of address, and of none; two of them are of two papers with one title."""
    folder.mkdir()
    for number in range(42):
        address = ADDRESSES[number % len(ADDRESSES)].format(number=number)
        title = f"Paper {number} — on “agents” (part {number % 3})" if number > 1 else "Two of one title"
        lines = [*([address] if address else []), f"*{title}* (Ana Lima, Bo Li)", "> An abstract.", f"요약 {number}번."]
        (folder / f"2504{1 + number % 28:02} {title[:12]} {number}.md").write_text("\n\n".join(lines), encoding="utf-8")


def marks_of(library: Library, index: MarkIndex) -> dict[str, tuple[bool, bool, str]]:
    """What is marked of each paper, as the list and as the search see it, by its title and first link."""
    marked, said = MarkedRows(library.corpus, index), {}
    for row in range(len(library)):
        paper = library.paper(row)
        found = index.find(spelled_identities(paper))
        assert found.note == marked.notes.get(row)
        assert bool(found.is_read) is not marked.has(row, "unread") or found.is_read is None
        assert found.is_starred is marked.has(row, "starred")
        said[named(paper)] = (bool(found.is_read), found.is_starred, found.note or "")
    return said


def named(paper: Paper) -> str:
    return f"{paper.title} {paper.links[0].url if paper.links else ''}"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write_vault(tmp_path / "vault")
    return tmp_path / "vault"


@pytest.fixture
def index(vault: Path, tmp_path: Path) -> MarkIndex:
    """Marks of all papers of the vault, each with a note of its own."""
    library, store = open_library([str(vault)]), MarkStore(tmp_path / "state").open()
    marks = []
    for row in range(len(library)):
        paper = library.paper(row)
        mark = Mark(spelled_identities(paper), paper.title, paper.date or "").saying("note", f"mine {row}", AT)
        mark = mark.saying("read", AT if row % 2 else None, AT)
        marks.append(mark.saying("starred", AT, AT) if row % 3 == 0 else mark)
    assert store.say(marks).is_saved
    store.close()
    index = load_index(tmp_path / "state")
    assert index
    return index


def test_every_mark_is_on_its_paper(vault: Path, index: MarkIndex) -> None:
    said = marks_of(open_library([str(vault)]), index)
    assert len(said) == len({note for *_, note in said.values()}) == 42
    assert sum(starred for _, starred, _ in said.values()) == 14


def test_they_are_where_they_were_when_files_are_moved_and_renamed(
    vault: Path, index: MarkIndex, tmp_path: Path
) -> None:
    said = marks_of(open_library([str(vault)]), index)
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    for number, file in enumerate(sorted(vault.iterdir())):
        # Without a day in its name too.
        file.rename(tmp_path / "elsewhere" / ("deep" if number % 2 else "") / f"moved {number}.md")
    assert marks_of(open_library([str(tmp_path / "elsewhere")]), index) == said


def test_they_are_where_they_were_after_an_import_to_another_format(
    vault: Path, index: MarkIndex, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = marks_of(open_library([str(vault)]), index)
    assert main(["import", "--to", str(tmp_path / "yaml"), str(vault)]) == 0
    capsys.readouterr()
    imported = open_library([str(tmp_path / "yaml")])
    assert {Path(imported.paper(row).source.file).suffix for row in range(len(imported))} == {".yaml"}
    assert marks_of(imported, index) == said


def test_a_second_copy_of_a_paper_has_its_marks_too(vault: Path, index: MarkIndex, tmp_path: Path) -> None:
    said = marks_of(open_library([str(vault)]), index)
    shutil.copytree(vault, tmp_path / "copy")
    both = open_library([str(vault), str(tmp_path / "copy")])
    assert len(both) == 84
    assert marks_of(both, index) == said
