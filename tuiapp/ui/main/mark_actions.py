"""Marking papers: read and unread, stars, and taking the last mark back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tuiapp.messages import _, ngettext
from tuiapp.session import marking
from tuiapp.session.marking import Change
from tuiapp.storage.marks.mark import now
from tuiapp.ui.main.mark_saving import MarkSaving
from tuiapp.ui.main.reading_time import ReadingTime
from tuiapp.ui.main.session_screen import SessionScreen


class Step(NamedTuple):
    """What one key has marked, and the number under which it was said."""

    number: int
    changes: Sequence[Change]


class MarkActions:
    """What the keys for marks do; it keeps what can be taken back."""

    def __init__(self, screen: SessionScreen, saving: MarkSaving, reading: ReadingTime) -> None:
        self._screen = screen
        self._saving = saving
        self._reading = reading
        self._steps: list[Step] = []

    def action_toggle_read(self) -> None:
        """Mark the open paper, or the selected ones, as read; as unread where they are read."""
        session = self._screen.session
        rows = session.copy_targets
        becomes_read = any(map(session.is_unread, rows))
        self._mark(rows, marking.read(session, rows, now(), is_read=becomes_read))

    def action_toggle_star(self) -> None:
        """Star the open paper, or the selected ones; take the star away where they have one."""
        session = self._screen.session
        rows = session.copy_targets
        becomes_starred = not all(session.marked_rows.has(row, "starred") for row in rows)
        self._mark(rows, marking.starred(session, rows, now(), is_starred=becomes_starred))

    def action_read_all(self) -> None:
        """Mark every paper of the list as read."""
        session = self._screen.session
        changes = marking.read(session, session.rows, now())
        if not changes:
            self._screen.say(_("All papers of the list are read."))
            return
        self._mark(session.rows, changes)
        number = len(changes)
        said = ngettext(
            "{number} paper is marked as read; U takes it back.",
            "{number} papers are marked as read; U takes it back.",
            number,
        )
        self._screen.say(said.format(number=f"{number:,}"))

    def show_draft(self, change: Change) -> None:
        """Show and write what is not said to its end yet."""
        self._saving.say([change])

    def remember(self, change: Change) -> None:
        """Let what was shown and written already be taken back in one step."""
        self._steps.append(Step(0, [change]))

    def _mark(self, rows: Sequence[int], changes: Sequence[Change]) -> None:
        """Mark papers in one step, which can be taken back."""
        if rows and not changes:
            self._screen.say(marking.nothing_to_know_it_by(), severity="warning")
        elif changes:
            self._reading.keep_unread(changes)
            self._steps.append(Step(self._saving.say(changes), changes))

    def action_undo_mark(self) -> None:
        """Take the last mark of this session back, and say what it was."""
        if not self._steps:
            self._screen.say(_("There is no mark of this session to take back."))
            return
        step = self._steps.pop()
        before = self._saving.before.get(step.number) or [change.paper for change in step.changes]
        at, session = now(), self._screen.session
        back = [change.taken_back(session, old, at) for change, old in zip(step.changes, before, strict=True)]
        self._reading.keep_unread(back)
        self._saving.say(back)
        self._screen.say(_taken_back(back))

    def was_read(self, rows: Sequence[int]) -> None:
        """Count papers as read that were copied, opened or gone into; that is no mark of the reader's to take back."""
        if changes := marking.read(self._screen.session, rows, now()):
            self._saving.say(changes)


def _taken_back(changes: Sequence[Change]) -> str:
    """What is so again, in words."""
    first, number = changes[0], len(changes)
    if number > 1:
        sentences = {
            ("read", True): ngettext("{number} paper is read again.", "{number} papers are read again.", number),
            ("read", False): ngettext("{number} paper is unread again.", "{number} papers are unread again.", number),
            ("starred", True): ngettext(
                "{number} paper is starred again.", "{number} papers are starred again.", number
            ),
            ("starred", False): ngettext(
                "{number} paper is not starred any more.", "{number} papers are not starred any more.", number
            ),
        }
        return sentences[first.field, bool(first.value)].format(number=f"{number:,}")
    sentence = {
        ("read", True): _("Read again: {title}"),
        ("read", False): _("Unread again: {title}"),
        ("starred", True): _("Starred again: {title}"),
        ("starred", False): _("Not starred any more: {title}"),
        ("note", True): _("Your note is as it was before: {title}"),
        ("note", False): _("Your note is taken away again: {title}"),
    }[first.field, bool(first.value)]
    return sentence.format(title=first.paper.title)
