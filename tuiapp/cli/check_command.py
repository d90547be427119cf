"""`tuiapp check`: what is wrong with digests and what an editor would change, in forms that programs can jump to."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from tuiapp.cli.options import add_paths
from tuiapp.library import Fault
from tuiapp.library.checking import RULES, Remark, SourceMap, check, read_source
from tuiapp.library.files.folder import digest_files, no_digests
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.text import phrases
from tuiapp.messages import _
from tuiapp.startup import locations
from tuiapp.storage.own_glossary import glossary_faults, glossary_file, load_glossary

if TYPE_CHECKING:
    from tuiapp.cli.options import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` takes."""
    add_paths(parser)
    parser.epilog = _("rules:") + "\n" + "\n".join(f"  {name:<13} {rule.about()}" for name, rule in RULES.items())
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help=_("how (default: text)"))
    parser.add_argument(
        "--ignore",
        choices=tuple(RULES),
        action="append",
        default=[],
        metavar="RULE",
        help=_("leave a rule out (repeatable)"),
    )
    parser.add_argument("--strict", action="store_true", help=_("exit with 1 for remarks too, not for faults alone"))


def run(options: Options) -> int:
    """Print each fault and remark; 1 where there is a fault, or with --strict a remark."""
    files = digest_files(locations.find(options.paths).paths)
    sources = [
        SourceMap(file.path, Parsed(faults=(file,))) if isinstance(file, Fault) else read_source(file) for file in files
    ]
    if not sources:
        print(no_digests(locations.find(options.paths).paths), file=sys.stderr)
    found = check(sources, options.ignore)
    for part in _FORMATS[options.format](found):
        print(part)
    faults = sum(isinstance(one, Fault) for one in found)
    papers = sum(len(source.parsed.papers) for source in sources)
    read = sum(bool(source.parsed.papers) for source in sources)
    said = _("{papers} in {files}, {faults}, {remarks}").format(
        papers=phrases.papers(papers),
        files=phrases.files(read),
        faults=phrases.faults(faults),
        remarks=phrases.remarks(len(found) - faults),
    )
    print(said, file=sys.stderr)
    # It is the reader's, and no fault of the digests.
    for fault in glossary_faults(own := glossary_file(), load_glossary(own)):
        print(fault, file=sys.stderr)
    return 1 if faults or (options.strict and found) else 0


def _text(found: Iterable[Fault | Remark]) -> Iterator[str]:
    return map(str, found)


def _json(found: Iterable[Fault | Remark]) -> Iterator[str]:
    yield json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2)


def _as_json(one: Fault | Remark) -> dict[str, str | int | None]:
    return {
        "file": one.path,
        "line": one.line or None,
        "column": one.column or None,
        "kind": "fault" if isinstance(one, Fault) else "remark",
        "rule": None if isinstance(one, Fault) else one.rule,
        "why": one.why,
        "hint": one.hint,
        "unread": one.unread if isinstance(one, Fault) else "",
    }


def _github(found: Iterable[Fault | Remark]) -> Iterator[str]:
    """Workflow commands, which become annotations of the files in a pull request."""
    for one in found:
        command = "error" if isinstance(one, Fault) else "warning"
        place = {"file": one.path, "line": one.line, "col": one.column}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
        hint = f" ({one.hint})" if one.hint else ""
        rule = "" if isinstance(one, Fault) else f" [{one.rule}]"
        unread = f": {one.unread}" if isinstance(one, Fault) and one.unread else ""
        yield f"::{command} {properties}::{_data(one.why + hint + rule + unread)}"


def _data(text: str) -> str:
    """A message that cannot end its command; the percent sign first, as it begins every escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_FORMATS: Final[dict[str, Callable[[Iterable[Fault | Remark]], Iterator[str]]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
