"""`tuiapp completion`: a script with which a shell completes commands, options and paths, made from the parser."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from tuiapp.messages import _

if TYPE_CHECKING:
    from tuiapp.cli.options import Options

SHELLS: Final = ("bash", "zsh", "fish")
_PATHS: Final = frozenset(("PATH", "FILE", "DIR"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `completion` takes."""
    parser.add_argument("shell", choices=SHELLS, help=_("the shell that you use"))
    parser.epilog = _(
        "Add one line to the file that your shell reads at its start:\n"
        '  ~/.bashrc                   eval "$(tuiapp completion bash)"\n'
        '  ~/.zshrc                    eval "$(tuiapp completion zsh)"\n'
        "  ~/.config/fish/config.fish  tuiapp completion fish | source"
    )


def run(options: Options) -> int:
    """Print the script for a shell."""
    import shtab

    from tuiapp.cli.arguments import whole_parser

    parser = whole_parser()
    for each in (parser, *_subparsers(parser)):
        for action in each._actions:  # noqa: SLF001 - argparse has no other way to ask what a parser takes
            if action.metavar in _PATHS:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, options.shell))
    return 0


def _subparsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parsers of the commands."""
    of_commands = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001
    return [sub for action in of_commands for sub in action.choices.values()]
