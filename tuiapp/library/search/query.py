"""A query: what a reader asks of the corpus, as one line of text and as the terms it means.

words all match, anywhere   "a phrase"   =whole   -without   one | other   tag:rl,moe   author:kim   title: ko: en:
date:2025-04   date:2025-01..2025-03   date:>=2025   date:week   has:en   is:unread   my:moe
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from tuiapp.library.search.date_range import UNDATED
from tuiapp.library.search.parser import Parsed, Problem, Term, parse_terms
from tuiapp.library.search_fields import ANYWHERE, MY, fields

__all__ = ["Kind", "Problem", "Query", "Term", "is_text", "is_within", "parse"]

Kind = Literal["date", "tag", "mine"]
"""What the sidebar lists; a value of "mine" is a whole condition: `is:unread`, `is:starred`, `has:my`."""


class Query(NamedTuple):
    """What is asked for.

    Attributes:
        text: the query as typed.
        groups: conditions in conjunctive normal form: of each group at least one term must hold.
        problems: what of the text could not be understood.
        hints: what was understood, but hardly as it was meant.

    """

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    hints: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    @classmethod
    def of(cls, *terms: Term) -> Query:
        """A query without a text, all of whose terms must hold."""
        return cls(groups=tuple((term,) for term in terms))

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, whichever group they are of."""
        return tuple(term for group in self.groups for term in group)

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms that look for text and can be shown where they match."""
        return tuple(term for term in self.terms if not term.is_negated and is_text(term))

    @property
    def asks_for_marks(self) -> bool:
        """Whether it asks for what the reader has marked or written, and not only where words stand."""
        return any(term.field == MY or _kind_of(term) == "mine" for term in self.terms)

    def values(self, kind: Kind) -> tuple[str, ...]:
        """The dates that are any, or the tags or marks that are all asked for, as chosen in the sidebar."""
        return tuple(value for term in self._chosen(kind) for value in _sidebar_values(term))

    def _chosen(self, kind: Kind) -> list[Term]:
        """The terms that say no more than a choice in the sidebar does."""
        alone = [group[0] for group in self.groups if len(group) == 1 and _kind_of(group[0]) == kind]
        return [term for term in alone if not term.is_negated and _sidebar_values(term)]

    def without(self, kind: Kind) -> Query:
        """The query without its conditions of one kind; where it has none, itself."""
        dropped = [term for group in self.groups if _is_only(kind, group) for term in group]
        return self._dropping(dropped) if dropped else self

    def choose(self, kind: Kind, value: str) -> Query:
        """Ask for this value alone of its kind; choosing the only one again lets it go."""
        rest = self._dropping(self._chosen(kind))
        return rest if self.values(kind) == (value,) else rest.adding(_token(kind, value))

    def toggle(self, kind: Kind, value: str) -> Query:
        """Add a value to those of its kind, or take it away; what was typed beside them stays."""
        chosen = self.values(kind)
        left = [other for other in chosen if other != value] + ([] if value in chosen else [value])
        rest = self._dropping(self._chosen(kind))
        if kind == "date":
            return rest.adding("date:" + ",".join(left)) if left else rest
        for each in left:
            rest = rest.adding(_token(kind, each))
        return rest

    def undone(self) -> Query:
        """One step wider: first all that was typed, then the last tag, then marks and dates."""
        facets = [group for group in self.groups if _is_facet(group)]
        if len(facets) < len(self.groups) or self.problems:
            return self._keeping(facets)
        last = next((group for group in reversed(facets) if group[0].field == "tag"), facets[-1] if facets else None)
        return self._keeping(group for group in self.groups if group is not last)

    def facets_alone(self) -> Query:
        """The dates, tags and marks alone, behind which new words can be typed."""
        return self._keeping(group for group in self.groups if _is_facet(group))

    def without_facets(self) -> Query:
        """All that was typed beside dates, tags and marks, also what could not be understood."""
        return self._dropping(term for group in self.groups if _is_facet(group) for term in group)

    def _keeping(self, groups: Iterable[tuple[Term, ...]]) -> Query:
        return parse(" ".join(self.text[group[0].start : group[-1].end] for group in groups))

    def _dropping(self, terms: Iterable[Term]) -> Query:
        """The text as typed without some terms, and with what could not be understood left for its writer to mend."""
        text = self.text
        for term in sorted(terms, key=lambda term: term.start, reverse=True):
            before, after = text[: term.start].rstrip(), text[term.end :].lstrip()
            # The operator between two terms goes with one of them.
            after = re.sub(r"^(?:\||OR(?=\s))\s*", "", after)
            text = f"{before} {after}"
        return parse(text.strip())

    def adding(self, token: str) -> Query:
        """The query with one more token at its end, outside a quotation that is still open."""
        closed = self.text + '"' * (self.text.count('"') % 2)
        return parse(f"{closed} {token}".strip())


def parse(text: str, today: str | None = None) -> Query:
    """The query of a text; a part that cannot be understood is a problem at its place, and the rest still searches.

    Args:
        text: one line, as typed.
        today: the present day as ISO text, from which `date:today` is counted; the clock's where none is given.

    """
    return _parse(text, today or _today()) if text else Query()


@lru_cache(maxsize=64)
def _parse(text: str, today: str) -> Query:
    parsed: Parsed = parse_terms(text, today)
    return Query(text, *parsed)


def _today() -> str:
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011 - the reader's own day, in the reader's own time


def is_text(term: Term) -> bool:
    """Whether a term looks for text."""
    return fields().get(term.field, ANYWHERE).kind == "text"


def _is_only(kind: Kind, group: tuple[Term, ...]) -> bool:
    return all(_kind_of(term) == kind for term in group)


def _is_facet(group: tuple[Term, ...]) -> bool:
    """Whether a group of terms asks for dates, tags or marks alone."""
    return all(_kind_of(term) is not None and not term.is_negated for term in group)


def _kind_of(term: Term) -> Kind | None:
    """Which list of the sidebar a term is about."""
    kinds: dict[str, Kind] = {"tag": "tag", "date": "date", "is": "mine"}
    return kinds.get(term.field) or ("mine" if (term.field, term.values) == ("has", (MY,)) else None)


def _sidebar_values(term: Term) -> tuple[str, ...]:
    """The values of the sidebar that a term asks for, none where it asks for something else too."""
    if term.field == "tag":
        return term.values if len(term.values) == 1 else ()
    if term.field in ("is", "has"):
        return (f"{term.field}:{term.values[0]}",) if len(term.values) == 1 else ()
    units = tuple(UNDATED if dates is None else dates.unit for dates in term.dates)
    return units if all(units) else ()


def is_within(day: str, values: tuple[str, ...]) -> bool:
    """Whether a value of the sidebar lies in another: a day in its month or year, `undated` in itself."""
    return any(day.startswith(value) for value in values)


def _token(kind: Kind, value: str) -> str:
    """What is typed for a value of the sidebar."""
    return value if kind == "mine" else f"{kind}:{_quoted(value)}"


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,|]", value) else value
