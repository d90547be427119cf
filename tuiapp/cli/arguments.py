"""The command line: which command is asked for, and what each takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from tuiapp import __version__
from tuiapp.cli import COMMANDS
from tuiapp.cli.options import Options, add_no_cache, add_paths
from tuiapp.library import languages
from tuiapp.messages import _

THEMES: Final = {"dark": "tuiapp-dark", "light": "tuiapp-light", "ansi-dark": "ansi-dark", "ansi-light": "ansi-light"}
"""The themes by the name that `--theme` takes; the palette has all others too."""


def parse(argv: Sequence[str]) -> Options:
    """The options of a command line.

    Args:
        argv: the arguments behind the program's own name.

    Raises:
        SystemExit: with 0 for --help and --version, which are printed, and with 2 for a mistake, which is named.
    """
    if argv and argv[0] in COMMANDS:
        parser = argparse.ArgumentParser(prog=f"tuiapp {argv[0]}", description=_sentence(COMMANDS[argv[0]].what))
        _fill(parser, argv[0])
        return parser.parse_args(_with_queries_joined(argv[1:]), namespace=Options())
    return _screen_parser().parse_args(argv, namespace=Options())


def whole_parser() -> argparse.ArgumentParser:
    """One parser that knows all commands, as a shell's completion needs it; a run makes only the one it needs.

    It takes no paths beside the commands: a shell completes those by itself, and they would hide the commands.
    """
    parser = _program_parser()
    commands = parser.add_subparsers()
    for name, command in COMMANDS.items():
        _fill(commands.add_parser(name, help=command.what), name)
    return parser


def _with_queries_joined(argv: Sequence[str]) -> list[str]:
    """The arguments with each query on its option, as argparse takes one that begins with a minus for an option."""
    joined: list[str] = []
    for arg in argv:
        if joined[-1:] == ["--query"]:
            joined[-1] = f"--query={arg}"
        else:
            joined.append(arg)
    return joined


def _sentence(what: str) -> str:
    return f"{what[:1].upper()}{what[1:]}."


def _fill(parser: argparse.ArgumentParser, name: str) -> None:
    """Tell a parser what a command takes, and which function runs it."""
    module = import_module(COMMANDS[name].module)
    module.add_arguments(parser)
    parser.set_defaults(run=module.run)


def _screen_parser() -> argparse.ArgumentParser:
    parser = _program_parser()
    add_paths(parser)
    parser.set_defaults(run=None)
    return parser


def _program_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tuiapp",
        description=_("Browse bilingual (Korean and English) paper digests in the terminal."),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--lang",
        choices=languages.CODES,
        default=languages.CODES[0],
        help=_("language of the notes at start (default: %(default)s)"),
    )
    parser.add_argument(
        "--theme",
        choices=tuple(THEMES),
        metavar="THEME",
        help=_("dark, light, ansi-dark or ansi-light (default: as your terminal is)"),
    )
    add_no_cache(parser)
    parser.add_argument("--version", action="version", version=f"tuiapp {__version__}")
    return parser


def _epilog() -> str:
    """What stands below the options: commands, examples, environment and exit codes."""
    commands = "\n".join(f"  tuiapp {name:<12}{command.what}" for name, command in COMMANDS.items())
    heading = _("commands that print and exit, each with its own --help:")
    rest = _(
        "examples:\n"
        "  tuiapp ~/digests                                  read them, newest day first\n"
        "  tuiapp list --query 'tag:rl 추론' --format bibtex   print what a search finds\n"
        "  tuiapp import post.txt --to ~/digests             keep a post that you copied\n\n"
        "environment: XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, LANG, NO_COLOR, TEXTUAL_THEME\n"
        "exit codes: 0 done, 1 something is wrong with the digests, 2 it could not run"
    )
    return f"{heading}\n{commands}\n\n{rest}"
