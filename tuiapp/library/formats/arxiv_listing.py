r"""arXiv's daily mail, and its lists as they are copied from a browser: each entry a paper.

In the mail an entry stands between lines of `\\`, as https://info.arxiv.org/help/subscribe.html has it: `arXiv:` with
the id, `Date:`, `Title:` and other fields, which go on in indented lines; the abstract; the address. A list has the id
in a line, `Title:`, the authors, `Subjects:` and perhaps the abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tuiapp.library.formats.dates import date_in, date_line, date_of_name, to_date
from tuiapp.library.formats.labels import Label
from tuiapp.library.formats.markdown.inline import links_in
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.parsed import LeftOut, Parsed
from tuiapp.library.identity import arxiv_id
from tuiapp.library.paper import Link
from tuiapp.library.text.cleaning import clean, clean_line
from tuiapp.library.text.entities import decoded
from tuiapp.messages import later

_ID: Final = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Za-z-]+)?/\d{7})(?:v\d+)?"
HEAD: Final = re.compile(
    rf"(?:\[\d+\]\s*)?(?:arXiv|Paper)\s?(?P<before>\(\*?[\w -]+\*?\))?:\s?(?:arXiv:)?(?P<id>{_ID})"
    r"(?P<behind>(?:\s*\([^()]*\))*)(?:\s*\[[\w, ]*\])?"
)
"""The first line of an entry."""

_LOOKS_LIKE_ONE: Final = re.compile(
    rf"(?:^|(?<=\r))(?:> ?)*{HEAD.pattern}[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n)){{0,4}}?(?:> ?)*Title:",
    re.MULTILINE,
)
FIELD: Final = re.compile(r"(?P<name>[A-Z][\w-]{2,20}(?: [a-z]+)?)\s?:(?:\s+|$)(?P<text>.*)")
_KNOWN: Final = frozenset(
    "date title author authors comments categories subjects abstract doi license proxy".split()
    + "report-no journal-ref msc-class acm-class submitted notes".split()
)
LABELS: Final = frozenset("title author authors categories abstract".split())
"""The fields whose names are in no paper."""

_WITH_LINKS: Final = frozenset({"comments", "notes"})
AND: Final = re.compile(r",?\s+and\s+")
SIGN: Final = "\\\\"
END: Final = re.compile(r"\\\\\s*\(\s*(?P<url>https?://[^\s,()]+)\s*,?\s*(?P<size>[\d,]*\s?[kKmM]?[bB]?)\s*\)")
SIZE: Final = re.compile(r"\s*\(\s*\d+\s?[kKmM]?[bB]?(?:,\w*)?\s*\)$")
_RULER: Final = re.compile(r"[-=_%*\s]{8,}")
_REPLACED: Final = re.compile(r"replaced (?P<text>with revised version.*)", re.IGNORECASE)
_UNTIL: Final = re.compile(r"received from .* to\s+(?:\w{3},?\s+)?(\d{1,2}) (\w{3}) (\d{2,4})\b")
_CATEGORY: Final = re.compile(r"\(([a-z][\w-]+(?:\.[A-Za-z-]+)?)\)")


class _Line(NamedTuple):
    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def looks_like_one(text: str) -> bool:
    """Whether a text has an entry as arXiv's mail and its lists have them."""
    return _LOOKS_LIKE_ONE.search(text) is not None


def read(text: str, path: str) -> Parsed:
    """The papers of a mail or a list, and what stands around them."""
    lines = [_Line(number, _unquoted(line)) for number, line in enumerate(_letters(text), start=1)]
    heads = [at for at, line in enumerate(lines) if HEAD.fullmatch(line.text.strip())]
    first = heads[0] if heads else len(lines)
    day = _day_of_mail(lines[:first]) or date_of_name(path)
    left: list[LeftOut] = list(_left_out(lines[:first]))
    papers = []
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        draft = PaperDraft(lines[at].number, date=day, has_lone_abstract=True)
        behind = _Entry(draft).read(lines[at:end])
        papers.append(draft.paper(path))
        left += _left_out(behind)
        # A list of several days has the next one between two entries.
        day = next((found for line in behind if (found := _day_of_heading(line.text))), day)
    return Parsed(tuple(papers), (), tuple(left))


def _letters(text: str) -> list[str]:
    return clean(decoded(text)).split("\n")


def _unquoted(line: str) -> str:
    """A line of a mail that was forwarded, without the signs of that."""
    return re.sub(r"^(?:> ?)+", "", line) if line.startswith(">") else line


def _left_out(lines: Sequence[_Line]) -> Iterator[LeftOut]:
    for number, line in lines:
        if re.search(r"\w", line):
            yield LeftOut(number, clean_line(line), AROUND)


