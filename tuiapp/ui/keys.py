"""Every key of the program: the help, the line of keys and the command palette are made from these tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import Binding

from tuiapp.library.text.hangul import SHIFTED, TWO_SET
from tuiapp.messages import later as _


def _bind(
    id: str, keys: str, action: str, description: str, tooltip: str, *,
    show: bool = False, group: str = "", goes_first: bool = False,
) -> Binding:  # fmt: skip
    """A binding whose letters work with a Korean input method switched on too."""
    each = keys.split(",")
    jamo = [(TWO_SET | SHIFTED)[key] for key in each if key in TWO_SET or key in SHIFTED]
    together = Binding.Group(group) if group else None
    return Binding(
        ",".join(each + jamo), action, description, show=show, tooltip=tooltip, id=id, group=together,
        priority=goes_first,
    )  # fmt: skip


MOVES: Final = [
    _bind("move.down", "j,down", "move(1)", _("Down"), _("next paper, row or line")),
    _bind("move.up", "k,up", "move(-1)", _("Up"), _("previous paper, row or line")),
    _bind("move.top", "g,home", "move_to_end(False)", _("Top"), _("first paper, row or line")),
    _bind("move.bottom", "G,end", "move_to_end(True)", _("Bottom"), _("last paper, row or line")),
    _bind("move.half_down", "ctrl+d", "move_page(0.5)", _("Half page down"), _("half a screen down")),
    _bind("move.half_up", "ctrl+u", "move_page(-0.5)", _("Half page up"), _("half a screen up")),
    _bind("move.page_down", "pagedown,ctrl+f", "move_page(1)", _("Page down"), _("a screen down")),
    _bind("move.page_up", "pageup,ctrl+b", "move_page(-1)", _("Page up"), _("a screen up")),
]
"""Inside the pane that has the focus."""

SIDEBAR: Final = [
    _bind("facet.choose", "enter", "screen.choose_facet", _("Choose"), _("this date or tag alone"), show=True),
    _bind("facet.toggle", "space", "screen.toggle_facet", _("Add/remove"), _("add it, or take it away"), show=True),
    _bind("facet.unfold", "right", "screen.fold_facet(False)", _("Unfold"), _("show the months or days of this row")),
    _bind("facet.fold", "left", "screen.fold_facet(True)", _("Fold"), _("hide the months or days of this row")),
]
"""In the sidebar."""

LIST: Final = [
    *(replace(move, action=f"screen.paper_{move.action}") for move in MOVES),
    _bind("paper.read", "enter", "screen.read_paper", _("Read"), _("go to the note of this paper")),
    _bind("paper.select", "x", "screen.select_paper", _("Select"), _("select this paper for y Y r m, or no longer")),
]
"""In the list of papers. The screen moves through it, as the next key may act on the paper before a message arrives."""

SEARCH: Final = [
    _bind("search.list", "enter", "screen.leave_search", _("To the list"), _("to the papers found"), show=True),
    _bind("search.clear", "escape", "screen.clear_search", _("Clear"), _("take back what was typed"), show=True),
    _bind(
        "search.older", "up", "screen.older_search", _("Older"), _("the search before"), show=True, group=_("Search")
    ),
    _bind(
        "search.newer",
        "down",
        "screen.newer_search",
        _("Newer"),
        _("the search behind, or the list"),
        show=True,
        group=_("Search"),
    ),
    _bind("search.take", "tab", "screen.take_suggestion", _("Take"), _("ask what is suggested, else the next pane")),
    _bind("search.save", "ctrl+s", "screen.save_search", _("Save"), _("save this search under a name"), show=True),
]
"""In the search line."""

MENU: Final = [
    _bind("move.down", "j", "move(1)", _("Down"), _("next"), show=True, group=_("Move")),
    _bind("move.up", "k", "move(-1)", _("Up"), _("previous"), show=True, group=_("Move")),
    _bind("move.top", "g", "move_to_end(False)", _("Top"), _("first")),
    _bind("move.bottom", "G", "move_to_end(True)", _("Bottom"), _("last")),
    _bind("menu.close", "escape,q", "close", _("Close"), _("close this"), show=True),
]
"""In a list that lies over the panes."""

LINKS: Final = [
    _bind(
        "links.open", "enter,o", "choose_link(True)", _("Open"), _("open the link under the cursor"), show=True,
        goes_first=True,
    ),
    _bind(
        "links.copy", "y", "choose_link(False)", _("Copy"), _("copy the link under the cursor"), show=True,
        group=_("Copy"),
    ),
    *(
        _bind(
            f"links.{number}", f"{number}", f"copy_number({number})", _("Copy"),
            _("copy the link with this number"), show=True, group=_("Copy"),
        )
        for number in range(1, 10)
    ),
]  # fmt: skip
"""In the list of links."""

COPY_AS: Final = [
    _bind("copy_as.take", "enter", "take", _("Copy"), _("copy in this form"), show=True, goes_first=True),
]
"""In the list of forms to copy in; the letter of each form stands beside it."""

ADDRESS: Final = [
    _bind("address.open", "y,enter", "dismiss(True)", _("Open"), _("open it"), show=True),
    _bind("address.close", "escape,n,q", "dismiss(False)", _("Cancel"), _("open nothing"), show=True),
]
"""In the question before an international address is opened."""

ANYWHERE: Final = [
    _bind("app.suspend", "ctrl+z", "app.suspend_process", _("Suspend"), _("back to the shell; fg comes here again")),
]
"""On every screen."""

PASTE: Final = [
    _bind("paste.save", "enter", "save", _("Save"), _("add these papers to the folder"), show=True),
    _bind("paste.save_now", "ctrl+s", "save", _("Save"), _("add these papers to the folder"), goes_first=True),
    _bind("paste.close", "escape", "leave", _("Cancel"), _("add nothing"), show=True, goes_first=True),
]
"""In the box for a digest."""

COPY_FAILED: Final = [
    _bind("copy_failed.close", "escape,q", "dismiss(None)", _("Close"), _("close this"), show=True, goes_first=True),
]
"""Where a text is shown that could not be copied."""

NAME: Final = [
    _bind("name.save", "enter", "save", _("Save"), _("save under this name"), show=True, goes_first=True),
    _bind("name.close", "escape", "dismiss(None)", _("Cancel"), _("save nothing"), show=True),
]
"""Where a search gets its name."""

OWN_NOTE: Final = [
    replace(
        _bind("own_note.close", "escape,ctrl+s", "leave", _("Keep and close"), _("keep this note"), show=True),
        priority=True,
    ),
]
"""Where a note of one's own is written; there is no way to leave it that loses a letter."""

