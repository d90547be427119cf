"""The main screens look as they did: text, layout and colours, each against a frame in `frames`.

Where a change is meant, `UPDATE_FRAMES=1 python -m pytest tests/ui/test_frames.py` writes the frames anew, and the diff
of them is what a reviewer reads. It draws the pictures in `.github` too, of which the README shows one.
"""

from __future__ import annotations

from pathlib import Path

import picture
import pytest
import screen_frame
from walk import Walk, walk

from tuiapp.library import open_library
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.system import clipboard

POST = """\
2025년 3월 9일
A Fresh Paper: On Pasting
(Kim Lee)
An abstract of a sentence or two is enough for the program to see what it is.
붙여 넣은 노트입니다.
#paste
"""

SCREENS = {
    "reading-wide": ((142, 30), []),
    "reading-narrow": ((50, 20), []),
    "both-languages": ((100, 30), ["v"]),
    "searching": ((100, 30), ["slash", *"추론"]),
    "copy-as": ((100, 30), ["j", "Y", "j"]),
    "links": ((100, 30), ["j", "u"]),
    "paste": ((100, 30), ["p"]),
    "problems": ((100, 30), ["exclamation_mark"]),
    "help": ((100, 30), ["question_mark"]),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(corpus: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    size, keys = SCREENS[name]
    (corpus / "broken.yaml").write_text('papers:\n- title: "never closed\n', encoding="utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(corpus.parent)
    monkeypatch.setattr(clipboard, "paste", lambda _attempt: POST)

    async def steps(there: Walk) -> None:
        await there.press(*keys)
        screen_frame.still(there.app.screen)
        await there.settled()
        screen_frame.check(name, there.app.screen)

    opened = OpenedCorpus(open_library(["digests"]), CorpusLocation(("digests",), "digests"))
    walk(steps, corpus, monkeypatch, size=size, opened=opened)


ROOT = Path(__file__).parents[2]

PICTURES = {
    "reading": ((110, 30), []),
    "both-languages": ((110, 30), ["j", "v", "3"]),
    "searching": ((110, 30), ["slash", *"추론", "enter"]),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_sample_as_the_program_does(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    size, keys = PICTURES[name]
    for variable in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(variable, raising=False)

    async def steps(there: Walk) -> None:
        await there.press(*keys)
        picture.check(name, there.app)

    opened = OpenedCorpus(open_library([str(ROOT / "digests")]), CorpusLocation(("digests",), "digests"))
    walk(steps, ROOT / "digests", monkeypatch, size=size, opened=opened)


def test_the_readme_shows_one_of_the_pictures() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert any(f"(.github/{name}.svg)" in readme for name in PICTURES)
