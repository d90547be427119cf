"""The command line: which command is asked for, and what each takes."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import pairwise
from typing import Final

from tuiapp import __version__
from tuiapp.cli import COMMANDS
from tuiapp.cli.options import Formatter, Options, add_no_cache, add_paths, add_ui
from tuiapp.library import languages
from tuiapp.messages import CHOSEN, FOLDER, LANGUAGES, _, language, speak, translated
from tuiapp.messages.language import asked_for

THEMES: Final = {
    "dark": "tuiapp-dark",
    "light": "tuiapp-light",
    "ansi-dark": "ansi-dark",
    "ansi-light": "ansi-light",
    "auto": "",
}
"""The themes by the name that `--theme` takes, "" for the one that suits the terminal; the palette has all others."""


_GETTEXTS: Final = "LANGUAGE"
"""The variable of the environment that gettext asks first."""


def settle_language(argv: Sequence[str]) -> None:
    """Speak the language that a command line asks for, before anything is said.

    That is the one of `--ui`, else the one of the system, else the one of the notes where `--lang` names it.

    Args:
        argv: the arguments behind the program's own name.

    """
    asked = _value_of("--ui", argv)
    if asked is None and not asked_for(os.environ, CHOSEN):
        asked = _value_of("--lang", argv)
    if asked in LANGUAGES:
        speak(asked)


def _value_of(option: str, argv: Sequence[str]) -> str | None:
    """What an option is set to, the last time that it is."""
    given = argv[: argv.index("--")] if "--" in argv else argv
    values = [after for before, after in pairwise(given) if before == option]
    values += [arg.partition("=")[2] for arg in given if arg.startswith(f"{option}=")]
    return values[-1] if values else None


def parse(argv: Sequence[str]) -> Options:
    """The options of a command line.

    Args:
        argv: the arguments behind the program's own name.

    Raises:
        SystemExit: with 0 for --help and --version, which are printed, and with 2 for a mistake, which is named.
    """
    with _argparse_translated():
        if argv and argv[0] in COMMANDS:
            return _command_parser(argv[0]).parse_args(_with_queries_joined(argv[1:]), namespace=Options())
        return _screen_parser().parse_args(argv, namespace=Options())


def _command_parser(name: str) -> argparse.ArgumentParser:
    about = _sentence(translated(COMMANDS[name].what))
    parser = argparse.ArgumentParser(prog=f"tuiapp {name}", description=about, formatter_class=Formatter)
    _fill(parser, name)
    return parser


@contextmanager
def _argparse_translated() -> Iterator[None]:
    """Let argparse say its own words in the language of the program: it asks gettext, which asks the environment."""
    if not language():
        yield
        return
    import gettext

    before, domain = os.environ.get(_GETTEXTS), gettext.textdomain()
    gettext.bindtextdomain("argparse", str(FOLDER))
    gettext.textdomain("argparse")
    os.environ[_GETTEXTS] = language()
    try:
        yield
    finally:
        # What is started later must not take this for the reader's own choice.
        gettext.textdomain(domain)
        os.environ.pop(_GETTEXTS)
        os.environ.update({_GETTEXTS: before} if before is not None else {})


def whole_parser() -> argparse.ArgumentParser:
    """One parser that knows all commands, as a shell's completion needs it; a run makes only the one it needs.

    It takes no paths beside the commands: a shell completes those by itself, and they would hide the commands.
    """
    with _argparse_translated():
        parser = _program_parser()
        commands = parser.add_subparsers()
        for name, command in COMMANDS.items():
            _fill(commands.add_parser(name, help=translated(command.what)), name)
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
    add_ui(parser)
    parser.set_defaults(run=module.run)


def _screen_parser() -> argparse.ArgumentParser:
    parser = _program_parser()
    add_paths(parser)
    parser.set_defaults(run=None)
    return parser


def _program_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tuiapp",
        usage=_("tuiapp [OPTION …] [PATH …]"),
        description=_("Browse bilingual (Korean and English) paper digests in the terminal."),
        epilog=_epilog(),
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--lang",
        choices=languages.CODES,
        help=_("language of the notes at start (default: the last one)"),
    )
    add_ui(parser)
    parser.add_argument(
        "--theme",
        choices=tuple(THEMES),
        metavar="THEME",
        help=_("dark, light, ansi-dark, ansi-light, auto (default: the last)"),
    )
    parser.add_argument("--fresh", action="store_true", help=_("begin at the newest day, not where you were"))
    add_no_cache(parser)
    parser.add_argument(
        "--version", action="version", help=_("show the version and exit"), version=f"tuiapp {__version__}"
    )
    return parser


def _epilog() -> str:
    """What stands below the options: commands, examples, environment and exit codes."""
    commands = "\n".join(f"  tuiapp {name:<12}{translated(command.what)}" for name, command in COMMANDS.items())
    heading = _("commands that print and exit, each with its own --help:")
    rest = _(
        "examples:\n"
        "  tuiapp ~/digests                                  read them, newest day first\n"
        "  tuiapp list --query 'tag:rl 추론' --format bibtex   print what a search finds\n"
        "  tuiapp import post.txt --to ~/digests             keep a post that you copied\n\n"
        "environment: XDG_{DATA,CONFIG,CACHE,STATE}_HOME, LANG, VISUAL, EDITOR, NO_COLOR, TEXTUAL_THEME\n"
        "exit codes: 0 done, 1 something is wrong with the digests, 2 it could not run"
    )
    return f"{heading}\n{commands}\n\n{rest}"
