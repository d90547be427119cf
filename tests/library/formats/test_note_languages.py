"""Paragraphs without headings are told apart by letters and by order."""

from __future__ import annotations

import pytest

from tuiapp.library.formats.note_languages import languages_of
from tuiapp.library.formats.pasted_post import read

ABSTRACT = "We present a method that is described here in a sentence long enough to be an abstract of a paper."


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["한국어.", "English."], "ko en"),
        (["English.", "한국어."], "en ko"),
        (["English.", "한국어.", "More English."], "ko ko en"),
        (["A quoted phrase", "한국어."], "ko ko"),
        (["한국어.", "日本語の要約です。", "English."], "ko ja en"),
        (["日本語の要約です。", "English."], "ja en"),
        (["本文提出了新模型。", "English.", "结论很好。"], "zh zh zh"),
        (["한국어.", "English.", "日本語の要約です。"], "ko en ja"),
        (["한국어.", "- a", "日本語の要約です。"], "ko ko ja"),
        (["English only."], "en"),
        ([], ""),
    ],
)
def test_a_note_is_in_the_language_of_its_letters_and_english_stands_behind_or_above(
    texts: list[str], codes: str
) -> None:
    assert languages_of(texts) == codes.split()


def test_a_japanese_post_has_japanese_notes() -> None:
    (paper,) = read(f"2025年4月24日\nA\n(Ada Byron)\n{ABSTRACT}\n日本語の要約です。\nA method.\n#rl", "p.txt").papers
    assert (paper.abstract, dict(paper.notes)) == (ABSTRACT, {"ja": "日本語の要約です。", "en": "A method."})


def test_an_english_note_above_the_korean_one_is_the_english_note() -> None:
    (paper,) = read(f"A\n(Ada Byron)\n{ABSTRACT}\nA method.\n리플레이를 쓰는 방법.\n#rl", "p.txt").papers
    assert (paper.abstract, dict(paper.notes)) == (ABSTRACT, {"en": "A method.", "ko": "리플레이를 쓰는 방법."})
