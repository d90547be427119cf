"""A fingerprint tells whether anything has happened to the digests of a folder, without reading them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tuiapp.library.files.walked import fingerprint, walked


def test_a_walk_that_is_kept_has_the_fingerprint_of_one_that_is_not(corpus: Path) -> None:
    (corpus / "gone").symlink_to(corpus / "nowhere")
    paths = [str(corpus), str(corpus / "missing")]
    assert walked(paths).fingerprint == fingerprint(paths)
    assert len(walked(paths).files) == 3
    assert len(walked(paths).faults) == 1


CHANGES = {
    "edited": lambda corpus: (corpus / "2025-03-01.txt").write_text("Other\n", encoding="utf-8"),
    "added": lambda corpus: (corpus / "vault" / "more.md").touch(),
    "removed": lambda corpus: (corpus / "2025-03-01.txt").unlink(),
    "renamed": lambda corpus: (corpus / "2025-03-01.txt").rename(corpus / "2025-03-03.txt"),
    "folder moved": lambda corpus: (corpus / "vault").rename(corpus / "cellar"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_happens_to_a_digest_changes_the_fingerprint(corpus: Path, change: str) -> None:
    before = fingerprint([str(corpus)])
    CHANGES[change](corpus)
    assert fingerprint([str(corpus)]) != before


def test_a_digest_of_the_same_size_and_time_in_its_place_changes_the_fingerprint(corpus: Path) -> None:
    path = corpus / "2025-03-01.txt"
    times, text = (path.stat().st_atime_ns, path.stat().st_mtime_ns), path.read_bytes()
    before = fingerprint([str(corpus)])
    (corpus / ".new").write_bytes(text[::-1])
    os.utime(corpus / ".new", ns=times)
    os.replace(corpus / ".new", path)
    assert fingerprint([str(corpus)]) != before


def test_what_is_no_digest_leaves_the_fingerprint_alone(corpus: Path) -> None:
    before = fingerprint([str(corpus)])
    (corpus / ".git").mkdir()
    (corpus / ".git" / "index.md").touch()
    (corpus / "notes.log").touch()
    assert fingerprint([str(corpus)]) == before
