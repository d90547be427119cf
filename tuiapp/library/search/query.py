"""The search language: what a reader asks of the corpus, as one line of text and as the terms it means.

words all match, anywhere   "a phrase"   -without   tag:rl,moe   author:kim   title: ko: en: abstract:
date:2025-04   date:2025-01..2025-03   date:>=2025   has:en
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from tuiapp.library.text.folding import fold, fold_tag

Kind = Literal["date", "tag"]

TEXT_FIELDS: Final = ("title", "author", "abstract", "ko", "en")
FIELDS: Final = (*TEXT_FIELDS, "tag", "date", "has")
HAS: Final = ("ko", "en", "abstract", "link", "tag", "author")

_PART: Final = r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]*))'
_DAY: Final = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_HALF_DAY: Final = r"(?:\d{0,4}|\d{4}-[01]?|\d{4}-(?:0[1-9]|1[0-2])(?:-(?:[0-3]|0[1-9]|[12]\d|3[01])?)?)"
_HALF_TYPED: Final = rf"[<>]?=?{_HALF_DAY}|{_HALF_DAY}\.{{1,2}}{_HALF_DAY}"
_LAST: Final = "9999-99-99"


class Term(NamedTuple):
    """One condition: `field` is "" for anywhere, `values` are folded and any of them will do."""

    field: str
    values: tuple[str, ...]
    is_negated: bool = False
    is_half_typed: bool = False
    start: int = 0
    end: int = 0


class Problem(NamedTuple):
    """A place in the text of a query that could not be understood, and why."""

    start: int
    end: int
    why: str


class Query(NamedTuple):
    """The text as typed, its terms, all of which must hold, and what of it could not be understood."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms that look for text and can be shown where they match."""
        return tuple(term for term in self.terms if not term.is_negated and term.field in ("", *TEXT_FIELDS))

    def values(self, kind: Kind) -> tuple[str, ...]:
        """The dates that are any, or the tags that are all asked for, as a reader chooses them in the sidebar."""
        return tuple(value for term in self._chosen(kind) for value in term.values)

    def _chosen(self, kind: Kind) -> list[Term]:
        """The terms that say no more than a choice in the sidebar does."""
        return [
            term
            for term in self.terms
            if term.field == kind
            and not term.is_negated
            and (len(term.values) == 1 if kind == "tag" else all(map(_form(_DAY).fullmatch, term.values)))
        ]

    def without(self, kind: Kind) -> Query:
        """The query without its conditions of one kind."""
        return self._dropping(term for term in self.terms if term.field == kind)

    def choose(self, kind: Kind, value: str) -> Query:
        """Ask for this value alone of its kind; choosing the only one again lets it go."""
        rest = self._dropping(self._chosen(kind))
        return rest if self.values(kind) == (value,) else rest.adding(f"{kind}:{_quoted(value)}")

    def toggle(self, kind: Kind, value: str) -> Query:
        """Add a value to those of its kind, or take it away; what was typed beside them stays."""
        chosen = self.values(kind)
        kept = [other for other in chosen if other != value] + ([] if value in chosen else [value])
        rest = self._dropping(self._chosen(kind))
        if kind == "date":
            return rest.adding("date:" + ",".join(kept)) if kept else rest
        for each in kept:
            rest = rest.adding(f"tag:{_quoted(each)}")
        return rest

    def undone(self) -> Query:
        """One step wider: first all that was typed, then the last tag, then the dates."""
        facets = [term for term in self.terms if term.field in ("tag", "date") and not term.is_negated]
        if len(facets) < len(self.terms) or self.problems:
            return self._keeping(facets)
        last = next((term for term in reversed(facets) if term.field == "tag"), facets[-1] if facets else None)
        return self._keeping(term for term in self.terms if term is not last)

    def _keeping(self, terms: Iterable[Term]) -> Query:
        return parse(" ".join(self.text[term.start : term.end] for term in terms))

    def _dropping(self, terms: Iterable[Term]) -> Query:
        """The text as typed without some terms, and with what could not be understood left for its writer to mend."""
        text = self.text
        for term in sorted(terms, key=lambda term: term.start, reverse=True):
            text = f"{text[: term.start].rstrip()} {text[term.end :].lstrip()}"
        return parse(text.strip())

    def adding(self, token: str) -> Query:
        """The query with one more token at its end, outside a quotation that is still open."""
        closed = self.text + '"' * (self.text.count('"') % 2)
        return parse(f"{closed} {token}".strip())