PICK: Final = [
    _bind("pick.take", "enter", "take", _("Choose"), _("narrow to this tag"), show=True, goes_first=True),
    _bind("pick.down", "down", "move(1)", _("Down"), _("next tag"), show=True, group=_("Move"), goes_first=True),
    _bind("pick.up", "up", "move(-1)", _("Up"), _("previous tag"), show=True, group=_("Move"), goes_first=True),
    _bind("pick.close", "escape", "dismiss(None)", _("Close"), _("choose nothing"), show=True),
]
"""Where a tag is chosen by typing."""

SAVED: Final = [
    _bind("saved.take", "enter", "take", _("Search"), _("search for this"), show=True, goes_first=True),
    _bind(
        "saved.delete", "delete,d", "delete", _("Delete"), _("delete this search when you leave, or keep it"), show=True
    ),
]
"""In the list of saved searches."""

PROBLEMS: Final = [
    _bind("file.edit", "E", "edit", _("Edit"), _("the file at this line in your editor; enter does too"), show=True),
    _bind("problems.close", "exclamation_mark", "dismiss(None)", _("Close"), _("close this")),
]
"""In the list of problems."""

HELP: Final = [
    _bind("help.all", "question_mark", "show_all", _("All keys"), _("the keys of all panes"), show=True),
    _bind("help.close", "escape,q,f1,enter", "dismiss(None)", _("Close"), _("close this"), show=True),
]
"""In the help."""

