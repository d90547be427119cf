"""The fields of the search: the one table from which the query language, the index and the screen derive.

A line added to `FIELDS` is all that a new field needs: the parser knows it under all its names, the index keeps its
text apart, the matcher looks there, `describe_query` says it in words, and the help, the placeholder and the
completion of the search line offer it. Each language of `languages.LANGUAGES` is a field by itself, and a part that
`has:` asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Final, Literal, NamedTuple

from tuiapp.library import languages
from tuiapp.library.paper import Paper
from tuiapp.messages import _

FieldKind = Literal["text", "tag", "date", "part", "state"]
"""How values are compared: as text, as whole tags, as days, by name as what a paper has, or as how it is marked."""

Completion = Literal["", "tag", "author", "date", "part", "state"]
"""What the search line offers behind a field; "" for nothing."""


class Phrase(NamedTuple):
    """How a sentence names a condition, and how it says that it must not hold."""

    holds: Callable[[str], str]
    fails: Callable[[str], str]


class Field(NamedTuple):
    """A field of the search.

    Attributes:
        name: what stands before the colon; "" for a word without a field.
        kind: how its values are compared.
        phrase: a condition on it in words, made from its values in words.
        aliases: other names of it, also in Korean.
        example: a value as a reader may type it, for help; "" keeps the field out of the short lists.
        text: what of a paper the field looks through, parts on lines of their own. The index keeps the text of each
            field that has one apart from the others. None for a field that looks through no text of its own.
        weight: what a word that is found there counts for relevance.
        completion: what is offered while a value is typed.

    """

    name: str
    kind: FieldKind
    phrase: Phrase
    aliases: tuple[str, ...] = ()
    example: str = ""
    text: Callable[[Paper], str] | None = None
    weight: int = 0
    completion: Completion = ""


class Part(NamedTuple):
    """Something that a paper may have: its name behind `has:`, other names, what a sentence calls it, and a test."""

    name: str
    aliases: tuple[str, ...]
    words: Callable[[], str]
    is_in: Callable[[Paper], bool]


class State(NamedTuple):
    """How a paper may be marked: its name behind `is:`, other names, and the sentences that say so."""

    name: Literal["unread", "read", "starred"]
    aliases: tuple[str, ...]
    words: Callable[[], str]


MY: Final = "my"
"""The name of the reader's own notes, as a field and as something that a paper has; no paper and no file has them."""

ANYWHERE: Final = Field(
    "",
    "text",
    Phrase(lambda words: _("containing {words}").format(words=words),
           lambda words: _("not containing {words}").format(words=words)),
)  # fmt: skip
"""A word without a field."""

FIELDS: Final = (
    Field(
        "title", "text",
        Phrase(lambda words: _("with {words} in the title").format(words=words),
               lambda words: _("without {words} in the title").format(words=words)),
        aliases=("titles", "제목"),
        example="mamba", text=lambda paper: paper.title, weight=8,
    ),
    Field(
        "author", "text",
        Phrase(lambda words: _("by {words}").format(words=words),
               lambda words: _("not by {words}").format(words=words)),
        aliases=("authors", "by", "저자"), example="kim", text=lambda paper: "\n".join(paper.authors), weight=2,
        completion="author",
    ),
    Field(
        "tag", "tag",
        Phrase(lambda words: _("tagged {words}").format(words=words),
               lambda words: _("not tagged {words}").format(words=words)),
        aliases=("tags", "태그"), example="rl,moe", text=lambda paper: "\n".join(paper.tags), weight=4,
        completion="tag",
    ),
    Field(
        "link", "text",
        Phrase(lambda words: _("with {words} in a link").format(words=words),
               lambda words: _("without {words} in a link").format(words=words)),
        aliases=("links", "url", "링크"), example="openreview",
        text=lambda paper: "\n".join(link.url for link in paper.links), weight=1,
    ),
    Field(
        "abstract", "text",
        Phrase(lambda words: _("with {words} in the abstract").format(words=words),
               lambda words: _("without {words} in the abstract").format(words=words)),
        aliases=("abstracts", "초록"), example="memory", text=lambda paper: paper.abstract or "", weight=1,
    ),
    Field(
        "property", "text",
        Phrase(lambda words: _("with {words} among its properties").format(words=words),
               lambda words: _("without {words} among its properties").format(words=words)),
        aliases=("properties", "속성"),
        text=lambda paper: "\n".join(f"{name}: {text}" for name, text in paper.properties), weight=1,
    ),
    Field(
        "date", "date",
        Phrase(str, lambda words: _("not {words}").format(words=words)),
        aliases=("dates", "날짜"), example="2025-04", completion="date",
    ),
    Field(
        "has", "part",
        Phrase(lambda words: _("with {words}").format(words=words),
               lambda words: _("without {words}").format(words=words)),
        aliases=("있음",), example="link", completion="part",
    ),
    Field(
        "is", "state",
        Phrase(str, lambda words: _("not {words}").format(words=words)),
        aliases=("상태",), example="unread", completion="state",
    ),
    Field(
        MY, "text",
        Phrase(lambda words: _("with {words} in your own note").format(words=words),
               lambda words: _("without {words} in your own note").format(words=words)),
        aliases=("내메모", "메모"), example="moe", weight=4,
    ),
)  # fmt: skip
"""All fields but those of the languages, in the order of the help and of the texts in the index."""

