"""A pasted digest: what was recognised in it, and saving it to the corpus folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Paste
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tuiapp.library import Paper
from tuiapp.library.formats.dates import date_line, to_date
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.importing import save_papers
from tuiapp.library.importing.detect import dated, detect, missing_parts
from tuiapp.library.text import phrases
from tuiapp.ui.panes.key_line import KeyLine


class Saved(NamedTuple):
    """What came of saving: the first day that was saved, and what to tell the reader."""

    date: str | None
    said: str
    is_complete: bool


class PasteScreen(ModalScreen[Saved | None]):
    """A pasted text, what it holds, and the day it belongs to."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", tooltip="add these papers to the folder"),
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("escape", "dismiss(None)", "Cancel", priority=True),
    ]

    def __init__(self, text: str, folder: Path) -> None:
        super().__init__()
        self._text = text
        self._folder = folder
        self._parsed = detect(text)

    def compose(self) -> ComposeResult:
        """The text where there is none yet, the day where the text has none, and what was recognised."""
        with Vertical(id="paste"):
            yield Static(Content("Add a digest"), id="paste-title")
            yield TextArea(self._text, id="paste-text", soft_wrap=True)
            yield Input(datetime.now().astimezone().date().isoformat(), id="paste-date", compact=True)
            with VerticalScroll(id="paste-found", can_focus=True):
                yield Static(id="paste-papers")
            yield KeyLine(id="menu-keys")

    def on_mount(self) -> None:
        """Begin where the reader has something to do."""
        self._show()
        self.query_one("#paste-found" if self._parsed.papers else "#paste-text").focus()

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted now for what was offered before."""
        event.stop()
        self.query_one(TextArea).load_text(event.text)

    @on(TextArea.Changed)
    def _read_again(self, event: TextArea.Changed) -> None:
        had_none = not self._parsed.papers
        self._parsed = detect(event.text_area.text)
        self._show()
        # What was just pasted into the empty box can be saved with enter.
        if had_none and self._parsed.papers and "\n" in event.text_area.text:
            self.query_one("#paste-found").focus()

    def _show(self) -> None:
        is_undated = any(paper.date is None for paper in self._parsed.papers)
        self.query_one("#paste-date").display = is_undated
        self.query_one("#paste-text").display = not self._parsed.papers
        lines = list(_recognised(self._parsed, self._folder))
        self.query_one("#paste-papers", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what was recognised, and leave with what came of it."""
        match = date_line(self.query_one("#paste-date", Input).value)
        date = to_date(match) if match else None
        papers = dated(self._parsed.papers, date)
        if date is None and any(paper.date is None for paper in papers):
            self.notify("Write the day as 2025-04-24.", severity="warning", markup=False)
            return
        if not papers:
            self.notify("There is no paper in this text yet.", severity="warning", markup=False)
            return
        try:
            self.dismiss(_save(papers, self._folder))
        except OSError as error:
            self.notify(f"Nothing was saved: {error}", severity="error", markup=False)


def _save(papers: tuple[Paper, ...], folder: Path) -> Saved:
    changes = save_papers.plan(papers, folder).changes
    for change in changes:
        if change.is_needed:
            save_papers.write(change)
    added = sum(len(change.merged.added) for change in changes)
    others = ", the others were there" if added < len(papers) else ""
    lines = [f"{added} of {phrases.papers(len(papers))} added to {folder}{others}"]
    lines += [f"{change.path}: {change.merged.refused}" for change in changes if change.merged.refused]
    lines += [str(conflict) for change in changes for conflict in change.merged.conflicts]
    return Saved(max((paper.date or "" for paper in papers), default="") or None, "\n".join(lines), len(lines) == 1)


def _recognised(parsed: Parsed, folder: Path) -> Iterator[Content]:
    """The days, titles and missing parts, a line each."""
    if not parsed.papers:
        yield Content("Paste a digest here: a post as copied from a browser, a vault note, or YAML.").stylize("dim")
        return
    yield Content(f"{phrases.papers(len(parsed.papers))} will be added to {folder}").stylize("bold")
    date: str | None = ""
    for paper in parsed.papers:
        if paper.date != date:
            date = paper.date
            yield Content("")
            yield Content(date or "no date in the text: set it above (tab)").stylize("bold")
        missing = ", ".join(missing_parts(paper))
        yield Content("  ") + Content(paper.title)
        if missing:
            yield Content(f"    without {missing}").stylize("dim")
    for fault in parsed.faults:
        yield Content(str(fault)).stylize("$text-warning")