READER: Final = [
    _bind("note.language", "space,L", "toggle_language", _("한/영"), _("notes in the other language"), show=True),
    _bind("search", "/", "search", _("Search"), _("words in either language, tag:, author:, date: …"), show=True),
    _bind("note.copy", "y", "copy_link", _("Copy link"), _("copy the link of this paper"), show=True, group=_("Copy")),
    _bind(
        "note.copy_as", "Y,f2", "copy_as", _("Copy as …"), _("Markdown, BibTeX, a note …"), show=True, group=_("Copy")
    ),
    _bind("link.open", "o", "open_link", _("Open"), _("open the link of this paper in the browser"), show=True),
    _bind("app.help", "question_mark,f1", "app.help", _("Help"), _("the keys, and what this pane is for"), show=True),
    _bind("app.quit", "q", "app.back", _("Quit"), _("back to the list, and from there quit"), show=True),
    _bind(
        "day.older", "[", "next_day(1)", _("Older day"), _("first paper of the day before"), show=True, group=_("Day")
    ),
    _bind(
        "day.newer", "]", "next_day(-1)", _("Newer day"), _("first paper of the day after"), show=True, group=_("Day")
    ),
    _bind("note.both", "v", "toggle_all_languages", _("Both"), _("the notes in all languages together"), show=True),
    _bind("pane.zoom", "z", "zoom", _("Zoom"), _("the whole screen for this pane, and back"), show=True),
    _bind("link.list", "u", "links", _("Links"), _("all links of this paper, to open or copy one"), show=True),
    _bind("list.sort", "s", "sort", _("Sort"), _("by date, by how well it matches, by title"), show=True),
    _bind("tag.pick", "t", "pick_tag", _("Tags"), _("type to narrow the tags, and choose one"), show=True),
    _bind("search.refuse", "minus", "refuse", _("Only exact"), _("without what was forgiven under the cursor")),
    _bind("searches", "f", "saved_searches", _("Saved searches"), _("the searches you saved, with counts"), show=True),
    _bind("note.down", "J,shift+down", "scroll_note(1)", _("Note down"), _("scroll the note from the list")),
    _bind("note.up", "K,shift+up", "scroll_note(-1)", _("Note up"), _("scroll the note from the list")),
    _bind("pane.left", "h", "next_pane(-1)", _("Pane left"), _("to the pane on the left")),
    _bind("pane.right", "l", "next_pane(1)", _("Pane right"), _("to the pane on the right")),
    _bind("pane.smaller", "<", "resize_list(-1)", _("List smaller"), _("less room for the list")),
    _bind("pane.larger", ">", "resize_list(1)", _("List larger"), _("more room for the list")),
    _bind("pane.sidebar", "1", "focus_pane(0)", _("Sidebar"), _("to the dates and tags")),
    _bind("pane.list", "2", "focus_pane(1)", _("Papers"), _("to the list of papers")),
    _bind("pane.note", "3", "focus_pane(2)", _("Note"), _("to the note")),
    _bind(
        "match.next", "n,f3", "go_on(1)", _("Next"), _("next match of the search in the note, else next unread paper")
    ),
    _bind(
        "match.previous", "N,shift+f3", "go_on(-1)", _("Previous"), _("the match before, or the unread paper before")
    ),
    _bind("mark.read", "r", "toggle_read", _("Read/unread"), _("mark this paper as read, or as unread"), show=True),
    _bind("mark.star", "m,asterisk", "toggle_star", _("Star"), _("star this paper, or take its star away"), show=True),
    _bind("mark.note", "e", "own_note", _("My note"), _("write down what you think of this paper"), show=True),
    _bind("mark.read_all", "A,f6", "read_all", _("All read"), _("mark all papers of the list as read")),
    _bind("mark.undo", "U,f7", "undo_mark", _("Undo mark"), _("take back what you marked last, also more than once")),
    _bind(
        "query.undo", "escape", "undo", _("Undo"), _("one step back: to the list, then the search, then the filters")
    ),
    _bind(
        "place.other",
        "apostrophe,grave_accent",
        "other_place",
        _("New papers, and back"),
        _("to papers that have arrived, or to where you were; again goes back"),
    ),
    _bind("corpus.paste", "p", "paste_digest", _("Paste"), _("add a digest from the clipboard")),
    _bind("corpus.pull", "P", "pull", _("Pull"), _("get new digests from your sources; again stops it")),
    _bind("file.edit", "E", "edit_file", _("Edit"), _("the file of this paper in your editor ($EDITOR)")),
    _bind("corpus.reload", "R,f5", "reload", _("Reload"), _("read the digests again")),
    _bind(
        "corpus.problems",
        "exclamation_mark",
        "show_problems",
        _("Problems"),
        _("what could not be read, with file and line"),
    ),
    _bind("app.palette", "ctrl+p,colon", "app.command_palette", _("Commands"), _("every command, and papers by title")),
    *ANYWHERE,
]
"""Anywhere in the main screen, in the order of the footer."""

_ALL: Final = (
    *MOVES, *SIDEBAR, *LIST, *SEARCH, *MENU, *LINKS, *COPY_AS, *ADDRESS, *ANYWHERE, *PASTE, *COPY_FAILED, *NAME,
    *OWN_NOTE, *SAVED, *PICK, *PROBLEMS, *HELP, *READER,
)  # fmt: skip

IDS: Final = frozenset(binding.id for binding in _ALL)
"""The ids of all bindings that are ours, and not Textual's."""