def _day_of_mail(lines: Sequence[_Line]) -> str | None:
    """The day by the head of the mail, by the end of the time in which its papers came in, or by a heading."""
    for _number, line in lines:
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() == "date" and (day := date_line(value)):
            return to_date(day)
    for _number, line in lines:
        if match := _UNTIL.search(line):
            year = match[3] if len(match[3]) > 2 else f"20{match[3]}"
            day = date_line(f"{match[1]} {match[2]} {year}")
            return to_date(day) if day else None
    return next((found for line in lines if (found := _day_of_heading(line.text))), None)


def _day_of_heading(line: str) -> str | None:
    """The day of a heading as `Thu, 24 Apr 2025 (showing 50 of 90 entries)`."""
    day = date_line(line.partition("(")[0])
    return to_date(day) if day else (date_in(line) if " listings for " in line else None)


class _Entry:
    """Reads the lines of one entry into a draft."""

    def __init__(self, draft: PaperDraft) -> None:
        self._draft = draft
        self._name = ""
        self._value: list[str] = []
        self._abstract: list[str] = []
        self._id = ""
        self._borders = 0

    def read(self, lines: Sequence[_Line]) -> Sequence[_Line]:
        """Take an entry; answers the lines behind it, which are none of it."""
        self._head(lines[0].text.strip())
        at = 1
        while at < len(lines):
            line = lines[at].text
            if END.fullmatch(line.strip()) or (_RULER.fullmatch(line) and line.strip()):
                self._end(line.strip())
                at += 1
                break
            if line.strip() == SIGN:
                self._close_field()
                self._borders += 1
                if self._borders > 1:
                    break
            elif self._borders:
                self._abstract.append(line)
            else:
                self._line(line, lines[at - 1])
            at += 1
        self._close_field()
        self._finish()
        return lines[at:]

    def _head(self, line: str) -> None:
        match = HEAD.fullmatch(line)
        if match is None:
            return
        self._id = match["id"]
        for remark in re.findall(r"\(\*?([^()]*?)\*?\)", f"{match['before'] or ''}{match['behind']}"):
            self._draft.keep("arXiv", remark)

    def _line(self, line: str, above: _Line) -> None:
        """Take a line of the fields: a new one, the rest of one, the names of a list, or its abstract."""
        field = FIELD.match(line.strip()) if not line.startswith(" ") else None
        if field and (field["name"].lower() in _KNOWN or (self._name and not self._abstract)):
            self._close_field()
            self._name, self._value = field["name"], [field["text"]]
        elif replaced := _REPLACED.match(line.strip()):
            self._close_field()
            self._draft.keep("replaced", SIZE.sub("", replaced["text"]))
        elif not line.strip():
            self._close_field()
        elif self._name and (line.startswith(" ") or not "".join(self._value).strip()):
            self._value.append(line)
        elif self._name.lower() == "title" and not self._draft.authors:
            self._close_field()
            self._name, self._value = "Authors", [line]
        else:
            self._close_field()
            self._abstract += ["", line] if above.is_blank else [line]

    def _close_field(self) -> None:
        name, text = self._name, " ".join(" ".join(self._value).split())
        self._name, self._value = "", []
        if not text:
            return
        draft = self._draft
        match name.lower():
            case "title" if not draft.title:
                draft.title = text
            case "authors" | "author":
                draft.take_authors(AND.sub(", ", text))
            case "categories":
                draft.tags += text.replace(",", " ").split()
            case "subjects":
                draft.tags += _CATEGORY.findall(text)
                draft.keep(name, text)
            case "abstract":
                self._abstract.append(text)
            case "doi":
                draft.take(Label("link", text=name), text)
            case "date":
                self._submitted(name, text)
            case _:
                draft.keep(name, text)
                for link in links_in(text) if name.lower() in _WITH_LINKS else ():
                    draft.take_link(link)

    def _submitted(self, name: str, text: str) -> None:
        """The day on which a paper came in, which stands in where the mail has none."""
        text = SIZE.sub("", text)
        day = date_line(text)
        self._draft.published = to_date(day) if day else None
        self._draft.keep(name, text)

    def _end(self, line: str) -> None:
        if match := END.fullmatch(line):
            self._draft.links.insert(0, Link(match["url"]))

    def _finish(self) -> None:
        draft = self._draft
        if not any(arxiv_id(link.url) == arxiv_id(self._id) for link in draft.links):
            draft.links.insert(0, Link(f"https://arxiv.org/abs/{self._id}"))
        elif not any(self._id in link.url for link in draft.links):
            draft.keep("arXiv", self._id)
        if text := _paragraphs(self._abstract):
            draft.abstract.append(text)


def _paragraphs(lines: Sequence[str]) -> str:
    """Wrapped lines as paragraphs, which begin behind a blank line, or where a line is indented as others are not."""
    full = [line for line in lines if line.strip()]
    is_flush = any(not line.startswith(" ") for line in full)
    parts: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or (is_flush and line.startswith(" ")):
            parts.append([])
        if line.strip():
            parts[-1].append(line.strip())
    return "\n\n".join(" ".join(part) for part in parts if part)


AROUND: Final = later("text around the papers")
