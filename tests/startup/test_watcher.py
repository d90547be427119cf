"""The process that watches the digests says each change once, soon, and is gone with the screen."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

import pytest

from tuiapp.library.files.walked import fingerprint
from tuiapp.startup import watcher
from tuiapp.startup.watcher import Watcher, moments

GIVEN_UP_AFTER = 20

Change = Callable[[Path], object]


def watched(corpus: Path, steps: Callable[[Callable[[Change], Awaitable[int]]], Awaitable[None]]) -> None:
    """Run steps with a function that makes a change and gives how often it was told until all was quiet again."""

    async def run() -> None:
        process = Watcher([str(corpus)], "")
        async with aclosing(process.changes()) as changes:
            await anext(changes)
            process.read(fingerprint([str(corpus)]))

            async def told(change: Change) -> int:
                change(corpus)
                return await _told(process, corpus, changes)

            await steps(told)

    asyncio.run(run())


async def _told(process: Watcher, corpus: Path, changes: AsyncGenerator[None, None]) -> int:
    times, is_current = 0, False
    async with asyncio.timeout(GIVEN_UP_AFTER):
        while not is_current:
            await anext(changes)
            times += 1
            known = fingerprint([str(corpus)])
            process.read(known)
            # Whether something else follows is known when the folder has been quiet for longer than a change lasts.
            await asyncio.sleep(watcher.QUIET_SECONDS)
            is_current = known == fingerprint([str(corpus)])
    return times


def write_a_thousand(corpus: Path) -> None:
    for number in range(1000):
        (corpus / f"{number}.md").write_text("*Title* (Ada)\n", encoding="utf-8")


def replace_the_folder(corpus: Path) -> None:
    corpus.rename(corpus.with_name("old"))
    corpus.mkdir()
    (corpus / "new.md").touch()


def test_each_change_is_told_and_a_thousand_at_once_are_one(corpus: Path) -> None:
    async def steps(told: Callable[[Change], Awaitable[int]]) -> None:
        assert await told(lambda corpus: (corpus / "2025-03-01.txt").write_text("Other\n", encoding="utf-8")) == 1
        assert await told(write_a_thousand) <= 2
        assert await told(replace_the_folder) <= 2
        assert await told(lambda corpus: (corpus / "new.md").unlink()) == 1

    watched(corpus, steps)


def test_where_the_system_tells_nothing_stamps_do(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("watchfiles")

    def refusing(*_paths: str, **_how: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refusing)
    monkeypatch.setattr(watcher, "BETWEEN_LOOKS_SECONDS", 0.01)
    monkeypatch.setattr(watcher, "QUIET_SECONDS", 0.01)
    looks = watcher.Looks([str(corpus)], fingerprint([str(corpus)]))
    each = moments([str(corpus)])
    assert [next(each) for _ in range(3)] == [None, False, False]
    assert not looks.has_changed()
    (corpus / "2025-03-01.txt").unlink()
    assert looks.has_changed()


def test_looking_takes_no_more_than_its_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: clock[0])

    def slow(_paths: Sequence[str]) -> str:
        clock[0] += 0.5
        return "the same"

    monkeypatch.setattr(watcher, "fingerprint", slow)
    looks = watcher.Looks([], "the same")
    assert looks.is_due
    begun = time.monotonic()
    looks.look()
    assert looks._next_look - begun >= 0.5 / watcher.LOOKING_SHARE


@pytest.mark.parametrize(
    ("path", "concerns"),
    [
        ("/d/a.md", True),
        ("/d/deep/er/a.YAML", True),
        ("/d/.git/a.md", False),
        ("/d/.a.md.swp", False),
        ("/d/.a.md", False),
        ("/d/gone", None),
    ],
)
def test_only_what_may_be_a_digest_is_looked_at(path: str, concerns: bool | None) -> None:
    assert watcher._concerns(["/d"], path) is concerns


def test_a_folder_inside_a_hidden_one_is_watched_like_any_other() -> None:
    assert watcher._concerns(["/home/ada/.local/share/tuiapp/digests"], "/home/ada/.local/share/tuiapp/digests/a.md")


PARENT = """\
import sys, time
from tuiapp.startup.watcher import Watcher
print(Watcher(sys.argv[1:], "")._process.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_however_the_program_ends_no_watcher_is_left(corpus: Path, how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, str(corpus)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        group = int(parent.stdout.readline())
        os.kill(parent.pid, how)
    end = time.monotonic() + GIVEN_UP_AFTER
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("the watcher is still there")
