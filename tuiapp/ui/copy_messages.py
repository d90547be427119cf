"""What is said of a copy: the text, where it went, and which way did not take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuiapp.messages import _

if TYPE_CHECKING:
    from tuiapp.system.clipboard import Copied, Failure, Route

LONGEST_SHOWN: Final = 160
"""Characters of a copied text that a toast shows."""


def beginning(text: str, what: str) -> str:
    """What was copied, in words, and the text as far as a toast has room for it."""
    if len(text) <= LONGEST_SHOWN:
        return f"{what}\n{text}"
    said = _("{what}, {number} characters").format(what=what, number=f"{len(text):,}")
    return f"{said}\n{text[: LONGEST_SHOWN - 1].rstrip()}…"


def title(route: Route) -> str:
    """What was done, in a word or two."""
    return _("Copied to tmux") if route == "tmux" else _("Copied")


def where(copied: Copied) -> str:
    """Where a text is now that some way has taken."""
    if copied.taken == ("desktop",):
        return _("In the desktop's clipboard.")
    if "desktop" in copied.taken:
        return _("In the desktop's clipboard and in tmux.")
    if copied.is_passed_on:
        return _("tmux sent it on to your terminal too, which does not say whether it took it.")
    return _("Prefix ] pastes it; tmux knows no way to copy to your terminal.")


def unconfirmed() -> str:
    """What is said where the terminal was given a text, which never answers to that."""
    return _("It does not say whether it took it: copy again to see the text in a window.")


def not_copied(*, is_sent: bool) -> str:
    """What is said over a text that is shown because nothing is known to have taken it."""
    return _("Your terminal does not say whether it took it.") if is_sent else _("No clipboard available.")


def failed(failure: Failure) -> str:
    """Which way did not take a text, and why."""
    return {
        ("desktop", "missing"): _("The desktop's clipboard has no tool here (see tuiapp doctor)."),
        ("desktop", "silent"): _("The desktop's clipboard did not answer (see tuiapp doctor)."),
        ("desktop", "wrong"): _("The desktop's clipboard did not take it (see tuiapp doctor)."),
        ("tmux", "missing"): _("tmux has no tool here (see tuiapp doctor)."),
        ("tmux", "silent"): _("tmux did not answer (see tuiapp doctor)."),
        ("tmux", "wrong"): _("tmux did not take it (see tuiapp doctor)."),
    }[failure.route, failure.trouble]