PARTS: Final = (
    Part("abstract", ("초록",), lambda: _("an abstract"), lambda paper: bool(paper.abstract)),
    Part("link", ("링크",), lambda: _("a link"), lambda paper: bool(paper.links)),
    Part("tag", ("태그",), lambda: _("tags"), lambda paper: any(paper.tags)),
    Part("author", ("저자",), lambda: _("authors"), lambda paper: any(paper.authors)),
    Part(MY, ("내메모", "메모"), lambda: _("a note of your own"), lambda _paper: False),
)
"""What `has:` can ask for besides a note in a language."""

STATES: Final = (
    State("unread", ("읽지않음", "안읽음", "안읽은"), lambda: _("unread")),
    State("read", ("읽음", "읽은"), lambda: _("read")),
    State("starred", ("star", "별표", "별"), lambda: _("starred")),
)
"""What `is:` can ask for."""

NOTE_WEIGHT: Final = 2
"""What a word in a note counts for relevance."""


def fields() -> Mapping[str, Field]:
    """Every field by its name, in the order of the help."""
    return _fields(FIELDS, languages.LANGUAGES)


def parts() -> Mapping[str, Part]:
    """Everything that `has:` can ask for, by its name."""
    return _parts(PARTS, languages.LANGUAGES)


def field_named(name: str) -> Field | None:
    """The field that a folded name or another name of it means, None where there is no such field."""
    return _by_any_name(FIELDS, languages.LANGUAGES).get(name)


def states() -> Mapping[str, State]:
    """Everything that `is:` can ask for, by its name."""
    return {state.name: state for state in STATES}


def indexed_fields() -> tuple[Field, ...]:
    """The fields whose text the index keeps apart, in the order in which it keeps them."""
    return tuple(field for field in FIELDS if field.text is not None)


@lru_cache(maxsize=4)
def _fields(table: tuple[Field, ...], spoken: tuple[languages.Language, ...]) -> dict[str, Field]:
    every = (*table[:3], *map(_note_field, spoken), *table[3:])
    return {field.name: field for field in every}


@lru_cache(maxsize=4)
def _by_any_name(table: tuple[Field, ...], spoken: tuple[languages.Language, ...]) -> dict[str, Field]:
    return {name: field for field in _fields(table, spoken).values() for name in (field.name, *field.aliases)}


@lru_cache(maxsize=4)
def _parts(table: tuple[Part, ...], spoken: tuple[languages.Language, ...]) -> dict[str, Part]:
    return {part.name: part for part in (*map(_note_part, spoken), *table)}


def _note_field(language: languages.Language) -> Field:
    """The field that looks through the notes in one language."""
    name = partial(languages.name, language.code)
    return Field(
        language.code,
        "text",
        Phrase(
            lambda words: _("with {words} in the {language} note").format(words=words, language=name()),
            lambda words: _("without {words} in the {language} note").format(words=words, language=name()),
        ),
        aliases=_names(language),
        weight=NOTE_WEIGHT,
    )


def _note_part(language: languages.Language) -> Part:
    return Part(
        language.code,
        _names(language),
        lambda: _("a note in {language}").format(language=languages.name(language.code)),
        lambda paper: bool(paper.note(language.code)),
    )


def _names(language: languages.Language) -> tuple[str, ...]:
    return tuple({language.own_name.casefold(), language.english_name.casefold()})
