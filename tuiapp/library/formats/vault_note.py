"""A vault note: one paper a Markdown file, named `YYMMDD Title.md`, as kept in Obsidian or Logseq.

Properties; urls; `*Title* (authors)`; `> abstract`; Korean; English in an `<english>` block or simply behind the
Korean; `#tags`; wikilinks to other notes under `# Links`. Older notes have fewer parts, free text is a note, and
where headings and labels name the parts, these say what each is.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import Final

from tuiapp.library.formats import lines as ln
from tuiapp.library.formats.dates import name_of
from tuiapp.library.formats.front_matter import has_preamble, split, take_properties
from tuiapp.library.formats.note_head import NoteBlock, blocks_of_note, read_head
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.parsed import Parsed
from tuiapp.library.identity import arxiv_id
from tuiapp.library.languages import LATIN, of_script
from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.entities import decoded

__all__ = ["has_preamble", "is_labelled", "read"]

# People misspell the tag, and no other word of a note stands alone in angle brackets.
_ENGLISH_OPEN: Final = re.compile(r"\s*<en[a-z]{2,6}>\s*", re.IGNORECASE)
_ENGLISH_CLOSE: Final = re.compile(r"\s*</en[a-z]{2,6}>\s*", re.IGNORECASE)
_LINKS_HEADING: Final = re.compile(r"#+ *links?:? *", re.IGNORECASE)
_HTML: Final = re.compile(r"^[ \t]*<(?:div|p|details|section|article|table|span)[\s>]", re.MULTILINE | re.IGNORECASE)
_MAY_HAVE_LABELS: Final = re.compile(
    r"\n(?:#{1,6}[ \t]+(?![Ll]inks?\b)|[-*+ \t]*(?:\*\*|__)"
    r"|[ \t(\[【]*(?:[Kk]orean|[Ee]nglish|KO|EN|ko|en|한국어|한글|국문|영어|영문|우리말)\b[^\n]{0,24}(?:\n|\Z))"
)
_REMARK_BEHIND_TAGS: Final = re.compile(r"((?:[#＃][^\W_][^\s#＃,()]*[\s,]*)+)(\(.*\))\s*")


def read(text: str, path: str) -> Parsed:
    """The one paper of a vault note; a file without a title has it from its name."""
    preamble = split(clean(text), path)
    body = preamble.text if "&" not in preamble.text else clean(decoded(preamble.text))
    if "[!" in body:
        from tuiapp.library.formats.markdown.callouts import without_callouts

        body = without_callouts(body)
    blocks = blocks_of_note(body, is_outline=preamble.is_outline)
    if not blocks and not preamble.properties:
        return Parsed(faults=preamble.faults)
    date, name = name_of(path)
    draft = PaperDraft(blocks[0].number if blocks else 1)
    rest = deque(blocks)
    draft.arxiv_ids += filter(None, [_id_in_name(name)])
    is_titled = bool(draft.arxiv_ids) or any(key.lower() == "title" for key, _values in preamble.properties)
    read_head(draft, rest, name, is_titled=is_titled)
    if is_labelled(body):
        _read_labelled(draft, rest)
    else:
        _Body(draft).read(rest)
    note_title = draft.title
    take_properties(draft, preamble)
    draft.title = note_title or draft.title or name
    draft.date = draft.date or date
    return Parsed((draft.paper(path),), preamble.faults)


def _id_in_name(name: str) -> str | None:
    """The arXiv id that a file is named by; since 2015 they have five digits behind the month."""
    month, _, number = name.partition(".")
    if not (month.isdigit() and len(month) == _MONTH and len(number.partition("v")[0]) == 4 + (month >= "1501")):
        return None
    return arxiv_id(name)


_MONTH: Final = 4
"""Digits of the month in an arXiv id: https://info.arxiv.org/help/arxiv_identifier.html"""


def is_labelled(body: str) -> bool:
    """Whether headings or bold letters name the parts of a note, or it is laid out as a page."""
    if "<" in body and _HTML.search(body):
        return True
    if not _MAY_HAVE_LABELS.search(f"\n{body}"):
        return False
    from tuiapp.library.formats.markdown.labelled import heading_label, labelled

    for line in body.split("\n"):
        if line.startswith("#") and " " in line:
            if not _LINKS_HEADING.fullmatch(line) and heading_label(line.lstrip("#").strip()):
                return True
        elif (found := labelled(line)) and found.label and found.mark == "bold":
            return True
    return False


def _read_labelled(draft: PaperDraft, rest: deque[NoteBlock]) -> None:
    from tuiapp.library.formats.markdown.blocks import blocks_of
    from tuiapp.library.formats.markdown.html_marks import without_html
    from tuiapp.library.formats.markdown.inline import masked
    from tuiapp.library.formats.markdown.section import read_section

    lines: list[str] = []
    first = rest[0].number if rest else 1
    for block in rest:
        lines += [""] * (block.number - first - len(lines)) + block.lines
    read_section(blocks_of(without_html(masked("\n".join(lines))).split("\n"), first), draft)


class _Body:
    """The blocks below the abstract: tags, the English block, links to other notes, and paragraphs."""

    def __init__(self, draft: PaperDraft) -> None:
        self._draft = draft
        self._in_english = False
        self._kept: list[str] = []

    def read(self, blocks: Iterable[NoteBlock]) -> None:
        """Take all blocks in their order."""
        for block in blocks:
            for line in block.lines:
                self._line(line)
            self._close()

    def _line(self, line: str) -> None:
        if _ENGLISH_OPEN.fullmatch(line):
            self._close()
            self._in_english = True
        elif close := _ENGLISH_CLOSE.match(line):
            if glued := line[close.end() :].strip():
                self._kept.append(glued)
            self._close()
            self._in_english = False
        elif _LINKS_HEADING.fullmatch(line.strip()):
            self._close()
            self._in_english = False
        else:
            words, tags = _without_tags(line)
            self._draft.tags += tags
            self._kept += [words] if words.strip() else []

    def _close(self) -> None:
        """End a paragraph."""
        text = "\n".join(self._kept)
        self._kept.clear()
        if _is_wikilinks(text):
            self._draft.keep("related", " ".join(text.split("\n")))
        elif text and self._in_english:
            for part in _by_language(text):
                self._draft.texts.append((of_script(part) or LATIN, part))
        elif text:
            self._draft.texts.append(("", text))


def _by_language(text: str) -> list[str]:
    """The lines of a paragraph of the English block in stretches of one language."""
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and of_script(parts[-1]) == of_script(line):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts


def _without_tags(line: str) -> tuple[str, list[str]]:
    """A line's words and tags, where it is made of tags or ends with them; stray letters among tags stay words."""
    if "#" not in line and "＃" not in line:
        return line, []
    words, at_end = ln.tags_at_end(line)
    if tags := ln.tags_in(line):
        return "", list(tags)
    if at_end:
        return words, list(at_end)
    if match := _REMARK_BEHIND_TAGS.fullmatch(line):
        return match[2], ln.split_tags(match[1])
    tokens = line.split()
    found = [tag for token in tokens for tag in ln.tags_in(token) or ()]
    if tokens and ln.tags_in(tokens[0]) and 2 * len(found) >= len(tokens):
        return " ".join(token for token in tokens if not ln.tags_in(token)), found
    return line, []


def _is_wikilinks(text: str) -> bool:
    lines = text.split("\n")
    return all(line.strip().startswith("[[") and line.strip().endswith("]]") for line in lines)
