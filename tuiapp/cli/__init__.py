"""The subcommands that print and exit; none of them imports textual."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "list": "print the papers",
    "check": "say what is wrong with digests",
    "import": "write pasted digests as YAML",
    "cache": "show what is kept for the next start, or clear it",
    "doctor": "try every way to copy and say which work here",
}
