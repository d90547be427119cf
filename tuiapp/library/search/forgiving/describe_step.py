"""What was forgiven of a query, in words."""

from __future__ import annotations

from tuiapp.library.search.stages import Change, Step
from tuiapp.messages import _

_MOST: int = 3
"""Words that are named of all that one may have meant."""


def describe_step(step: Step) -> str:
    """What a step of forgiveness took for what, as `추론 for cnfhs, typed in the other state`."""
    return ", ".join(_change(change, step) for change in step.changes)


def _change(change: Change, step: Step) -> str:
    meant = ", ".join(change.meant[:_MOST]) + ("…" if len(change.meant) > _MOST else "")
    if step.kind == "keyboard":
        said = _("{meant} for {typed}, typed in the other state")
    elif step.kind == "ending":
        said = _("{meant} with another ending than {typed}")
    elif step.kind == "plural":
        said = _("{meant} in the singular, for {typed}")
    else:
        said = _("{meant} for {typed}, a slip")
    return said.format(meant=meant, typed=change.typed)