@cache
def _form(form: str) -> re.Pattern[str]:
    # Compiled with the first query: a start has none.
    return re.compile(form)


@lru_cache(maxsize=64)
def parse(text: str) -> Query:
    """The query of a text; a part that cannot be understood is a problem at its place, and the rest still searches."""
    if not text:
        return Query()
    terms: list[Term] = []
    problems: list[Problem] = []
    for match in _form(_PART).finditer(text):
        if not match[0] or match[0] == "-":
            continue
        found = _term(match)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            terms.append(found)
    return Query(text, tuple(terms), tuple(problems))


def _term(match: re.Match[str]) -> Term | Problem | None:
    """One token as a term; None where its value is still to be typed."""
    field, is_negated, (start, end) = fold(match["field"] or ""), bool(match["minus"]), match.span()
    is_phrase = match["phrase"] is not None
    value: str = match["phrase"] if is_phrase else match["bare"] or ""
    if not (field or is_phrase) and value.startswith("#") and value.strip("#"):
        # As tags are written everywhere else.
        field, value = "tag", value.lstrip("#")
    if field and field not in FIELDS:
        if value.startswith("//"):
            return Term("", (_word(match[0].removeprefix("-")),), is_negated, start=start, end=end)
        return Problem(start, end, f"no field is called {field}: there are {', '.join(FIELDS)}")
    if not value.strip():
        return None
    if field == "date":
        return _date(value, is_negated, start, end)
    if field == "has" and fold(value) not in HAS:
        return Problem(start, end, f"has: knows {', '.join(HAS)}")
    values: tuple[str, ...] = (fold(value) if field or is_phrase else _word(value),)
    if field == "tag":
        values = tuple(fold_tag(part) for part in ([value] if is_phrase else value.split(",")) if part.strip())
    is_half_typed = not is_phrase and not is_negated and field in ("", *TEXT_FIELDS)
    return Term(field, values, is_negated, is_half_typed, start, end) if values else None


def _word(word: str) -> str:
    """A word folded; of any address of a paper on arXiv, with or without its version, the id that all of them have."""
    from tuiapp.library.identity import arxiv_id

    addresses = (word, f"https://{word}", f"https://arxiv.org/abs/{word}")
    return next(filter(None, map(arxiv_id, addresses)), None) or fold(word)


def _date(value: str, is_negated: bool, start: int, end: int) -> Term | Problem | None:
    """A date term whose values are days, months, years, what is typed of one, or ranges written `from..to`."""
    values: list[str] = []
    for part in value.split(","):
        low, dots, high = part.partition("..")
        if found := _comparison(part):
            values += found
        elif dots and all(not day or _form(_DAY).fullmatch(day) for day in (low, high)) and low + high:
            if low > (high or _LAST) + "~":
                return Problem(start, end, "these dates end before they begin")
            values.append(f"{low}..{high or _LAST}")
        elif part == "undated" or _form(_DAY).fullmatch(part):
            values.append(part)
        elif part and not is_negated and _form(_HALF_DAY).fullmatch(part):
            # All days that begin so, as a half-typed word is the beginning of words.
            values.append(part)
        elif not _form(_HALF_TYPED).fullmatch(part) and not "undated".startswith(part):
            return Problem(start, end, "a date is 2025, 2025-04, 2025-04-24, 2025-01..2025-03 or >=2025")
    return Term("date", tuple(values), is_negated, start=start, end=end) if values else None


def _comparison(part: str) -> list[str]:
    """A comparison as a range; `>2025-04` begins behind all of April."""
    sign = re.match("[<>]=?", part)
    day = part[sign.end() :] if sign else ""
    if not sign or not _form(_DAY).fullmatch(day):
        return []
    return [{">=": f"{day}..{_LAST}", ">": f"{day}~..{_LAST}", "<=": f"..{day}", "<": f"..{day}!"}[sign[0]]]


def is_in_dates(date: str, values: tuple[str, ...]) -> bool:
    """Whether an ISO date (or "undated") is on one of the days, months, years or in one of the ranges."""
    for value in values:
        low, dots, high = value.partition("..")
        if not dots:
            if date.startswith(value):
                return True
        # `2025-04` as an end means its last day; `!` marks an end that is left out.
        elif date[0].isdigit() and low <= date and (date < high[:-1] if high[-1] == "!" else date <= high + "~"):
            return True
    return False


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,]", value) else value
