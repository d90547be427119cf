"""What papers lack in an output form, in phrases for the reader: of one paper alone, or of some among several."""

from __future__ import annotations

from functools import cache

from tuiapp.library import languages
from tuiapp.library.export.form import Missing
from tuiapp.messages import _, ngettext


def title(number: int, among: int) -> str:
    """No title."""
    if among == 1:
        return _("This paper has no title")
    phrase = ngettext("{number} paper has no title", "{number} papers have no title", number)
    return phrase.format(number=f"{number:,}")


def own_link(number: int, among: int) -> str:
    """No link but those in its texts."""
    if among == 1:
        return _("This paper has no link of its own")
    phrase = ngettext("{number} paper has no link of its own", "{number} papers have no link of their own", number)
    return phrase.format(number=f"{number:,}")


def link(number: int, among: int) -> str:
    """No link that may be opened."""
    if among == 1:
        return _("This paper has no link")
    phrase = ngettext("{number} paper has no link", "{number} papers have no link", number)
    return phrase.format(number=f"{number:,}")


def note(number: int, among: int) -> str:
    """No note in any language."""
    if among == 1:
        return _("This paper has no note")
    phrase = ngettext("{number} paper has no note", "{number} papers have no note", number)
    return phrase.format(number=f"{number:,}")


@cache
def note_in(language: str) -> Missing:
    """No note in one language, though there is one in another; the same phrase for the same language."""
    name = languages.name(language)

    def phrase(number: int, among: int) -> str:
        if among == 1:
            return _("This paper has no {language} note").format(language=name)
        several = ngettext("{number} paper has no {language} note", "{number} papers have no {language} note", number)
        return several.format(number=f"{number:,}", language=name)

    return phrase
