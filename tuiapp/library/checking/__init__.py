"""What a careful editor would remark on digests that open without a fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.rules import RULES
from tuiapp.library.checking.sheet import Sheet, read_sheet
from tuiapp.library.fault import Fault

__all__ = ["RULES", "Remark", "Sheet", "check", "read_sheet"]


def check(sheets: Iterable[Sheet], ignored: Collection[str] = ()) -> list[Fault | Remark]:
    """The faults of the sheets and what the rules that are not ignored remark, by file and line."""
    all_sheets = list(sheets)
    order = {sheet.path: number for number, sheet in enumerate(all_sheets)}
    faults = chain.from_iterable(sheet.parsed.faults for sheet in all_sheets)
    remarks = (remark for name, rule in RULES.items() if name not in ignored for remark in rule.find(all_sheets))
    return sorted([*faults, *remarks], key=lambda found: (order[found.path], found.line, found.column))
