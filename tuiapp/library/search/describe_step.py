"""What was forgiven of a query, in words."""

from __future__ import annotations

from tuiapp.library.search.stages import Change, Step
from tuiapp.messages import _

_MOST: int = 3
"""Words that are named of all that one may have meant."""


def describe_step(step: Step) -> str:
    """What a step of forgiveness took for what, as `추론 for cnfhs (keyboard)`."""
    changes = ", ".join(map(_change, step.changes))
    if step.kind == "keyboard":
        return _("{changes} in the other state of the keyboard").format(changes=changes)
    if step.kind == "ending":
        return _("{changes} with any ending").format(changes=changes)
    if step.kind == "plural":
        return _("{changes} in the singular").format(changes=changes)
    return _("{changes} for a slip of the finger").format(changes=changes)


def _change(change: Change) -> str:
    meant = ", ".join(change.meant[:_MOST]) + ("…" if len(change.meant) > _MOST else "")
    return _("{typed} as {meant}").format(typed=change.typed, meant=meant)
