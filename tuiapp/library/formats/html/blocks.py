"""A page taken apart: what it says of itself, and its lines with what stands around each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tuiapp.library.formats.lines import Line


class Container:
    """An element of a page, as far as it tells which blocks stand together."""

    __slots__ = ("depth", "parent")

    def __init__(self, parent: Container | None) -> None:
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0


class Block(NamedTuple):
    """One line of a page.

    Attributes:
        line: its text, and the links on it.
        container: the element around it, itself a block; None for a text outside all.
        left_out: what it is for certain, in words, where that is no part of any digest; "" otherwise.
        widget: the same where only a class says so.
        is_heading: whether it stands in a heading.

    """

    line: Line
    container: Container | None
    left_out: str = ""
    widget: str = ""
    is_heading: bool = False


@dataclass(slots=True)
class Page:
    """A page as its reader sees it.

    Attributes:
        title: the title of its window.
        url: its address, by itself or by who got it.
        published: when it was published, as it says it.
        feed: the address of the feed that it belongs to.
        blocks: its lines, in their order.

    """

    title: str = ""
    url: str = ""
    published: str = ""
    feed: str = ""
    blocks: list[Block] = field(default_factory=list)
