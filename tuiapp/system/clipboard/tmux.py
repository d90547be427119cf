"""tmux's newest buffer, and through tmux the terminal around it.

A default tmux drops the escape sequence of OSC 52, also in its passthrough form; `load-buffer -w` (tmux 3.2) reaches
both, whatever `set-clipboard` says.
"""

from __future__ import annotations

from tuiapp.system.clipboard.attempt import Attempt, Trouble


def copy(text: str, attempt: Attempt, *, buffer: str = "") -> tuple[Trouble | None, bool]:
    """Put a text into a buffer and read it back: why that failed, and whether tmux sent it on to its terminal."""
    name = ["-b", buffer] if buffer else []
    clients = ["display-message", "-p", "#{client_tty}", ";", "show-messages", "-T"]
    loaded = attempt.run(["tmux", "load-buffer", *name, "-w", "-", ";", *clients], text, reads=True)
    if loaded.trouble == "wrong":
        loaded = attempt.run(["tmux", "load-buffer", *name, "-"], text, reads=True)
    if loaded.trouble:
        return loaded.trouble, False
    back = attempt.run(["tmux", "save-buffer", *name, "-"], reads=True)
    trouble = back.trouble or (None if back.output == text else "wrong")
    return trouble, _takes_copies(loaded.output)


def paste(attempt: Attempt) -> str | None:
    """The newest buffer, None where there is none."""
    answer = attempt.run(["tmux", "save-buffer", "-"], reads=True)
    return None if answer.trouble else answer.output


def _takes_copies(said: str) -> bool:
    """Whether tmux knows how to set the clipboard of its client's terminal (`Ms` in terminfo), else -w does nothing."""
    # The first line names the terminal of the client that asked, the others list what is known of every terminal.
    tty, _, listing = said.partition("\n")
    _, _, ours = listing.partition(f" for {tty},")
    capabilities, _, _ = ours.partition("\nTerminal ")
    return ": Ms: (string)" in capabilities
