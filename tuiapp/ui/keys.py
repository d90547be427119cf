"""Every key of the program; the README, the help panel and the footer are made from here."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import Binding

from tuiapp.library.text.hangul import SHIFTED, TWO_SET


def _bind(
    id: str, keys: str, action: str, description: str, tooltip: str, *, show: bool = False, group: str = ""
) -> Binding:
    """A binding whose letters work with a Korean input method switched on too."""
    each = keys.split(",")
    jamo = [(TWO_SET | SHIFTED)[key] for key in each if key in TWO_SET or key in SHIFTED]
    together = Binding.Group(group) if group else None
    return Binding(",".join(each + jamo), action, description, show=show, tooltip=tooltip, id=id, group=together)


MOVES: Final = [
    _bind("move.down", "j,down", "move(1)", "Down", "next paper, row or line"),
    _bind("move.up", "k,up", "move(-1)", "Up", "previous paper, row or line"),
    _bind("move.top", "g,home", "move_to_end(False)", "Top", "first paper, row or line"),
    _bind("move.bottom", "G,end", "move_to_end(True)", "Bottom", "last paper, row or line"),
    _bind("move.half_down", "ctrl+d", "move_page(0.5)", "Half page down", "half a screen down"),
    _bind("move.half_up", "ctrl+u", "move_page(-0.5)", "Half page up", "half a screen up"),
    _bind("move.page_down", "pagedown,ctrl+f", "move_page(1)", "Page down", "a screen down"),
    _bind("move.page_up", "pageup,ctrl+b", "move_page(-1)", "Page up", "a screen up"),
]
"""Inside the pane that has the focus."""

SIDEBAR: Final = [
    _bind("facet.choose", "enter", "screen.choose_facet", "Choose", "this date or tag alone", show=True),
    _bind(
        "facet.toggle", "space", "screen.toggle_facet", "Add/remove", "add it to the others, or take it away", show=True
    ),
    _bind("facet.unfold", "right", "screen.fold_facet(False)", "Unfold", "show the months or days of this row"),
    _bind("facet.fold", "left", "screen.fold_facet(True)", "Fold", "hide the months or days of this row"),
]
"""In the sidebar."""

LIST: Final = [
    *(replace(move, id=f"paper.{move.id}", action=f"screen.paper_{move.action}") for move in MOVES),
    _bind("paper.read", "enter", "screen.focus_pane(2)", "Read", "go to the note of this paper"),
    _bind("paper.select", "x", "screen.select_paper", "Select", "select this paper for y and Y, or no longer"),
]
"""In the list of papers. The screen moves through it, as the next key may act on the paper before a message arrives."""

SEARCH: Final = [
    _bind("search.list", "enter,down", "screen.leave_search", "To the list", "to the papers found", show=True),
    _bind("search.clear", "escape", "screen.clear_search", "Clear", "take the words back", show=True),
    _bind("search.save", "ctrl+s", "screen.save_search", "Save", "save this search under a name", show=True),
]
"""In the search line."""

MENU: Final = [
    _bind("menu.down", "j", "move(1)", "Down", "next"),
    _bind("menu.up", "k", "move(-1)", "Up", "previous"),
    _bind("menu.top", "g", "move_to_end(False)", "Top", "first"),
    _bind("menu.bottom", "G", "move_to_end(True)", "Bottom", "last"),
    _bind("menu.close", "escape,q", "close", "Close", "close this", show=True),
]
"""In a list that lies over the panes."""

LINKS: Final = [
    *(
        _bind(f"links.{number}", f"{number}", f"copy_number({number})", f"Copy {number}", f"copy link {number}")
        for number in range(1, 10)
    ),
    _bind("links.open", "o", "choose_link(True)", "Open", "open the link under the cursor; enter does too", show=True),
    _bind("links.copy", "y", "choose_link(False)", "Copy", "copy the link under the cursor; 1 to 9 too", show=True),
]
"""In the list of links."""

ADDRESS: Final = [
    _bind("address.open", "y,enter", "dismiss(True)", "Open", "open it", show=True),
    _bind("address.close", "escape,n,q", "dismiss(False)", "Cancel", "open nothing", show=True),
]
"""In the question before an international address is opened."""

ANYWHERE: Final = [
    _bind("app.suspend", "ctrl+z", "app.suspend_process", "Suspend", "back to the shell; fg comes here again"),
]
"""On every screen."""

PASTE: Final = [
    _bind("paste.save", "enter", "save", "Save", "add these papers to the folder", show=True),
    replace(_bind("paste.save_now", "ctrl+s", "save", "Save", "add these papers to the folder"), priority=True),
    replace(_bind("paste.close", "escape", "leave", "Cancel", "add nothing", show=True), priority=True),
]
"""In the box for a digest."""

COPY_FAILED: Final = [
    replace(_bind("copy_failed.close", "escape,q", "dismiss(None)", "Close", "close this", show=True), priority=True),
]
"""Where a text is shown that could not be copied."""

NAME: Final = [
    _bind("name.close", "escape", "dismiss(None)", "Cancel", "save nothing", show=True),
]
"""Where a search gets its name."""

SAVED: Final = [
    _bind(
        "saved.delete",
        "delete,d",
        "delete",
        "Delete",
        "delete this search when you leave, or keep it",
        show=True,
    ),
]
"""In the list of saved searches."""

PROBLEMS: Final = [
    _bind("problems.close", "exclamation_mark", "dismiss(None)", "Close", "close this"),
]
"""In the list of problems."""

HELP: Final = [
    _bind("help.close", "escape,q,question_mark,f1,enter", "dismiss(None)", "Close", "close this", show=True),
]
"""In the help."""

READER: Final = [
    _bind("note.language", "space,L", "toggle_language", "한/영", "notes in the other language", show=True),
    _bind("search", "/", "search", "Search", "words in either language, tag:, author:, date: …", show=True),
    _bind("note.copy", "y", "copy_link", "Copy link", "copy the link of this paper", show=True, group="Copy"),
    _bind("note.copy_as", "Y,f2", "copy_as", "Copy as …", "Markdown, BibTeX, a note …", show=True, group="Copy"),
    _bind("link.open", "o", "open_link", "Open", "open the link of this paper in the browser", show=True),
    _bind("app.help", "question_mark,f1", "app.help", "Help", "the keys, and what this pane is for", show=True),
    _bind("app.quit", "q", "app.back", "Quit", "back to the list, and from there quit", show=True),
    _bind("day.older", "[", "next_day(1)", "Older day", "first paper of the day before", show=True, group="Day"),
    _bind("day.newer", "]", "next_day(-1)", "Newer day", "first paper of the day after", show=True, group="Day"),
    _bind("note.both", "v", "toggle_all_languages", "Both", "the notes in all languages together", show=True),
    _bind("pane.zoom", "z", "zoom", "Zoom", "the whole screen for this pane, and back", show=True),
    _bind("link.list", "u", "links", "Links", "all links of this paper, to open or copy one", show=True),
    _bind("list.sort", "s", "sort", "Sort", "by date, by title, by how well it matches", show=True),
    _bind("searches", "f", "saved_searches", "Saved searches", "the searches you saved, with counts", show=True),
    _bind("note.down", "J,shift+down", "scroll_note(1)", "Note down", "scroll the note from the list"),
    _bind("note.up", "K,shift+up", "scroll_note(-1)", "Note up", "scroll the note from the list"),
    _bind("pane.left", "h", "next_pane(-1)", "Pane left", "to the pane on the left"),
    _bind("pane.right", "l", "next_pane(1)", "Pane right", "to the pane on the right"),
    _bind("pane.smaller", "<", "resize_list(-1)", "List smaller", "less room for the list"),
    _bind("pane.larger", ">", "resize_list(1)", "List larger", "more room for the list"),
    _bind("pane.sidebar", "1", "focus_pane(0)", "Sidebar", "to the dates and tags"),
    _bind("pane.list", "2", "focus_pane(1)", "Papers", "to the list of papers"),
    _bind("pane.note", "3", "focus_pane(2)", "Note", "to the note"),
    _bind("match.next", "n,f3", "next_match(1)", "Next match", "to the next match in the note"),
    _bind("match.previous", "N,shift+f3", "next_match(-1)", "Previous match", "to the match before in the note"),
    _bind("query.undo", "escape", "undo", "Undo", "one step back: to the list, then the search, then the filters"),
    _bind("corpus.paste", "p", "paste_digest", "Paste", "add a digest from the clipboard"),
    _bind("corpus.reload", "R,f5", "reload", "Reload", "read the digests again"),
    _bind(
        "corpus.problems", "exclamation_mark", "show_problems", "Problems", "what could not be read, with file and line"
    ),
    _bind("app.palette", "ctrl+p,colon", "app.command_palette", "Commands", "every command, and papers by title"),
    *ANYWHERE,
]
"""Anywhere in the main screen, in the order of the footer."""

IDS: Final = frozenset(
    binding.id
    for group in (
        MOVES,
        SIDEBAR,
        LIST,
        SEARCH,
        MENU,
        LINKS,
        ADDRESS,
        ANYWHERE,
        PASTE,
        COPY_FAILED,
        NAME,
        SAVED,
        PROBLEMS,
    )
    for binding in group
) | frozenset(binding.id for binding in (*HELP, *READER))
"""The ids of all bindings that are ours, and not Textual's."""
