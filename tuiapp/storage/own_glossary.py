"""The reader's own lines of the glossary, in a file that is edited by hand."""

from __future__ import annotations

from pathlib import Path

from tuiapp.library.fault import Fault
from tuiapp.library.search.forgiving.glossary import Glossary, own_glossary, read_glossary
from tuiapp.library.text.printable_path import printable
from tuiapp.messages import _
from tuiapp.storage.folders import config_folder


def glossary_file() -> Path:
    """The file in the reader's configuration folder."""
    return config_folder() / "glossary.txt"


def load_glossary(path: Path) -> Glossary:
    """The glossary of the program with the reader's own lines; without these where the file cannot be read."""
    try:
        own = read_glossary(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return own_glossary()
    return own_glossary().with_own(own)


def glossary_faults(path: Path, glossary: Glossary) -> list[Fault]:
    """The reader's own lines that are no entries, each with what to do."""
    why, hint = _("no entry of the glossary"), _("write: 강화학습 = RL, reinforcement learning")
    return [Fault(printable(str(path)), line, 0, why, hint) for line in glossary.wrong_lines]
