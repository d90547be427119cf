"""Whether a paper is read: what was said of it, else its day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tuiapp.storage.marks.index import Marked
from tuiapp.storage.marks.reading_state import baseline_setting, is_unread, newest_day


@pytest.mark.parametrize(
    ("date", "unread"), [("2025-04-23", False), ("2025-04-24", True), ("2025-04-25", True), ("", False), (None, False)]
)
def test_of_papers_of_which_nothing_was_said_those_of_the_baseline_and_later_ones_are_unread(
    date: str | None, unread: bool
) -> None:
    assert is_unread(Marked(), date, "2025-04-24") is unread
    assert is_unread(Marked(is_starred=True, note="mine"), date, "2025-04-24") is unread
    assert not is_unread(Marked(), date, "")


@pytest.mark.parametrize("date", ["2025-04-23", "2025-04-25", None])
def test_what_was_said_of_a_paper_counts_whatever_its_day(date: str | None) -> None:
    assert not is_unread(Marked(is_read=True), date, "2025-04-24")
    assert is_unread(Marked(is_read=False), date, "2025-04-24")


def test_the_undated_are_no_newest_day() -> None:
    assert newest_day(["2025-04-24", "undated"]) == "2025-04-24"
    assert newest_day(["undated"]) == newest_day([]) == ""


def test_each_corpus_has_a_baseline_of_its_own_however_its_path_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert baseline_setting(["digests"]) == baseline_setting([os.path.join(tmp_path, "x", "..", "digests")])
    assert baseline_setting(["digests"]) != baseline_setting(["others"])
