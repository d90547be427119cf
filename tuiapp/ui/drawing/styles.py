"""What each part of a pane looks like, in the colours of the present theme.

The panes' `Content` names its spans by what they are; these tables are the one place that says how they look. They are
not in the stylesheet because sixteen component classes on each pane cost a third of the start.
"""

from __future__ import annotations

from typing import Final

STYLES: Final = {
    "head": "$ink-muted on $panel",
    "head-focus": "bold $ink-accent on $ground-cursor",
    "bar": "$foreground 20%",
    "thumb": "$foreground 45%",
    "selection": "reverse",
    "mark": "bold $ink-accent",
    "cursor": "on $ground-cursor",
    "cursor-blur": "on $surface",
    "title": "bold $ink-text",
    "unread": "bold $ink-text",
    "star": "$ink-text",
    "label": "bold",
    "muted": "$ink-muted",
    "faint": "$ink-faint",
    "abstract": "$ink-abstract",
    "tag": "$ink-tag",
    "link": "underline $ink-link",
    "language": "bold underline",
    "notice": "$ink-notice",
    "match": "bold $ink-match on $ground-match",
    "chosen": "bold",
}
"""The names that spans may have. One colour has one meaning: the accent is where the reader is."""

ANSI_STYLES: Final = {
    **dict.fromkeys(STYLES, ""),
    "head": "underline",
    "head-focus": "bold reverse",
    "bar": "dim",
    "selection": "reverse",
    "mark": "bold",
    "cursor": "reverse",
    "cursor-blur": "underline",
    "title": "bold",
    "unread": "bold",
    "label": "bold",
    "faint": "dim",
    "link": "underline",
    "language": "bold underline",
    "notice": "bold",
    "match": "bold reverse",
    "chosen": "bold",
}
"""The same without a colour: a theme of ANSI colours has those of the reader's terminal, which nobody knows."""
