"""What the reader has to know of papers that were saved, or were not, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tuiapp.library.importing.save_file import Change
from tuiapp.library.importing.save_papers import Outcome
from tuiapp.library.text.printable_path import printable
from tuiapp.library.text.system_error import reason_of
from tuiapp.messages import _, ngettext

_DAYS_SAID: int = 12
"""Days that are named one by one; of more, the first ones and the last one are."""


def troubles(outcome: Outcome) -> Iterator[str]:
    """What was refused, differs, is kept elsewhere or could not be written, a sentence each.

    Each is complete: it names the file, and where something is not there, the days that are not.
    """
    for change in outcome.changes:
        file = printable(str(change.path))
        if change.merged.refused:
            yield _("{file}: {why}").format(file=file, why=change.merged.refused)
        yield from map(str, change.merged.conflicts)
        for copy in change.copies:
            said = _("{file}: another program saved it at the same moment; its version is kept as {copy}")
            yield said.format(file=file, copy=printable(copy.name))
    for copy in outcome.rescued:
        said = _("{copy}: another program's version of this file, found where saving had been interrupted")
        yield said.format(copy=printable(str(copy)))
    yield from _not_written(outcome.changes)


def _not_written(changes: Sequence[Change]) -> Iterator[str]:
    """One sentence for each reason, with the file where it was met first and all the days that are missing for it."""
    reasons: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.error:
            reasons[reason_of(change.error)].append(change)
    for reason, failed in reasons.items():
        # Not the file that the error names, which is the hidden one that is written first.
        file = printable(str(failed[0].path))
        days = _days(dict.fromkeys(change.date for change in failed))
        yield _("{file}: {reason}. Not saved: {days}").format(file=file, reason=reason, days=days)


def _days(dates: Iterable[str | None]) -> str:
    """Days in words; of very many, the first ones, how many there are between, and the last."""
    names = [date or _("papers without a date") for date in dates]
    if len(names) <= _DAYS_SAID:
        return ", ".join(names)
    # Those up to the last one, and that one too.
    more = len(names) - _DAYS_SAID + 1
    first = ", ".join(names[: _DAYS_SAID - 1])
    return ngettext(
        "{first} and {more} more day, up to {last}", "{first} and {more} more days, up to {last}", more
    ).format(first=first, more=more, last=names[-1])
