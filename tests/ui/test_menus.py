"""What opens over the panes has no empty rows, fits the smallest terminal, and names all its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from walk import Walk, walk

MENUS = {
    "links": (["u"], "⏎ o Open  y 1-3 Copy", "esc q Close"),
    "copy as": (["Y"], "⏎ Copy  j k Move", "esc q Close"),
    "saved searches": (["f"], "⏎ Search  del d Delete", "esc q Close"),
    "tags": (["t"], "⏎ Choose  ↑ ↓ Move", "esc Close"),
    "problems": (["exclamation_mark"], "j k Move", "esc"),
    "name of a search": (["slash", *"buffer", "ctrl+s"], "⏎ Save", "esc Cancel"),
}


@pytest.fixture(autouse=True)
def searches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two saved searches, one of them with a long name."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "config" / "tuiapp" / "searches.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("all of rl: 'tag:rl'\nwhat nobody would ever type as a name: 'buffer'\n", encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("name", MENUS)
def test_a_menu_fits_has_no_empty_row_and_names_its_keys(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int]
) -> None:
    (corpus / "broken.yaml").write_text('papers:\n- title: "never closed\n', encoding="utf-8")
    keys, first, last = MENUS[name]

    async def steps(there: Walk) -> None:
        lines = (await there.press(*keys)).split("\n")
        region = there.app.screen.query_one(".menu").region
        assert there.app.screen.region.contains_region(region)
        inside = [line.text for line in there.app.screen._compositor.render_strips()[region.y : region.bottom]]
        assert all(line[region.x : region.right].strip() for line in inside), "\n".join(lines)
        assert first in inside[-1]
        assert last in inside[-1]

    walk(steps, corpus, monkeypatch, size=size)


def test_the_help_of_a_pane_leads_to_all_keys_and_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        here = await there.press("question_mark")
        assert "unfold and fold" not in here
        assert "? All keys" in here
        everything = await there.press("question_mark")
        assert "unfold and fold" in everything
        assert "copy the link with this number" in everything
        assert await there.press("question_mark") == here
        await there.press("q")
        assert there.app.screen is there.reader

    walk(steps, corpus, monkeypatch, size=(160, 60))


def test_the_preview_of_a_copy_follows_the_cursor_and_takes_as_many_lines_as_it_has(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("Y")
        heights = [there.app.screen.query_one("#preview").region.height]
        for _ in range(3):
            await there.press("j")
            heights.append(there.app.screen.query_one("#preview").region.height)
        # The name of the form, and below it a link or BibTeX.
        assert heights[0] == 2
        assert heights[3] > 4
        assert "author" in there.frame()

    walk(steps, corpus, monkeypatch, size=(80, 24))
