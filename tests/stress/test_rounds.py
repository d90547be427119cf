"""Programs that write the same file at once lose nothing: one round each; `tests/stress/run.py` plays hundreds."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import import_rounds
import mark_rounds
import pytest
import screen_mark_rounds
import search_rounds
from rounds import Writers, can_mount

KINDS = [
    Writers(4),
    Writers(2, editor="in-place"),
    Writers(2, editor="rename", is_killed=True),
]


@pytest.mark.parametrize("writers", KINDS, ids=str)
def test_imports_into_one_day_lose_no_paper_edit_or_comment(tmp_path: Path, writers: Writers) -> None:
    assert not import_rounds.play(tmp_path / "round", random.Random(1), writers=writers)


@pytest.mark.parametrize("writers", KINDS, ids=str)
def test_programs_that_save_searches_lose_none_and_no_edit_or_comment(tmp_path: Path, writers: Writers) -> None:
    writers = writers._replace(things=3)
    assert not search_rounds.play(tmp_path / "round", random.Random(1), writers=writers)


@pytest.mark.parametrize("writers", [Writers(2, 20), Writers(2, 400, is_killed=True)], ids=str)
def test_programs_that_mark_papers_lose_no_mark(tmp_path: Path, writers: Writers) -> None:
    assert not mark_rounds.play(tmp_path / "round", random.Random(1), writers=writers)


@pytest.mark.skipif(not shutil.which("tmux") and not os.environ.get("CI"), reason="tmux is not installed here")
@pytest.mark.parametrize("programs", [1, 2])
def test_what_a_screen_shows_as_saved_is_there_when_the_program_was_killed(tmp_path: Path, programs: int) -> None:
    assert not screen_mark_rounds.play(tmp_path / "round", random.Random(programs), programs=programs)


@pytest.mark.skipif(not can_mount(), reason="a small disk takes root to be mounted")
def test_what_a_full_disk_does_not_hold_is_named_and_the_rest_is_there(tmp_path: Path) -> None:
    for number in range(2):
        assert not import_rounds.play_full_disk(tmp_path / f"{number}", random.Random(number))
        assert not mark_rounds.play_full_disk(tmp_path / f"marks-{number}", random.Random(number))
