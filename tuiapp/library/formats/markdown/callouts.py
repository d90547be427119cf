"""Callouts of Obsidian and GitHub, quotations that say what they are: `> [!abstract]`, `> [!summary]- 한국어`."""

from __future__ import annotations

import re
from typing import Final

from tuiapp.library.formats.labels import label_of

_CALLOUT: Final = re.compile(r" {0,3}>\s*\[!(?P<kind>[\w-]+)\][-+]?[ \t]*(?P<title>.*)")
_QUOTED: Final = re.compile(r" {0,3}> ?")
_END: Final = "***"
"""A rule, which ends what stands below a heading."""


def without_callouts(text: str) -> str:
    """A text in which a callout that names a part of a paper is a heading with that part below it, line by line."""
    if "[!" not in text:
        return text
    lines: list[str] = []
    is_inside = False
    for line in text.split("\n"):
        callout = _CALLOUT.fullmatch(line)
        if callout and (name := _part(callout)):
            lines.append(f"###### {name}")
            is_inside = True
        elif is_inside and not callout and (quoted := _QUOTED.match(line)):
            lines.append(line[quoted.end() :])
        else:
            lines.append(_END if is_inside and not line.strip() else line)
            is_inside = False
    return "\n".join(lines)


def _part(callout: re.Match[str]) -> str:
    """The name of the part that a callout is, by its title or where it has none by its kind; "" for any other."""
    name = callout["title"] or callout["kind"]
    label = label_of(name)
    return name if label and label.part in {"abstract", "note", "authors", "tags", "link"} else ""
