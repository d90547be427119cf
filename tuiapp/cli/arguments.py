"""The command line: what each command takes, and which function runs it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tuiapp import __version__
from tuiapp.cli import COMMANDS
from tuiapp.cli.options import Options
from tuiapp.library import languages


def parse(argv: Sequence[str]) -> Options:
    """Options of a command line; prints and exits with 0 for --help and --version, with 2 for a mistake."""
    if argv and argv[0] in COMMANDS:
        return _command_parser(argv[0]).parse_args(_with_queries_joined(argv[1:]), namespace=Options())
    return _screen_parser().parse_args(argv, namespace=Options())


def _with_queries_joined(argv: Sequence[str]) -> list[str]:
    """The arguments with each query on its option, as argparse takes one that begins with a minus for an option."""
    joined: list[str] = []
    for arg in argv:
        if joined[-1:] == ["--query"]:
            joined[-1] = f"--query={arg}"
        else:
            joined.append(arg)
    return joined


def _screen_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  tuiapp {name:<8} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="tuiapp",
        description="Browse bilingual (Korean and English) paper digests in the terminal.",
        epilog=f"commands that print and exit, each with its own --help:\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_paths(parser)
    parser.add_argument(
        "--lang",
        choices=languages.CODES,
        default=languages.CODES[0],
        help="language of the notes at start (default: %(default)s)",
    )
    add_no_cache(parser)
    parser.add_argument("--version", action="version", version=f"tuiapp {__version__}")
    parser.set_defaults(run=None)
    return parser


def _command_parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"tuiapp {name}", description=f"{COMMANDS[name].capitalize()}.")
    if name == "list":
        from tuiapp.cli import list_command

        _add_paths(parser)
        list_command.add_arguments(parser)
        add_no_cache(parser)
        parser.set_defaults(run=list_command.run)
    elif name == "check":
        from tuiapp.cli import check_command

        _add_paths(parser)
        check_command.add_arguments(parser)
        parser.set_defaults(run=check_command.run)
    elif name == "cache":
        from tuiapp.cli import cache_command

        cache_command.add_arguments(parser)
        parser.set_defaults(run=cache_command.run)
    elif name == "doctor":
        from tuiapp.cli import doctor_command

        parser.set_defaults(run=doctor_command.run)
    else:
        from tuiapp.cli import import_command

        import_command.add_arguments(parser)
        parser.set_defaults(run=import_command.run)
    return parser


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """The option to do without what was kept."""
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help="read every digest, and keep nothing of it"
    )


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="digest files or folders (default: ./digests, else your own digests, else the sample)",
    )  # fmt: skip
