"""The keys of a YAML digest, and what is said of any other."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _

DIGEST_KEYS: Final = ("date", "papers")
PAPER_KEYS: Final = ("title", "links", "authors", "abstract", "notes", "tags", "properties")
LINK_KEYS: Final = ("url", "label")

_FIELD: Final = rf"(?:{'|'.join(PAPER_KEYS)})[ \t]*[:：](?=\s|$)"
BEGINS_FIELD: Final = rf"(?m)^[ \t]*{_FIELD}"
"""A line that begins with a key of a paper."""

BEGINS_PAPER: Final = rf"(?m)^[ \t]*- +{_FIELD}"
"""A line that begins with a dash and a key of a paper."""


@lru_cache(64)
def nearest(key: str, known: tuple[str, ...], at_least: float = 0.6) -> str | None:
    """The known key that another one is most like, if it is that much alike, from 0 to 1."""
    name = key.strip().lower()
    if name in known:
        return name
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=at_least)), None)


def meant(key: str, known: tuple[str, ...]) -> str:
    """The known key that a key is read as: itself, or one that it is surely a misspelling of; "" for none."""
    # A key may hold what nobody sees.
    name = key if key.isascii() else clean_line(key)
    return name if name in known else nearest(name, known, 0.75) or ""


def unknown(key: str, known: tuple[str, ...], of: str) -> tuple[str, str]:
    """What is wrong with a key that the format has not, and what may be done about it.

    Args:
        key: the key as written.
        known: the keys that there are.
        of: what has these keys, in words.

    """
    if key == "<<":
        return _("the merge key '<<' is not followed"), _("write the keys out")
    near = nearest(key, known)
    if near:
        return _("unknown key '{key}'").format(key=key), _("did you mean '{near}'?").format(near=near)
    if known == PAPER_KEYS:
        return _("unknown key '{key}'").format(key=key), _("write it below 'properties:', where any key may stand")
    hint = _("take it away: {of} has {keys}").format(of=of, keys=", ".join(known))
    return _("unknown key '{key}'").format(key=key), hint
