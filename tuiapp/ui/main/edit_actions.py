"""Editing the file of a paper, or the one that a problem is in, and reading it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from tuiapp.messages import _
from tuiapp.ui.main.corpus_actions import CorpusActions
from tuiapp.ui.main.session_screen import SessionScreen

if TYPE_CHECKING:
    from tuiapp.ui.terminal_app import TerminalApp


class EditActions:
    """What the keys for editing do."""

    def __init__(self, screen: SessionScreen, corpus: CorpusActions) -> None:
        self._screen = screen
        self._corpus = corpus

    def action_edit_file(self) -> None:
        """Open the file of the paper at its line, and read it again when the editor is left."""
        paper = self._screen.session.paper
        if paper is None:
            self._screen.say(_("There is no paper to edit."), severity="warning")
        elif self._corpus.location.is_sample:
            said = _("The sample is not yours to edit: p adds a digest of your own.")
            self._screen.say(said, severity="warning")
        else:
            self.edit(paper.source.file, paper.source.line)

    def edit(self, file: str, line: int) -> None:
        """Open a file of the digests at a line, and read it again when the editor is left."""
        trouble = self._edited(file, line)
        if trouble is not None:
            self._corpus.read_edited(trouble)

    async def action_edit_keys(self) -> None:
        """Open the file of the reader's keys, with all that there are where it is new, and obey it from then on."""
        from tuiapp.library.text.system_error import in_words
        from tuiapp.storage.keys_file import begin_keys, keys_file
        from tuiapp.ui.own_keys import all_keys

        try:
            begin_keys(keys_file(), all_keys())
        except OSError as error:
            self._screen.say(in_words(error), severity="error")
            return
        trouble = self._edited(str(keys_file()), 0)
        if trouble:
            self._screen.say(trouble, severity="warning")
        if trouble is not None:
            await self._screen.run_action("app.take_own_keys")

    def _edited(self, file: str, line: int) -> str | None:
        """Open the editor and wait for its end.

        Returns:
            What went wrong with it, "" for nothing; None where no editor is set, which is said.

        """
        from tuiapp.library.text.printable_path import printable
        from tuiapp.system.editor import at_line, editor

        path = os.path.abspath(file)
        try:
            command = editor(os.environ)
        except ValueError:
            self._screen.say(_("$VISUAL or $EDITOR has a quotation mark that is not closed."), severity="warning")
            return None
        if not command:
            said = _("Set $EDITOR, as by `export EDITOR=vim`, to edit {file}").format(file=printable(path))
            self._screen.say(said, severity="warning")
            return None
        return cast("TerminalApp", self._screen.app).run_in_terminal(at_line(command, path, line))
