"""The theme that was chosen is found again, and a file that somebody broke is none."""

from __future__ import annotations

from pathlib import Path

from tuiapp.storage.theme import load_theme, save_theme


def test_a_theme_is_kept_and_let_go(tmp_path: Path) -> None:
    file = tmp_path / "config" / "theme"
    assert load_theme(file) == ""
    save_theme(file, "tuiapp-light")
    assert load_theme(file) == "tuiapp-light"
    save_theme(file, "")
    save_theme(file, "")
    assert load_theme(file) == ""


def test_a_theme_may_be_written_by_hand(tmp_path: Path) -> None:
    (tmp_path / "theme").write_bytes(b"  nord \r\n# mine\n\xff")
    assert load_theme(tmp_path / "theme") == "nord"
