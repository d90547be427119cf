"""`tuiapp marks` carries marks from one machine to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tuiapp.__main__ import main
from tuiapp.storage.folders import state_folder
from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.store import MarkStore

T1, T2 = "2025-04-21T10:00:00.000000Z", "2025-04-22T10:00:00.000000Z"


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nothing is marked."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "one"))
    return tmp_path


def marked(*marks: Mark) -> None:
    store = MarkStore(state_folder()).open()
    assert store.say(marks).is_saved
    store.close()


def exported(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["marks", "export"]) == 0
    return capsys.readouterr().out


def test_where_nothing_is_marked_nothing_is_printed_or_made(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exported(capsys) == ""
    assert not (machine / "one").exists()


def test_what_is_exported_is_imported_elsewhere_as_it_was(
    machine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Mark(("arxiv:1", "title:t"), "T", "2025-04-01").saying("read", T1, T1).saying("note", "생각\n둘", T2)
    two = Mark(("title:u",), "U").saying("starred", T1, T1).saying("starred", None, T2).saying("note", "n", T1)
    marked(one, two, Mark(("title:unread",)).saying("read", None, T1))
    lines = exported(capsys)
    assert [json.loads(line)["ids"] for line in lines.splitlines()] == [["arxiv:1", "title:t"], ["title:u"]]
    (machine / "marks.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(machine / "two"))
    assert main(["marks", "import", str(machine / "marks.jsonl")]) == 0
    assert "marks of 2 papers read from 1 file: 2 new, 0 changed" in capsys.readouterr().out
    assert exported(capsys) == lines
    assert main(["marks", "import", str(machine / "marks.jsonl")]) == 0
    assert "0 new, 0 changed" in capsys.readouterr().out


def test_the_later_of_two_counts_and_nothing_else_is_lost(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked(Mark(("arxiv:1",), "T").saying("note", "mine", T1).saying("starred", T1, T1))
    theirs = {"ids": ["arxiv:1", "title:t"], "read": T2, "starred": None, "note": "theirs", "changed": T2}
    (machine / "marks.jsonl").write_text(json.dumps(theirs), encoding="utf-8")
    assert main(["marks", "import", str(machine / "marks.jsonl")]) == 0
    assert "1 note was replaced by a later one" in capsys.readouterr().out
    assert json.loads(exported(capsys)) == {**theirs, "title": "T", "date": None, "starred": T1}


def test_a_line_that_is_no_mark_is_named_and_the_others_are_taken_over(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = machine / "marks.jsonl"
    path.write_text(f'{{"ids": ["title:t"], "read": "{T1}", "changed": "{T1}"}}\n\nno\n', encoding="utf-8")
    assert main(["marks", "import", str(path), str(machine / "none")]) == 1
    err = capsys.readouterr().err
    assert f"{path}:3: not a line of JSON" in err
    assert f"{machine}/none: No such file" in err
    assert len(exported(capsys).splitlines()) == 1


def test_a_newer_database_is_refused(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    marked(Mark(("title:t",)).saying("read", T1, T1))
    with sqlite3.connect(state_folder() / "marks.sqlite3") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    (machine / "marks.jsonl").write_text("", encoding="utf-8")
    for args in (["export"], ["import", str(machine / "marks.jsonl")]):
        assert main(["marks", *args]) == 2
        assert "newer version of tuiapp" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["--help"], ["export", "--help"], ["import", "--help"], [], ["import"]])
def test_help_and_mistakes_end_as_usual(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["marks", *args])
    assert end.value.code == (0 if "--help" in args else 2)
    out = capsys.readouterr()
    assert "usage: tuiapp marks" in out.out + out.err
