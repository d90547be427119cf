"""`tuiapp check`: what is wrong with digests, in the form that editors can jump to."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tuiapp import places
from tuiapp.library import open_library
from tuiapp.library.wording import counted

if TYPE_CHECKING:
    from tuiapp.cli.arguments import Options


def run(options: Options) -> int:
    """Print each fault on a line of its own; 1 where there is one."""
    library = open_library(places.find(options.paths, os.environ).paths)
    for fault in library.faults:
        print(fault)
    files = {library.paper(row).source.file for row in range(len(library))}
    read = f"{counted(len(library), 'paper')} in {counted(len(files), 'file')}, {counted(len(library.faults), 'fault')}"
    print(read, file=sys.stderr)
    return 1 if library.faults else 0
