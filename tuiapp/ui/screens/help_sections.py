"""The keys as the help lists them: those of a pane and of every pane, or all there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Final, NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.widget import Widget

from tuiapp.library.text.hangul import keystrokes
from tuiapp.messages import _, later, translated
from tuiapp.ui import keys
from tuiapp.ui.drawing.help_sheet import Entry, Section

Display = Callable[[Binding], str]
"""How a key is written on a keyboard."""


class _Together(NamedTuple):
    """Bindings that stand on one line, by their ids, and what is said of them."""

    ids: tuple[str, ...]
    said: str


_TOGETHER: Final = (
    _Together(("move.down", "move.up"), later("next and previous")),
    _Together(("move.top", "move.bottom"), later("first and last")),
    _Together(("move.half_down", "move.half_up"), later("half a screen down and up")),
    _Together(("move.page_down", "move.page_up"), later("a screen down and up")),
    _Together(("facet.unfold", "facet.fold"), later("unfold and fold")),
    _Together(("search.older", "search.newer"), later("older and newer search")),
    _Together(("day.older", "day.newer"), later("older day, newer day")),
    _Together(("note.down", "note.up"), later("scroll the note from the list")),
    _Together(("pane.left", "pane.right"), later("to the pane left, right")),
    _Together(("pane.smaller", "pane.larger"), later("less and more room for the list")),
    _Together(("pane.sidebar", "pane.list", "pane.note"), later("to the dates, the papers, the note")),
    _Together(("match.next", "match.previous"), later("next and previous match in the note")),
    _Together(("pick.down", "pick.up"), later("next and previous")),
    _Together(tuple(f"links.{number}" for number in range(1, 10)), later("copy the link with this number")),
)
_FIRST_OF: Final = {name: together for together in _TOGETHER for name in together.ids}


def sections_here(pane: Widget | None, bindings: Mapping[str, ActiveBinding], display: Display) -> list[Section]:
    """The keys of a pane, and those that do the same in each.

    Args:
        pane: the widget that has the focus, if any.
        bindings: the bindings in force there, by key.
        display: how a key is written.
    """
    ours = [active for active in bindings.values() if active.binding.id in keys.IDS]
    here = [active.binding for active in ours if active.node is pane]
    anywhere = [active.binding for active in ours if active.node is not pane]
    sections = [_section(_("In this pane"), here, display), _section(_("Anywhere"), anywhere, display)]
    return [section for section in sections if section.entries]


def all_sections(chosen: Mapping[str, str], display: Display) -> list[Section]:
    """The keys of every pane and every menu.

    Args:
        chosen: the reader's keys in place of ours, by the ids of their bindings.
        display: how a key is written.
    """
    papers = [binding for binding in keys.LIST if not (binding.id or "").startswith("move.")]
    tables = (
        (_("In every pane"), keys.MOVES),
        (_("Papers"), papers),
        (_("Dates and tags"), keys.SIDEBAR),
        (_("Search"), keys.SEARCH),
        (_("Anywhere"), keys.READER),
        (_("Menus"), keys.MENU),
        (_("Copy as …"), keys.COPY_AS),
        (_("Links"), keys.LINKS),
        (_("Saved searches"), keys.SAVED),
        (_("Tags"), keys.PICK),
        (_("Add a digest"), keys.PASTE),
    )
    return [_section(title, _in_force(table, chosen), display) for title, table in tables]


def _in_force(table: Iterable[Binding], chosen: Mapping[str, str]) -> Iterable[Binding]:
    own = (replace(binding, key=chosen.get(binding.id or "", binding.key)) for binding in table)
    return Binding.make_bindings(own)


def _section(title: str, bindings: Iterable[Binding], display: Display) -> Section:
    """A line for each binding, or for several that belong together; a jamo stands on the key of its letter."""
    written: dict[str, dict[str, list[str]]] = {}
    said: dict[str, str] = {}
    for binding in bindings:
        name = binding.id or ""
        together = _FIRST_OF.get(name)
        line = together.ids[0] if together else name
        said[line] = translated(together.said if together else binding.tooltip)
        shown = written.setdefault(line, {}).setdefault(name, [])
        if not keystrokes(binding.key):
            shown.append(display(binding))
    # `j k ↓ ↑`: the first key of each, then the second.
    return Section(title, tuple(Entry(_interleaved(line, each), said[line]) for line, each in written.items()))


def _interleaved(line: str, written: Mapping[str, list[str]]) -> str:
    # Among those in force, keys that the reader chose come last; here each stands in its own place.
    ids = _FIRST_OF[line].ids if line in _FIRST_OF else (line,)
    names = [written[name] for name in ids if name in written]
    return " ".join(dict.fromkeys(name for name in chain(*zip_longest(*names)) if name))
