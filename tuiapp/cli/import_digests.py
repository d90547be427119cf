"""`tuiapp import`: pasted digests → canonical YAML, one file a day."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tuiapp import places
from tuiapp.library import saving
from tuiapp.library.folder import digest_files, read_files

if TYPE_CHECKING:
    from tuiapp.cli.arguments import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="digests to read: files or folders")
    parser.add_argument("--to", metavar="DIR", help="folder to write to (default: ./digests, else your own digests)")
    parser.add_argument("--force", action="store_true", help="replace fields that differ from what comes in")


def run(options: Options) -> int:
    """Add the papers of the files to a folder; 1 where something could not be read or taken over."""
    parsed = read_files(digest_files(options.paths))
    folder = Path(options.to) if options.to else places.writable(os.environ)
    for fault in parsed.faults:
        print(fault, file=sys.stderr)
    changes = saving.plan(parsed.papers, folder, force=options.force)
    for change in changes:
        if change.is_needed:
            saving.write(change)
        _report(change)
    added = sum(len(change.merged.added) for change in changes)
    print(f"{len(parsed.papers)} papers read, {added} added to {folder}")
    refused = any(change.merged.conflicts or change.merged.refused for change in changes)
    return 1 if parsed.faults or refused else 0


def _report(change: saving.Change) -> None:
    merged = change.merged
    if merged.refused:
        print(f"{change.path}: {merged.refused}", file=sys.stderr)
    for conflict in merged.conflicts:
        print(conflict, file=sys.stderr)
    if change.is_needed:
        filled = f", {len(merged.filled)} fields filled" if merged.filled else ""
        print(f"{change.path}: {len(merged.added)} papers added{filled}")
