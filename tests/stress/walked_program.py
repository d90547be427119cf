"""The program as it is, with one thing added: it answers questions about itself on a socket (WALK_SOCKET, a number).

    python tests/stress/walked_program.py [ARGUMENTS OF tuiapp]

A question is a line: `ping` is answered when the messages of the application that are waiting have been handled,
`settle` when nothing is under way any more, `memory` by ping's answer with what Python itself holds, `collect` by the
same after a collection of garbage, and `crash` by none.
"""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import json
import os
import signal
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

# As the door sets them before Textual is imported.
os.environ.update(TEXTUAL_DISABLE_KITTY_KEY="1", TEXTUAL_FPS="120", ESCDELAY="50")

from textual import events

import tuiapp.ui.app
from tuiapp.__main__ import main
from tuiapp.ui.app import DigestApp
from tuiapp.ui.main.corpus_actions import FOLLOWING, READING
from tuiapp.ui.main.main_screen import MainScreen
from tuiapp.ui.panes.paper_list import PaperList

if TYPE_CHECKING:
    from textual.screen import Screen

SETTLED_SECONDS = 20.0


class WalkedApp(DigestApp):
    """The program, which answers."""

    CSS_PATH = str(Path(tuiapp.ui.app.__file__).with_name("style.tcss"))

    _latest = ""

    async def on_event(self, event: events.Event) -> None:
        """Remember what the reader did last."""
        if isinstance(event, events.InputEvent):
            self._latest = event.key if isinstance(event, events.Key) else "the mouse"
        await super().on_event(event)

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Say what ended the program."""
        Path(os.environ["WALK_STACKS"]).with_name("ended-by").write_text(self._latest, encoding="utf-8")
        super().exit(*arguments, **options)

    def on_mount(self) -> None:
        """Listen."""
        self._asked = socket.socket(fileno=int(os.environ["WALK_SOCKET"]))
        self._asked.setblocking(False)
        asyncio.get_running_loop().add_reader(self._asked.fileno(), self._hear)

    def _hear(self) -> None:
        for question in self._asked.recv(4096).decode().split():
            if question == "settle":
                self._settling = asyncio.create_task(self._settle())
            else:
                self.call_later(self._answer, question)

    async def _settle(self) -> None:
        loop = asyncio.get_running_loop()
        end, quiet = loop.time() + SETTLED_SECONDS, 0
        while quiet < 3 and loop.time() < end:
            await asyncio.sleep(0.005)
            quiet = 0 if self._is_at_work() else quiet + 1
        self._answer("settle" if quiet else "busy")

    def _is_at_work(self) -> bool:
        return bool(self._work())

    def _work(self) -> list[str]:
        """Whoever has messages waiting, and what goes on in the background."""
        pumps = [self, *(one for screen in self.screen_stack for one in screen.walk_children(with_self=True))]
        busy = [f"{pump.message_queue_size} messages of {pump}" for pump in pumps if pump.message_queue_size]
        # What was read is shown when nothing lies over the panes any more.
        waits = {FOLLOWING, READING} if len(self.screen_stack) > 1 else {FOLLOWING}
        return busy + [str(one) for one in self.workers if not (one.is_finished or one.group in waits)]

    def _answer(self, question: str) -> None:
        if question == "crash":
            raise RuntimeError("a fault of the program")
        answer = {"question": question, **self._state()}
        if question == "collect":
            answer["collected"] = gc.collect()
            answer |= self._state()
        if question in {"memory", "collect"}:
            answer["objects"] = Counter(type(one).__name__ for one in gc.get_objects()).most_common(40)
        self._asked.send(json.dumps(answer).encode() + b"\n")

    def _state(self) -> dict[str, Any]:
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        screen = self.screen_stack[0]
        session = screen.session if isinstance(screen, MainScreen) else None
        return {
            "problems": list(self._problems(screen)),
            "resident": resident,
            "work": self._work(),
            "quits": any(worker.group == "quit" and not worker.is_finished for worker in self.workers),
            "threads": threading.active_count(),
            "tasks": len(asyncio.all_tasks()),
            "files": len(os.listdir("/proc/self/fd")),
            "widgets": sum(len(one.query("*")) for one in self.screen_stack),
            "screens": [type(one).__name__ for one in self.screen_stack],
            "focused": self.focused and (self.focused.id or type(self.focused).__name__),
            "title": session.paper.title if session and session.paper else "",
            "query": session.query.text if session else "",
            "rows": len(session.rows) if session else 0,
            "size": list(self.size),
        }

    def _problems(self, screen: Screen[Any]) -> list[str]:
        """What should never be, in words."""
        problems: list[str] = []
        if self._exit:
            return problems
        if not isinstance(screen, MainScreen):
            return ["the main screen is not at the bottom"]
        session = screen.session
        if session.rows and not 0 <= session.position < len(session.rows):
            problems.append(f"paper {session.position} of {len(session.rows)} is open")
        if any(not 0 <= row < len(session.library) for row in session.rows[:100]):
            problems.append("a row is in no library")
        if len(set(session.rows)) != len(session.rows):
            problems.append("a paper is listed twice")
        return problems if self._is_at_work() else [*problems, *self._problems_at_rest(screen)]

    def _problems_at_rest(self, screen: MainScreen) -> Iterator[str]:
        """What may be for a moment while a key is obeyed, and not when nothing is under way."""
        session = screen.session
        if session.rows and screen.query_one(PaperList).cursor != session.position:
            yield "the cursor is not at the open paper"
        if screen.is_active and screen.focused is None:
            yield "no pane has the keys"
        if screen.focused is not None and not screen.focused.is_attached:
            yield "the keys go to a pane that is gone"


if __name__ == "__main__":
    with open(os.environ["WALK_STACKS"], "w", encoding="utf-8") as stacks:
        faulthandler.register(signal.SIGUSR1, stacks, all_threads=True)
        tuiapp.ui.app.DigestApp = WalkedApp  # type: ignore[misc]
        sys.exit(main())
