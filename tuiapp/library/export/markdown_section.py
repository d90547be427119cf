"""A paper as a section of a Markdown post, from which `formats.markdown` reads the same paper.

What is quoted, behind a label or below a heading is told from it by that alone; where the short form of a part would
not be read back as it is, each of its items has a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuiapp.library import languages
from tuiapp.library.export.markdown_text import escaped, linked, target
from tuiapp.library.formats.labels import Label, note_of
from tuiapp.library.formats.markdown.inline import masked
from tuiapp.library.formats.markdown.parts import is_taken_for_more
from tuiapp.library.formats.paper_draft import PaperDraft
from tuiapp.library.formats.part_values import ALL_AUTHORS, ALL_LINKS, ALL_TAGS, LINKS, UNTITLED
from tuiapp.library.languages import of_script
from tuiapp.library.paper import Link, Note, Paper
from tuiapp.library.text.url_safety import why_not_openable


def markdown_of(paper: Paper) -> str:
    """A paper as a section: its title, authors, abstract, notes, further links, tags and properties."""
    return "\n\n".join(_blocks(paper))


def _blocks(paper: Paper) -> Iterator[str]:
    first = paper.links[0] if paper.links and _is_in_title(paper.links[0]) else None
    yield f"## {_title(paper.title, first)}"
    if paper.authors:
        yield from _authors(paper.authors)
    if paper.abstract:
        # In another language than English a quotation is a note.
        yield from ["### Abstract"] if of_script(paper.abstract) else []
        yield "\n".join(f"> {line}".rstrip() for line in linked(paper.abstract).split("\n"))
    for note in paper.notes:
        yield f"### {_name(note)}"
        yield linked(note.text)
    yield from _links(paper.links[1:] if first else paper.links)
    if paper.tags:
        yield from _tags(paper.tags)
    if paper.properties:
        yield "### Properties"
        yield "\n".join(_property(name, text) for name, text in paper.properties)


def _name(note: Note) -> str:
    """The name of a note's language, or where that is not known or not the one of its letters, of its code."""
    is_in_other = any(map(languages.mainly_of_script, note.text.split("\n"))) and note.language == languages.LATIN
    is_told = languages.is_known(note.language) and not is_in_other
    return languages.own_name(note.language) if is_told else note_of(note.language)


def _is_in_title(link: Link) -> bool:
    return not why_not_openable(link.url)


def _title(title: str, link: Link | None) -> str:
    """The title as a heading has it, which is never taken for a label or a date."""
    heading = _heading(escaped(title) if title else UNTITLED, link)
    if title and is_taken_for_more(masked(heading), title):
        at = next((at for at, one in enumerate(title) if one.isalnum()), 0)
        return _heading(f"{escaped(title[:at])}&#{ord(title[at])};{escaped(title[at + 1 :])}", link)
    return heading


def _heading(words: str, link: Link | None) -> str:
    label = f' "{_in_quotes(link.label)}"' if link and link.label else ""
    return f"[{words}]({target(link.url)}{label})" if link else words


def _in_quotes(text: str) -> str:
    return escaped(text).replace('"', '\\"').replace("”", "&#8221;").replace("“", "&#8220;")


def _authors(authors: Sequence[str]) -> Iterator[str]:
    short = ", ".join(escaped(name).replace(",", "\\,") for name in authors)
    draft = PaperDraft(1)
    draft.take(Label("authors"), masked(short))
    if draft.paper("").authors == tuple(authors) and not draft.properties:
        yield f"**Authors:** {short}"
    else:
        yield from _list(ALL_AUTHORS, map(escaped, authors))


def _tags(tags: Sequence[str]) -> Iterator[str]:
    short = " ".join(f"#{_tag(tag)}" for tag in tags)
    draft = PaperDraft(1)
    draft.take(Label("tags"), masked(short))
    if draft.paper("").tags == tuple(tags):
        yield f"**Tags:** {short}"
    else:
        yield from _list(ALL_TAGS, map(escaped, tags))


def _tag(tag: str) -> str:
    return escaped(tag).replace(",", "\\,").replace(" ", "&nbsp;")


def _links(links: Sequence[Link]) -> Iterator[str]:
    if links:
        name = ALL_LINKS if any(why_not_openable(link.url) for link in links) else LINKS
        yield from _list(name, map(_link, links))


def _link(link: Link) -> str:
    """A link; its text alone where it may not be opened."""
    if why_not_openable(link.url):
        return (f"[{escaped(link.label)}] " if link.label else "") + escaped(link.url)
    return f"[{escaped(link.label)}]({target(link.url)})" if link.label else f"<{link.url}>"


def _property(name: str, text: str) -> str:
    return f"- **{escaped(name)}:** " + "\n".join(f"  {line}".rstrip() for line in linked(text).split("\n")).lstrip()


def _list(name: str, items: Iterator[str]) -> Iterator[str]:
    yield f"**{name}:**"
    yield "\n".join(f"- {item}" for item in items)
