"""Digests and links from the web: got by a process beside the screen, with what it says in the status bar."""

from __future__ import annotations

from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Final

from tuiapp.library.index.progress import Progress
from tuiapp.messages import _
from tuiapp.startup import locations

if TYPE_CHECKING:
    from tuiapp.pulling.steps import Said
    from tuiapp.ui.main.corpus_actions import CorpusActions
    from tuiapp.ui.main.session_screen import SessionScreen

_PULLING: Final = "pulling"
"""The name of this work in the background, of which there is one at a time."""

MOST_SAID: Final = 8
"""Sentences that a toast shows of what went wrong."""


class PullActions:
    """What the key and the commands for the web do; the same again ends what is going on."""

    def __init__(self, screen: SessionScreen, corpus: CorpusActions) -> None:
        self._screen = screen
        self._corpus = corpus
        self._is_busy = False

    def action_pull(self) -> None:
        """Get new digests from the sources that are kept, or stop that."""
        from tuiapp.storage import sources

        if self._stopped():
            return
        try:
            kept = sources.load(sources.sources_file())
        except OSError as error:
            self._screen.say(str(error), severity="error")
            return
        if kept:
            folder = str(locations.folder_for_new_digests(self._corpus.location))
            pairs = [part for pair in kept.items() for part in pair]
            self._begin(_("pulling"), "pull", folder, *pairs)
        else:
            how = _("In a shell, `tuiapp pull --add NAME URL` keeps a feed or a page, and P pulls from it then.")
            self._screen.say(how, title=_("There is no source yet"))

    def action_find_links(self) -> None:
        """Look up the links of papers that have none, or stop that."""
        if not self._stopped():
            self._begin(_("finding links"), "links", *self._corpus.location.paths)

    def _stopped(self) -> bool:
        """Stop what is going on; False where nothing is."""
        if not self._is_busy:
            return False
        self._screen.workers.cancel_group(self._screen, _PULLING)
        self._end()
        self._screen.say(_("What is on the disk already stays."), title=_("Stopped"))
        return True

    def _begin(self, doing: str, *arguments: str) -> None:
        self._is_busy = True
        self._screen.work(partial(self._run, doing, arguments), _PULLING)

    def _end(self) -> None:
        self._is_busy = False
        if self._screen.is_attached:
            self._screen.job_changed("")

    async def _run(self, doing: str, arguments: tuple[str, ...]) -> None:
        """Follow the process until it has ended, say what came of it, and go to the new day."""
        from tuiapp.pulling.background import BackgroundPull
        from tuiapp.pulling.steps import Clock, NewDay
        from tuiapp.pulling.steps import Said as Sentence

        clock = Clock()
        said: list[Said] = []
        day = ""
        self._screen.job_changed(_("{doing} …").format(doing=doing))
        try:
            async with aclosing(BackgroundPull(*arguments).steps()) as steps:
                async for step in steps:
                    if not self._screen.is_attached:
                        return
                    if isinstance(step, Progress):
                        self._screen.job_changed(_("{doing} {progress}").format(doing=doing, progress=clock.said(step)))
                    elif isinstance(step, Sentence):
                        said.append(step)
                    elif isinstance(step, NewDay):
                        day = step.date
        except OSError as error:
            said.append(Sentence(str(error), is_trouble=True))
        self._end()
        if self._screen.is_attached:
            self._say(said)
            if day:
                self._corpus.show_day(day)

    def _say(self, said: list[Said]) -> None:
        """What went wrong, and what came of it, which is the last sentence."""
        troubles = [one.text for one in said if one.is_trouble]
        last = [one.text for one in said if not one.is_trouble][-1:]
        more = [_("… and {number} more").format(number=len(troubles) - MOST_SAID)] if len(troubles) > MOST_SAID else []
        lines = [*troubles[:MOST_SAID], *more, *last]
        self._screen.say("\n".join(lines), severity="warning" if troubles else "information")
