"""One program at a time writes into a folder, and none waits for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tuiapp.library.files.folder_lock import LOCK_NAME, locked

HOLDER = """
import sys, time
from pathlib import Path
from tuiapp.library.files.folder_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another program that has the lock until its standard input is closed."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout
    assert program.stdout.readline() == "held\n"
    return program


def test_a_lock_that_another_program_holds_is_waited_for_no_longer_than_is_said(tmp_path: Path) -> None:
    with holder(tmp_path) as program:
        began = time.monotonic()
        with pytest.raises(OSError, match="another program is writing") as caught, locked(tmp_path, 0.1):
            pass
        assert time.monotonic() - began < 1
        assert caught.value.filename == str(tmp_path)
        program.communicate("")
    with locked(tmp_path, 0.1):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    with holder(tmp_path) as program:
        os.kill(program.pid, signal.SIGKILL)
        program.wait()
    assert (tmp_path / LOCK_NAME).exists()
    with locked(tmp_path, 0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_made(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_written_to_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(OSError, match="directory") as caught, locked(tmp_path):
        pass
    assert caught.value.filename == str(tmp_path)
