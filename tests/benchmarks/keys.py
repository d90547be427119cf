"""How long a key takes until the screen stands, as a multiple of a one-line `Static` update in the same run.

python tests/benchmarks/keys.py [PAPERS]
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial

from corpora import library
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tuiapp.places import Place
from tuiapp.ui.app import DigestApp

SEARCHES = ("reasoning", "추론", "ㅊㄹ", "scaling law", "tag:rl -ko:강화", "zzzz")
NAMES = {" ": "space", ":": "colon", "-": "minus"}


class OneLine(App[None]):
    """The floor: one line that changes with each key."""

    number = 0

    def compose(self) -> ComposeResult:
        yield Static("0")

    def on_key(self) -> None:
        self.number += 1
        self.query_one(Static).update(str(self.number))


async def timed(pilot: Pilot[None], step: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds from a key to the last frame that it caused."""
    last = 0.0
    app = pilot.app
    display = app._display

    def noted(*args: object) -> None:
        nonlocal last
        display(*args)  # type: ignore[arg-type]
        last = time.perf_counter()

    app._display = noted  # type: ignore[method-assign, assignment]
    start = time.perf_counter()
    await step()
    await pilot.pause()
    app._display = display  # type: ignore[method-assign]
    return (max(last, start) - start) * 1000


async def floor() -> list[float]:
    async with OneLine().run_test(size=(120, 36)) as pilot:
        return [await timed(pilot, lambda: pilot.press("x")) for _ in range(60)][10:]


async def reader(papers: int) -> dict[str, list[float]]:
    app = DigestApp(library(papers), Place(("x",), "benchmark"), "ko")
    times: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", "x", "escape")
        times["j"] = [await timed(pilot, lambda: pilot.press("j")) for _ in range(60)][10:]
        times["space"] = [await timed(pilot, lambda: pilot.press("space")) for _ in range(40)][10:]
        for search in SEARCHES:
            await pilot.press("slash")
            times[search] = [await timed(pilot, partial(pilot.press, NAMES.get(letter, letter))) for letter in search]
            await pilot.press("escape", "escape", "escape")
    return times


def main() -> None:
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 3854
    base = statistics.median(asyncio.run(floor()))
    print(f"{papers:,} papers; one-line Static update {base:.1f} ms = 1.0")
    for name, times in asyncio.run(reader(papers)).items():
        worst = sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]
        print(f"{name:<18} median {statistics.median(times) / base:5.1f}   p99 {worst / base:5.1f}")


if __name__ == "__main__":
    main()
