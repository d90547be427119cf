"""A field of the search is a line of one table: everything else follows from it."""

from __future__ import annotations

import pytest

from tuiapp.library import Library, Note, Paper, languages, search_fields
from tuiapp.library.search.describe_query import describe_query
from tuiapp.library.search.query import parse
from tuiapp.library.search_fields import Field, Phrase

FILE = Field(
    "file", "text", Phrase("read from {}".format, "not read from {}".format), aliases=("파일",), example="old",
    text=lambda paper: paper.source.file, weight=3,
)  # fmt: skip


def titles(library: Library, text: str) -> list[str]:
    return [library.paper(row).title for row in library.matching(parse(text, "2025-04-24"))]


@pytest.fixture
def filed(monkeypatch: pytest.MonkeyPatch) -> Library:
    """A corpus that is indexed while the table has one field more."""
    monkeypatch.setattr(search_fields, "FIELDS", (*search_fields.FIELDS, FILE))
    papers = [Paper("One", notes=(Note("ko", "새 글"),)), Paper("Two", abstract="new.yaml is named here")]
    sources = [Paper("x").source._replace(file=name) for name in ("old.yaml", "new.yaml")]
    return Library.of(paper._replace(source=source) for paper, source in zip(papers, sources, strict=True))


def test_a_field_that_is_added_finds_and_is_said_in_words(filed: Library) -> None:
    assert titles(filed, "file:old") == titles(filed, "파일:old") == ["One"]
    assert titles(filed, "file:new") == ["Two"]
    assert titles(filed, "-file:new") == ["One"]
    assert titles(filed, "abstract:new.yaml") == ["Two"]
    assert titles(filed, "ko:글") == ["One"]
    assert describe_query(parse("file:old -file:new"), {}) == "read from “old”, not read from “new”"


def test_a_language_that_is_added_is_a_field_and_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    japanese = languages.Language("ja", "日本語", "Japanese", "\u3040-\u30ff", 0.1)
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, japanese))
    library = Library.of([Paper("One", notes=(Note("ja", "みる"),)), Paper("Two", notes=(Note("ko", "みる"),))])
    assert titles(library, "ja:みる") == titles(library, "日本語:みる") == titles(library, "has:ja") == ["One"]
    assert (
        describe_query(parse("ja:みる -has:ja"), {}) == "with “みる” in the Japanese note, without a note in Japanese"
    )


def test_a_field_has_names_in_korean(filed: Library) -> None:
    assert titles(filed, "제목:two") == titles(filed, "있음:초록") == ["Two"]
    assert [parse(text).terms[0].field for text in ("저자:a", "태그:a", "날짜:2025", "링크:a", "영어:a")] == [
        "author", "tag", "date", "link", "",
    ]  # fmt: skip
