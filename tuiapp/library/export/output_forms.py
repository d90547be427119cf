"""The one table of output forms: the menu of `Y`, `tuiapp list --format` and its help follow from it.

A new form is a file in `forms` and an entry here.
"""

from __future__ import annotations

from typing import Final

from tuiapp.library.export.form import Form
from tuiapp.messages import later as _
from tuiapp.messages import ngettext

LINK: Final = Form(
    "link.links",
    name="link",
    about=_("its own link, of each paper that has one"),
    key="l",
    label=_("Link"),
    counted=lambda number: ngettext("{number} link", "{number} links", number),
)
FORMS: Final = (
    Form("table.rows", name="table", about=_("a line a paper")),
    Form("json.array", name="json", about=_("one array, every field of every paper")),
    Form("json.lines", name="jsonl", about=_("the same objects, one a line")),
    Form(
        "csv.rows",
        name="csv",
        about=_("a row a paper, lists joined by '; '; a ' before a cell that a spreadsheet would compute"),
    ),
    Form(
        "yaml.days",
        name="yaml",
        about=_("digests, a day a document; split at the lines '---' for a day a file"),
        between="\n---\n",
    ),
    Form("markdown.days", name="markdown", about=_("a post to read, grouped by day"), between="\n\n"),
    Form(
        "csl_json.array",
        name="csl-json",
        about=_("for pandoc and Zotero; each paper once, however many days list it"),
    ),
    LINK,
    Form(
        "markdown.links",
        name="markdown-link",
        about=_("its title as a link"),
        key="m",
        label=_("Markdown link"),
        counted=lambda number: ngettext("{number} Markdown link", "{number} Markdown links", number),
    ),
    Form(
        "title.titles",
        name="title",
        about=_("its title"),
        key="t",
        label=_("Title"),
        counted=lambda number: ngettext("{number} title", "{number} titles", number),
    ),
    Form(
        "bibtex.entries",
        name="bibtex",
        about=_("for LaTeX; each paper once, however many days list it"),
        key="b",
        label=_("BibTeX"),
        counted=lambda number: ngettext("{number} BibTeX entry", "{number} BibTeX entries", number),
        between="\n\n",
    ),
    Form(
        "ris.records",
        name="ris",
        about=_("for Zotero, EndNote and Mendeley; each paper once, however many days list it"),
        key="r",
        label=_("RIS"),
        counted=lambda number: ngettext("{number} RIS record", "{number} RIS records", number),
        between="\n\n",
    ),
    Form(
        "citation.citations",
        name="citation",
        about=_("a sentence for prose: authors, year, title, arXiv id, url"),
        key="c",
        label=_("Citation"),
        counted=lambda number: ngettext("{number} citation", "{number} citations", number),
    ),
    Form(
        "notes.shown",
        key="n",
        label=_("This note"),
        counted=lambda number: ngettext("{number} note", "{number} notes", number),
        between="\n\n",
    ),
    Form(
        "notes.in_all_languages",
        key="v",  # as the key that shows the notes in all languages
        label=_("All notes"),
        counted=lambda number: ngettext("all notes of {number} paper", "all notes of {number} papers", number),
        between="\n\n",
    ),
    Form(
        "markdown.papers",
        key="p",
        label=_("Whole paper"),
        counted=lambda number: ngettext("{number} paper as Markdown", "{number} papers as Markdown", number),
        between="\n\n",
    ),
)

COPIED: Final = tuple(form for form in FORMS if form.key)
"""The forms of the menu, in its order."""

LISTED: Final = {form.name: form for form in FORMS if form.name}
"""The forms that `list` prints, by the name that `--format` takes."""
