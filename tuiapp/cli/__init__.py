"""The subcommands that print and exit; none of them imports textual.

Each has a module of its own with `add_arguments(parser)` and `run(options)`; a new one is a module and a line here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tuiapp.messages import later as _


class Command(NamedTuple):
    """A command: what it does, in words that follow its name, and the module that does it."""

    what: str
    module: str


COMMANDS: Final = {
    "list": Command(_("print the papers, or export them"), "tuiapp.cli.list_command"),
    "check": Command(_("say what is wrong with digests"), "tuiapp.cli.check_command"),
    "import": Command(_("write pasted digests as YAML"), "tuiapp.cli.import_command"),
    "pull": Command(_("get new digests from feeds and pages"), "tuiapp.cli.pull_command"),
    "links": Command(_("find the links of papers that have none"), "tuiapp.cli.links_command"),
    "marks": Command(_("carry marks, as read and starred, to another machine"), "tuiapp.cli.marks_command"),
    "cache": Command(_("show what is kept for the next start, or clear it"), "tuiapp.cli.cache_command"),
    "doctor": Command(_("try every way to copy and say which work here"), "tuiapp.cli.doctor_command"),
    "completion": Command(_("print what makes your shell complete all this"), "tuiapp.cli.completion_command"),
}
"""The commands by name, in the order of the help."""
