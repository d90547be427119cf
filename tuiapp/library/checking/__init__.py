"""What a careful editor would remark on digests that open without a fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.rules import RULES
from tuiapp.library.checking.source_map import SourceMap, read_source
from tuiapp.library.fault import Fault

__all__ = ["RULES", "Remark", "SourceMap", "check", "read_source"]


def check(sources: Iterable[SourceMap], ignored: Collection[str] = ()) -> list[Fault | Remark]:
    """The faults of the sheets and what the rules that are not ignored remark, by file and line."""
    all_sheets = list(sources)
    order = {source.path: number for number, source in enumerate(all_sheets)}
    faults = chain.from_iterable(source.parsed.faults for source in all_sheets)
    remarks = (remark for name, rule in RULES.items() if name not in ignored for remark in rule.find(all_sheets))
    return sorted([*faults, *remarks], key=lambda found: (order[found.path], found.line, found.column))
