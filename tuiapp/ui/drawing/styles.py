"""What each part of a pane looks like, in the colours of the present theme.

The panes' `Content` names its spans by what they are; this table is the one place that says how they look. It is
not in the stylesheet because sixteen component classes on each pane cost a third of the start.
"""

from __future__ import annotations

from typing import Final

STYLES: Final = {
    "head": "$foreground 60% on $panel",
    "head-focus": "bold $foreground on $primary 60%",
    "bar": "$foreground 15%",
    "thumb": "$foreground 35%",
    "selection": "on $secondary 40%",
    "mark": "$accent",
    "cursor": "bold on $primary 50%",
    "cursor-blur": "on $surface",
    "title": "bold",
    "label": "bold",
    "muted": "$foreground 65%",
    "faint": "$foreground 40%",
    "abstract": "$foreground 82%",
    "tag": "$text-secondary",
    "link": "underline $text-primary",
    "language": "bold underline $text-accent",
    "notice": "$text-warning",
    "match": "bold $text on $warning 35%",
    "chosen": "bold $text-accent",
}
"""The names that spans may have."""
