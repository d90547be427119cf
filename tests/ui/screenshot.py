"""The picture of the README, made anew: `python tests/ui/screenshot.py`."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

from tuiapp.startup.open_corpus import open_corpus
from tuiapp.ui.app import DigestApp

ROOT = Path(__file__).parents[2]
SIZE = (110, 30)

FETCHED = re.compile(r"@font-face \{.*?\}\s*|font-variant-east-asian: full-width;\s*", re.DOTALL)
"""Fonts that Textual's pictures fetch from elsewhere, which have no Hangul, and a wish that widens Latin letters."""

FONTS = '"Noto Sans Mono CJK KR", Menlo, Consolas, monospace'
"""Fonts in which Hangul is as wide as two Latin letters, the first that the viewer has."""


async def picture_of_the_sample() -> str:
    """What the program looks like with the sample open, as SVG."""
    app = DigestApp(open_corpus(["digests"], caches=False), "ko")
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="tuiapp digests")


if __name__ == "__main__":
    os.chdir(ROOT)
    picture = FETCHED.sub("", asyncio.run(picture_of_the_sample())).replace("Fira Code", FONTS)
    Path(".github/screen.svg").write_text(picture, encoding="utf-8")
