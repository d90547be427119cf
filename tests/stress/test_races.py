"""Programs that write the same file at once lose nothing: a few rounds; `python tests/stress` runs hundreds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from races import Writers, import_round


@pytest.mark.parametrize(
    "writers",
    [
        Writers(4),
        Writers(2, editor="in-place"),
        Writers(2, editor="rename"),
        Writers(2, editor="rename", is_killed=True),
    ],
    ids=str,
)
def test_imports_into_one_day_lose_no_paper_edit_or_comment(tmp_path: Path, writers: Writers) -> None:
    assert not import_round(tmp_path, writers, random.Random(1))
