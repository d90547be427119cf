"""The rules about what papers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tuiapp.library import languages
from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.source_map import SourceMap
from tuiapp.library.identity import address_of, identities
from tuiapp.library.paper import Link, Paper
from tuiapp.library.paper_links import page_of
from tuiapp.library.paper_links import unopenable_links as links_that_do_not_open
from tuiapp.library.text import phrases
from tuiapp.library.text.folding import fold_tag
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _


def entries(sources: Sequence[SourceMap]) -> Iterator[tuple[SourceMap, Paper]]:
    """Every paper with its file."""
    return ((source, paper) for source in sources for paper in source.parsed.papers)


def missing_notes(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each paper without a note in one of the languages."""
    for source, paper in entries(sources):
        missing = [code for code in languages.CODES if paper.note(code) is None]
        if missing:
            place = source.place_of(paper, "notes") if paper.notes else source.place_of(paper, "")
            names = phrases.either(*map(languages.name, missing))
            why = _("no {language} note: {title}") if len(missing) == 1 else _("no note in {language}: {title}")
            why = why.format(language=names, title=quoted(paper.title))
            keys = ", ".join(f"'{code}:'" for code in missing)
            hint = _("write {keys} below 'notes:'").format(keys=keys) if source.tree else ""
            yield Remark(source.path, *place, why, hint, "missing-note")


def tag_spellings(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each tag that is elsewhere more often spelled another way."""
    written = Counter(tag for source, paper in entries(sources) for tag in paper.tags)
    # The first one of the alphabet among equals, as the sidebar has it.
    most_used: dict[str, str] = {}
    for tag in sorted(written, key=lambda tag: (-written[tag], tag)):
        most_used.setdefault(fold_tag(tag), tag)
    for source, paper in entries(sources):
        for tag in paper.tags:
            usual = most_used[fold_tag(tag)]
            if tag != usual:
                place = source.place_of(paper, "tags", tag)
                why = _("the tag '{tag}' is elsewhere spelled '{usual}' ({more} to {fewer})").format(
                    tag=tag, usual=usual, more=written[usual], fewer=written[tag]
                )
                yield Remark(source.path, *place, why, _("write '{usual}'").format(usual=usual), "tag-spelling")


def double_links(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each link that stands a second time; the page and the PDF of one paper are two links of it."""
    seen: dict[tuple[str, str], Paper] = {}
    for source, paper in entries(sources):
        pages: set[str] = set()
        for link in paper.links:
            page = page_of(link.url)
            name = address_of(link.url)
            first = paper if page in pages else seen.setdefault(name, paper)
            is_new = first is paper and page not in pages
            pages.add(page)
            if not is_new:
                is_in_one = first is paper
                why = (
                    _("the link {url} is twice in one paper") if is_in_one else _("the link {url} is also in {place}")
                ).format(url=quoted(link.url), place=_source(first))
                hint = _("take one away") if is_in_one else _hint_of_double(first)
                yield Remark(source.path, *source.place_of(paper, "links", link.url), why, hint, "double-link")


def double_titles(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each title that stands a second time, with other links."""
    seen: dict[frozenset[tuple[str, str]], Paper] = {}
    for source, paper in entries(sources):
        if not paper.title:
            continue
        first = seen.setdefault(identities(Paper(paper.title)), paper)
        # Where the links say so too, one remark is enough.
        if first is not paper and not identities(first._replace(title="")) & identities(paper._replace(title="")):
            why = _("the title {title} is also in {place}").format(title=quoted(paper.title), place=_source(first))
            place = source.place_of(paper, "title", paper.title)
            yield Remark(source.path, *place, why, _hint_of_double(first), "double-title")


def _source(paper: Paper) -> str:
    return f"{paper.source.file}:{paper.source.line}"


def _hint_of_double(first: Paper) -> str:
    if not first.date:
        return _("keep one of them")
    return _("keep one of them; the first is of {date}").format(date=first.date)


def unopenable_links(sources: Sequence[SourceMap]) -> Iterator[Remark]:
    """Each link that will never be opened."""
    for source, paper in entries(sources):
        for link, why in links_that_do_not_open(paper):
            yield Remark(source.path, *_place_of_link(source, paper, link), why, _("write an http(s) URL"), "link")


def _place_of_link(source: SourceMap, paper: Paper, link: Link) -> tuple[int, int]:
    if link.where is None:
        return source.place_of(paper, "links", link.url)
    if link.where == "abstract":
        return source.place_of(paper, "abstract", link.url)
    return source.place_of(paper, "notes", link.url)
