"""A pasted digest: what was recognised in it, and saving it to the corpus folder."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Paste
from textual.widgets import Input, Static, TextArea

from tuiapp.library import Paper
from tuiapp.library.checking.not_understood import with_unplaced
from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing.describe import troubles
from tuiapp.library.importing.detect import PASTED, dated, detect
from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.ui import keys
from tuiapp.ui.panes.key_line import KeyLine
from tuiapp.ui.panes.text_line import TextLine
from tuiapp.ui.screens.modal import Modal
from tuiapp.ui.screens.paste_preview import recognised
from tuiapp.ui.screens.paste_saving import Saved, save, saved
from tuiapp.ui.screens.text_box import TextBox, is_editable

RECOGNISED_AT_ONCE: Final = 20_000
"""Characters of a text that is recognised with the key that brings it; a longer one is read beside the screen."""


class PasteScreen(Modal[Saved | None]):
    """A pasted text, what it holds, and the day it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.PASTE]

    def __init__(self, text: str, folder: Path) -> None:
        super().__init__()
        self._given = text
        self._folder = folder
        self._text = ""
        self._parsed = Parsed()
        self._saved: Saved | None = None
        self._is_saving = False
        self._is_looking = False
        self._saves_then = False

    def compose(self) -> ComposeResult:
        """The text where there is none yet, the day where the text has none, and what was recognised."""
        with Vertical(id="paste"):
            yield Static(Content(_("Add a digest")), id="paste-title")
            yield TextBox(id="paste-text", soft_wrap=True)
            yield TextLine(datetime.now().astimezone().date().isoformat(), id="paste-date", compact=True)
            with VerticalScroll(id="paste-found", can_focus=True):
                yield Static(id="paste-papers")
            yield KeyLine(id="menu-keys")

    def on_mount(self) -> None:
        """Begin where the reader has something to do."""
        if not self._is_gone:
            self._show()
            self.query_one(TextArea).focus()
            self.take(self._given)

    @property
    def _is_gone(self) -> bool:
        """Whether what a text would be shown in has been taken away: this is being closed, or the program is."""
        return self.is_closed or not self.query("#paste-papers")

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted now for what was offered before."""
        event.stop()
        if not self._is_gone:
            self.take(event.text)

    def take(self, text: str) -> None:
        """Recognise a text, and show it where it can be edited."""
        with self.prevent(TextArea.Changed):
            self.query_one(TextArea).load_text(clean(text) if is_editable(text) else "")
        self._recognise(text, is_typed=False)

    @on(TextArea.Changed)
    def _read_again(self, event: TextArea.Changed) -> None:
        # What is pasted into the empty box comes as a change too, of several lines.
        text = event.text_area.text
        self._recognise(text, is_typed=bool(self._parsed.papers) or "\n" not in text)

    def _recognise(self, text: str, *, is_typed: bool) -> None:
        if self._is_gone:
            return
        self.workers.cancel_group(self, "recognise")
        self._is_looking = not is_typed and bool(text.strip())
        if self._is_looking:
            self._look_for_page(text)
        if len(text) <= RECOGNISED_AT_ONCE:
            self._take_recognised(text, _detected(text), is_typed=is_typed)
        else:
            self.query_one("#paste-papers", Static).update(Content(_("Reading the text …")))
            self._recognise_beside(text, is_typed=is_typed)

    @work(group="recognise")
    async def _recognise_beside(self, text: str, *, is_typed: bool) -> None:
        """Recognise a long text while the screen answers."""
        parsed = await asyncio.to_thread(_detected, text)
        if not self._is_gone:
            self._take_recognised(text, parsed, is_typed=is_typed)

    @work(group="page", exclusive=True)
    async def _look_for_page(self, text: str) -> None:
        """Read the page that a text was copied from, which has its links, where the clipboard still holds that."""
        from tuiapp.system import clipboard

        attempt = clipboard.Attempt(os.environ)
        try:
            html = await asyncio.to_thread(clipboard.paste_html, attempt)
            parsed = await asyncio.to_thread(_detected, text, html) if html else Parsed()
        finally:
            attempt.call_off()
        if self._is_looking and not self._is_gone:
            self._is_looking = False
            if any(paper.links for paper in parsed.papers):
                self.workers.cancel_group(self, "recognise")
                self._take_recognised(text, parsed, is_typed=False)
            if self._saves_then:
                self.action_save()

    def _take_recognised(self, text: str, parsed: Parsed, *, is_typed: bool) -> None:
        self._text, self._parsed = text, parsed
        self._show()
        # What was pasted can be saved with enter.
        if parsed.papers and not is_typed:
            self.query_one("#paste-found").focus()

    def _show(self) -> None:
        self.query_one("#paste-date").display = any(paper.date is None for paper in self._parsed.papers)
        self.query_one("#paste-text").display = not self._parsed.papers
        shown = recognised(self._parsed, len(self._text.strip()), printable(str(self._folder)))
        self.query_one("#paste-papers", Static).update(shown)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While papers are being saved the screen stays, to say what came of it."""
        return False if self._is_saving else super().check_action(action, parameters)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what was recognised, and leave with what came of it."""
        if self._is_saving or self._is_gone:
            return
        # The links are worth the moment that the clipboard takes to answer.
        self._saves_then = self._is_looking
        if self._is_looking:
            return
        match = date_line(self.query_one("#paste-date", Input).value)
        date = to_date(match) if match else None
        papers = dated(self._parsed.papers, date)
        if date is None and any(paper.date is None for paper in papers):
            self.notify(_("Write the day as 2025-04-24."), severity="warning", markup=False)
        elif not papers:
            self.notify(_("There is no paper in this text yet."), severity="warning", markup=False)
        else:
            self._is_saving = True
            self._save(papers)

    @work(group="save")
    async def _save(self, papers: tuple[Paper, ...]) -> None:
        """Write the files beside the screen: another program may be writing them too, and a disk takes its time."""
        outcome = await asyncio.to_thread(save, papers, self._folder)
        self._is_saving = False
        if any(change.is_needed for change in outcome.changes):
            self._saved = saved(papers, outcome, self._folder)
        if not any(change.error for change in outcome.changes):
            self.dismiss(saved(papers, outcome, self._folder))
        elif not self._is_gone:
            # The text that holds what is not saved stays.
            self.notify("\n".join(troubles(outcome)), severity="error", markup=False)

    def action_leave(self) -> None:
        """Leave with what was saved, if anything was."""
        self.dismiss(self._saved)


def _detected(text: str, html: str | None = None) -> Parsed:
    """The papers of a text, with all that is in none of them; of a page that is what its reader left out."""
    text = clean(text)
    parsed = detect(text, html)
    return parsed if html else with_unplaced(parsed, text, PASTED)
