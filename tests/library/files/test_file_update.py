"""A file that is changed keeps what every other program saves in the same moment."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tuiapp.library.files import file_update, replace_if_unchanged, swap_files
from tuiapp.library.files.aside import exchange_name, keep_beside, remove_leftovers
from tuiapp.library.files.file_update import FileUpdate
from tuiapp.library.files.swap_files import exchange


class New(NamedTuple):
    """New content of a file."""

    data: bytes


def add_ours(data: bytes | None) -> New | None:
    """Add a line, unless it is there."""
    lines = data or b""
    return None if b"ours\n" in lines else New(lines + b"ours\n")


def update_file(path: Path, change: Callable[[bytes | None], New | None]) -> FileUpdate[New]:
    """Change a file and look after it no longer."""
    update = FileUpdate(path, change)
    with closing(update):
        update.run()
    return update


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "file.yaml"
    file.write_bytes(b"first\n")
    return file


@pytest.fixture
def just_before(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Does things in the moment between the last look at a file and the exchange, one at each exchange."""

    def arrange(*deeds: Callable[[], object]) -> None:
        pending = list(deeds)

        def late(one: Path, other: Path) -> None:
            if pending:
                pending.pop(0)()
            exchange(one, other)

        monkeypatch.setattr(replace_if_unchanged, "exchange", late)

    return arrange


