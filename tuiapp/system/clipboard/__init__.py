"""Text → the clipboard that the reader will paste from, and the truth about where it went."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from tuiapp.system.clipboard import desktop, html_flavour, osc52, tmux
from tuiapp.system.clipboard.attempt import Answer, Attempt, Trouble

Route = Literal["desktop", "tmux"]
"""What a copy can be read back from; a terminal never says whether it took one."""

_BEST_FIRST: Final[tuple[Route, ...]] = ("desktop", "tmux")

__all__ = ["Answer", "Attempt", "Copied", "Failure", "Route", "Trouble", "copy", "paste", "paste_html"]


class Failure(NamedTuple):
    """A route that should have taken the text and did not."""

    route: Route
    trouble: Trouble


class Copied(NamedTuple):
    """The routes that took a text and gave it back as it was, the best first, and those that failed."""

    taken: tuple[Route, ...] = ()
    failed: tuple[Failure, ...] = ()
    is_passed_on: bool = False
    """Whether tmux also sent it to the terminal around it, which does not answer."""
    sequence: str = ""
    """What the caller has yet to write to the terminal; "" where a route took it, or the terminal could not."""


def copy(text: str, attempt: Attempt) -> Copied:
    """Copy a text by every route that it can be read back from; blocks for up to three seconds, never raises."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    troubles: dict[Route, Trouble | None] = {}
    is_passed_on = False
    # tmux beside the desktop, and before it: it answers at once, and the reader may sit at another desktop than the
    # one that its server was started on.
    if text and attempt.environ.get("TMUX"):
        troubles["tmux"], is_passed_on = tmux.copy(text, attempt)
    if text and desktop.is_reachable(attempt.environ):
        troubles["desktop"] = desktop.copy(text, attempt)
    taken = tuple(route for route in _BEST_FIRST if route in troubles and troubles[route] is None)
    failed = tuple(Failure(route, trouble) for route, trouble in troubles.items() if trouble)
    return Copied(taken, failed, is_passed_on, "" if taken else osc52.sequence(text, attempt.environ))


def paste(attempt: Attempt) -> str | None:
    """The text in the desktop's clipboard, else in tmux's newest buffer, None where neither answers; never raises."""
    if desktop.is_reachable(attempt.environ) and (text := desktop.paste(attempt).output):
        return text
    return tmux.paste(attempt) if attempt.environ.get("TMUX") else None


def paste_html(attempt: Attempt) -> str | None:
    """The HTML that the desktop's clipboard offers beside its text, None where there is none; never raises."""
    return html_flavour.paste_html(attempt) if desktop.is_reachable(attempt.environ) else None
