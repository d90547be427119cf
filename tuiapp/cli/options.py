"""What the command line says, for the commands to read."""

from __future__ import annotations

import argparse
from collections.abc import Callable


class Options(argparse.Namespace):
    """The parsed command line; `run` is None where the screen is asked for."""

    run: Callable[[Options], int] | None
    paths: list[str]
    lang: str
    cache: bool
    clear: bool
    format: str
    to: str | None
    force: bool
    dry_run: bool
    query: str
    ignore: list[str]
    strict: bool