def saved(path: Path, text: str) -> None:
    """Save as an editor that writes a new file and gives it the name."""
    aside = path.with_name(".edited")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_file_is_changed_and_keeps_its_permissions_and_its_link(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    done = update_file(link, add_ours)
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"first\nours\n", 0o640, True)
    assert [new.data for new in done.written] == [b"first\nours\n"]
    assert update_file(path, add_ours).written == []
    assert names(path) == ["file.yaml", "link.yaml"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    update_file(tmp_path / "new.yaml", add_ours)
    assert (tmp_path / "new.yaml").read_bytes() == b"ours\n"
    assert names(tmp_path / "new.yaml") == ["new.yaml"]


def test_a_file_that_another_program_makes_meanwhile_is_changed_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.yaml"
    link = os.link

    def late(one: Path, other: Path) -> None:
        if not path.exists():
            saved(path, "theirs\n")
        link(one, other)

    monkeypatch.setattr(os, "link", late)
    update_file(path, add_ours)
    assert path.read_bytes() == b"theirs\nours\n"


def test_what_an_editor_saves_between_the_last_look_and_the_exchange_is_changed_in_turn(
    path: Path, just_before: Callable[..., None]
) -> None:
    just_before(lambda: saved(path, "first\ntheirs\n"))
    done = update_file(path, add_ours)
    assert path.read_bytes() == b"first\ntheirs\nours\n"
    assert [new.data for new in done.written] == [b"first\ntheirs\nours\n"]
    assert names(path) == ["file.yaml"]


def test_where_a_third_version_comes_the_second_is_kept_under_a_name_of_its_own(
    path: Path, just_before: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name("file.yaml.other-version").write_bytes(b"an older one")

    def keep(aside: Path, name: Path) -> Path:
        saved(path, "third\n")
        return keep_beside(aside, name)

    just_before(lambda: saved(path, "second\n"))
    monkeypatch.setattr(replace_if_unchanged, "keep_beside", keep)
    done = update_file(path, add_ours)
    assert path.read_bytes() == b"third\nours\n"
    assert done.copies == [path.with_name("file.yaml.other-version-2")]
    assert done.copies[0].read_bytes() == b"second\n"


def test_an_editor_that_empties_the_file_and_fills_it_again_loses_nothing(
    path: Path, just_before: Callable[..., None]
) -> None:
    has_begun = threading.Event()

    def save_in_place() -> None:
        has_begun.set()
        with open(path, "w", encoding="utf-8") as file:
            file.write("first\ntheirs\n")

    editor = threading.Thread(target=save_in_place)

    def begin() -> None:
        editor.start()
        has_begun.wait()

    just_before(begin)
    update_file(path, add_ours)
    editor.join()
    update_file(path, add_ours)
    assert path.read_bytes() == b"first\ntheirs\nours\n"
    assert names(path) == ["file.yaml"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc opens a file that has no name any more")
def test_what_an_editor_writes_into_the_version_that_was_replaced_is_changed_in_turn(path: Path) -> None:
    with open(path, "rb") as before, closing(FileUpdate(path, add_ours)) as update:
        update.run()
        assert not update.is_undone()
        # As an editor that had found the file before the exchange and opened it after.
        Path(f"/proc/self/fd/{before.fileno()}").write_bytes(b"first\ntheirs\n")
        assert update.is_undone()
        update.run()
        assert not update.is_undone()
    assert path.read_bytes() == b"first\ntheirs\nours\n"
    assert names(path) == ["file.yaml"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc opens a file that has no name any more")
def test_what_is_written_into_it_is_kept_beside_the_file_where_others_have_changed_that(path: Path) -> None:
    with open(path, "rb") as before, closing(FileUpdate(path, add_ours)) as update:
        update.run()
        saved(path, "first\nours\nanother's\n")
        Path(f"/proc/self/fd/{before.fileno()}").write_bytes(b"first\ntheirs\n")
        update.run()
    assert path.read_bytes() == b"first\nours\nanother's\n"
    assert [copy.read_bytes() for copy in update.copies] == [b"first\ntheirs\n"]


def test_an_editor_that_saves_what_it_had_read_before_is_found_when_it_is_asked_for(path: Path) -> None:
    with closing(FileUpdate(path, add_ours)) as update:
        update.run()
        assert update.is_contested
        saved(path, "first\ntheirs\n")
        assert update.is_undone()
        update.run()
        assert not update.is_undone()
    assert path.read_bytes() == b"first\ntheirs\nours\n"
    assert [new.data for new in update.written] == [b"first\nours\n", b"first\ntheirs\nours\n"]


def test_a_file_that_nobody_has_touched_lately_is_not_contested(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)
    assert not update_file(path, add_ours).is_contested
    assert not update_file(path.with_name("new.yaml"), add_ours).is_contested


def test_a_program_that_has_the_file_open_for_writing_is_waited_for_and_then_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuiapp.library.files.wait_for_writers.LONGEST_WAIT", 0.05)
    with open(path, "ab"), pytest.raises(OSError, match="another program is still writing it") as caught:
        update_file(path, add_ours)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"first\n"


def test_a_file_that_is_changed_all_the_time_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_update, "_LONGEST", 0.05)
    number = 0

    def change(data: bytes | None) -> New:
        nonlocal number
        number += 1
        saved(path, f"{number}\n")
        return New((data or b"") + b"ours\n")

    with pytest.raises(OSError, match="changes it all the time"):
        update_file(path, change)
    assert path.read_text(encoding="utf-8") == f"{number}\n"
    assert names(path) == ["file.yaml"]


def test_where_the_system_cannot_exchange_names_it_is_done_by_a_link(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap_files, "_exchanged", lambda *_: errno.ENOSYS)
    update_file(path, add_ours)
    assert path.read_bytes() == b"first\nours\n"
    assert names(path) == ["file.yaml"]


def test_a_write_protected_file_is_refused(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="write-protected"):
        update_file(path, add_ours)
    assert path.read_bytes() == b"first\n"


def test_a_change_that_is_refused_leaves_the_file(path: Path) -> None:
    def refuse(_data: bytes | None) -> New:
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        update_file(path, refuse)
    assert (path.read_bytes(), names(path)) == (b"first\n", ["file.yaml"])


def test_what_a_killed_writer_left_is_removed_unless_an_editor_had_saved_it(path: Path) -> None:
    folder = path.parent
    (folder / ".file.yaml.0123abcd.tuiapp-new").write_bytes(b"half a fi")
    for data in (b"first\n", b"first\nours\n", b"theirs\n"):
        exchange_name(path, b"first\n", b"first\nours\n").write_bytes(data)
        kept = remove_leftovers(folder)
        assert kept == ([folder / "file.yaml.other-version"] if data == b"theirs\n" else [])
    assert names(path) == ["file.yaml", "file.yaml.other-version"]
    assert (folder / "file.yaml.other-version").read_bytes() == b"theirs\n"


def test_a_name_as_long_as_the_system_allows_can_be_changed(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 83 + ".yaml")
    update_file(path, add_ours)
    update_file(path, lambda data: None if data and b"more" in data else New((data or b"") + b"more\n"))
    assert path.read_bytes() == b"ours\nmore\n"
