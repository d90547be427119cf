"""The rules of `check` by their names, each a function from all files to its remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from tuiapp.library import languages
from tuiapp.library.checking import file_rules, paper_rules, shape_rules
from tuiapp.library.checking.remark import Remark
from tuiapp.library.checking.source_map import SourceMap
from tuiapp.library.text import phrases
from tuiapp.messages import later as _
from tuiapp.messages import translated


class Rule(NamedTuple):
    """What a rule remarks on, in words, and the function that finds it."""

    what: str
    find: Callable[[Sequence[SourceMap]], Iterator[Remark]]

    def about(self) -> str:
        """What it remarks on, in the language of the program."""
        spoken = phrases.either(*map(languages.name, languages.CODES))
        return translated(self.what).format(languages=spoken)


RULES: Final = {
    "missing-note": Rule(_("a paper without a note in {languages}"), paper_rules.missing_notes),
    "tag-spelling": Rule(_("a tag that is more often spelled another way"), paper_rules.tag_spellings),
    "double-link": Rule(_("a link that another paper has too, or that a paper has twice"), paper_rules.double_links),
    "double-title": Rule(_("a title that another paper has too"), paper_rules.double_titles),
    "file-date": Rule(_("a date that is not the one of the file's name"), file_rules.dates_of_names),
    "no-date": Rule(_("a file whose papers have no date"), file_rules.undated),
    "link": Rule(_("a link that cannot be opened"), paper_rules.unopenable_links),
    "empty-field": Rule(_("a field that is there and says nothing"), file_rules.empty_fields),
    "encoding": Rule(_("a file that is not in UTF-8"), file_rules.encodings),
    "left-out": Rule(_("text of a page that is in no paper"), file_rules.left_out),
    "several-papers": Rule(_("a note that looks like several papers"), shape_rules.several_papers),
    "free-text": Rule(_("a Markdown file that is none of the shapes of a digest"), shape_rules.free_texts),
    "unplaced": Rule(_("words that are in no field and no fault"), file_rules.unplaced),
    "backslash": Rule(_("LaTeX in double quotes, where YAML has escapes"), file_rules.backslashes),
}
"""The rules by the name that `--ignore` takes."""
