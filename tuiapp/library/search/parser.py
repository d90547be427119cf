"""The search language: one line of text, token by token, as conditions with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tuiapp.library.search.date_range import EXAMPLES, Dates, read_dates
from tuiapp.library.search_fields import Field, field_named, parts, states
from tuiapp.library.text.folding import fold, fold_tag
from tuiapp.library.text.greek import also_written
from tuiapp.library.text.pattern_when_needed import pattern
from tuiapp.library.text.searched_text import keyed
from tuiapp.messages import _

_TOKEN: Final = r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?P<whole>=?)(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"|]+))?'  # noqa: S105 - a token of a text
_FEW: Final = 4
"""Tokens of the longest query that is no title."""

_LIKE_ASCII: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20, 0x00A0: 0x20,
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), ord('"')),
}  # fmt: skip
"""Letters of an input method and of pages that mean what those of ASCII do; each is one, so that places stay."""
_AROUND_WORDS: Final = "()[]{}<>,;:!?…。、「」『』《》〈〉·"
"""What stands around words in a sentence and is not looked for with a word beside it."""


class Term(NamedTuple):
    """One condition.

    Attributes:
        field: the name of a field in `search_fields`, "" for anywhere.
        values: folded words, tags, parts or states, any of which will do.
        dates: ranges of days instead, any of which will do; None stands for papers without a date.
        is_negated: whether it must not hold.
        is_half_typed: whether the last syllable may still grow, as the input method has not finished it.
        is_whole: whether only whole words count.
        start: where it begins in the text of the query.
        end: where it ends there.

    """

    field: str
    values: tuple[str, ...] = ()
    dates: Dates = ()
    is_negated: bool = False
    is_half_typed: bool = False
    is_whole: bool = False
    start: int = 0
    end: int = 0


class Problem(NamedTuple):
    """A place in the text of a query that could not be understood, or hardly means what it says, and why."""

    start: int
    end: int
    why: str


class Parsed(NamedTuple):
    """What a text asks for: of each group of terms one must hold; what it cannot say; what may be a slip."""

    groups: tuple[tuple[Term, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    hints: tuple[Problem, ...] = ()


def plain(text: str) -> str:
    """A text with the full-width letters, the blanks and the quotation marks of ASCII, as long as it was."""
    return text if text.isascii() else text.translate(_LIKE_ASCII)


def parse_terms(text: str, today: str) -> Parsed:
    """What a text asks for; a part that cannot be understood is a problem at its place, and the rest still searches.

    Args:
        text: the query as typed.
        today: the present day as ISO text, from which `date:today` and the like are counted.

    """
    groups: list[tuple[Term, ...]] = []
    problems: list[Problem] = []
    is_joined = False
    tokens = list(_tokens(plain(text)))
    for number, match in enumerate(tokens):
        if match[0] in ("|", "OR"):
            is_joined = bool(groups)
            continue
        found = _term(match, today)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            either = (*(groups[-1] if is_joined else ()), found)
            other = _in_formulas(found)
            # What may be written in two ways stands in neither where it may not stand.
            both = [(*either, *other)] if not found.is_negated or is_joined else [either, *((one,) for one in other)]
            groups[len(groups) - is_joined :] = both
        is_joined = is_joined and found is None and number + 1 < len(tokens)
    return Parsed(tuple(groups), tuple(problems), tuple(_hints(tokens)))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return (match for match in pattern(rf"\||{_TOKEN}").finditer(text) if match[0] not in ("", "-", "="))


def _hints(tokens: list[re.Match[str]]) -> Iterator[Problem]:
    """A small `or` between two conditions: in a long line of words alone it is one of a title that was pasted."""
    is_title = len(tokens) > _FEW and not any(one["field"] or one[0].startswith(("#", '"', "-")) for one in tokens)
    for match in () if is_title else tokens[1:-1]:
        if match[0] == "or":
            yield Problem(
                *match.span(), _("“or” is looked for as a word: OR, or |, between two conditions means either")
            )


def _term(match: re.Match[str], today: str) -> Term | Problem | None:
    """One token as a term; None where its value is still to be typed."""
    field = field_named(fold(match["field"])) if match["field"] else None
    common = Term(
        field.name if field else "", is_negated=bool(match["minus"]), start=match.start(), end=match.end(),
        is_whole=bool(match["whole"]),
    )  # fmt: skip
    phrase, bare = match["phrase"], match["bare"] or ""
    if match["field"] and not field:
        # An unknown prefix is text, as in a title that was pasted.
        return _unknown_field(match, common)
    if phrase is not None:
        return _valued(field, phrase, common, today, is_phrase=True) if phrase.strip() else None
    if not field and bare.startswith("#") and bare.strip("#"):
        # As tags are written everywhere else.
        return _tags(bare.lstrip("#"), common._replace(field="tag"), is_phrase=False)
    return _valued(field, bare, common, today, is_phrase=False) if bare.strip() else None


def _in_formulas(term: Term) -> tuple[Term, ...]:
    """The same term for what a formula has in its place, where it is the name of a letter."""
    is_one = len(term.values) == 1 and not term.dates
    field = field_named(term.field) if term.field else None
    other = also_written(term.values[0]) if is_one and (field is None or field.kind == "text") else ""
    return (term._replace(values=(other,)),) if other else ()


def _unknown_field(match: re.Match[str], common: Term) -> Term | None:
    text = match[0].removeprefix("-")
    if match["phrase"] is not None:
        text = f"{match['field']}: {match['phrase']}"
    word = _word(text)
    return common._replace(values=(word,), is_half_typed=not common.is_negated, is_whole=False) if word else None


def _valued(field: Field | None, value: str, common: Term, today: str, *, is_phrase: bool) -> Term | Problem | None:
    if field and field.kind == "date":
        return _dated(value, common, today)
    if field and field.kind in ("part", "state"):
        return _named(field, value, common)
    if field and field.kind == "tag":
        return _tags(value, common, is_phrase=is_phrase)
    if is_phrase:
        return common._replace(values=(fold(value).strip(),)) if keyed(value) else None
    word = _word(value)
    return common._replace(values=(word,), is_half_typed=not (common.is_negated or common.is_whole)) if word else None


def _tags(value: str, common: Term, *, is_phrase: bool) -> Term | None:
    values = tuple(fold_tag(part) for part in ([value] if is_phrase else value.split(",")) if part.strip())
    return common._replace(values=values, is_whole=False) if values else None


def _named(field: Field, value: str, common: Term) -> Term | Problem | None:
    """What a paper has, or how it is marked; the beginning of a name means all names that begin so."""
    known = parts() if field.kind == "part" else states()
    values: list[str] = []
    for typed in filter(None, map(fold, value.split(","))):
        begun = [each for each in known.values() if any(name.startswith(typed) for name in (each.name, *each.aliases))]
        meant = [each for each in begun if typed in (each.name, *each.aliases)] or begun
        if meant == begun and common.is_negated and len(begun) > 1:
            return None
        values += (each.name for each in meant)
        if not meant:
            names = ", ".join(known)
            return Problem(common.start, common.end, _("{field}: knows {known}").format(field=field.name, known=names))
    return common._replace(values=tuple(dict.fromkeys(values)), is_whole=False) if values else None


def _dated(value: str, common: Term, today: str) -> Term | Problem | None:
    try:
        dates = read_dates(fold(value), today, is_begun_enough=not common.is_negated)
    except ValueError:
        return Problem(common.start, common.end, _("these dates end before they begin"))
    if dates is None:
        return Problem(common.start, common.end, _("a date is {examples}").format(examples=EXAMPLES))
    return common._replace(dates=dates, is_whole=False) if dates else None


def _word(word: str) -> str:
    """A word folded; of any address of a paper what all its spellings have, as the id without its version."""
    from tuiapp.library.identity import address_of

    word = word.strip(_AROUND_WORDS) or word
    address = address_of(word)
    if address.kind != "link" or "://" in word:
        return fold(address.name)
    return fold(word) if keyed(word) else ""
