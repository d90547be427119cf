"""A language is told by its letters, and all that is said of languages comes from one table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import languages
from tuiapp.library.languages import is_in, of_script


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("리플레이 버퍼", "ko"),
        ("2. label smoothing 제거 (imagenet-1k)", "ko"),
        ("Fully convolutional panoptic segmentation head with kernel generator and feature encoder를 쓰는 방법", "ko"),
        ("推論モデルの論文", "ja"),
        ("大規模言語モデルを用いた reinforcement learning", "ja"),
        ("本文提出了一种新的推理模型", "zh"),
        ("He calls it 추론, which every one of us does by now.", None),
        ("A method.", None),
        ("Jürgen", None),
        ("https://example.org/추", "ko"),
        ("1. 2.", None),
        ("", None),
    ],
)
def test_a_text_is_in_the_language_of_its_letters(text: str, code: str | None) -> None:
    assert of_script(text) == code


def test_a_url_does_not_make_a_short_note_english() -> None:
    assert is_in("ko", "코드 https://example.org/a-long-address-in-latin-letters-that-counts-for-nothing")


def test_a_language_outside_the_table_of_the_toggle_has_its_name_too() -> None:
    assert "ja" not in languages.CODES
    assert (languages.own_name("ja"), languages.english_name("zh")) == ("日本語", "Chinese")
    assert languages.of_notes(["ja", "en", "ko"]) == ("ko", "en", "ja")


@given(st.text(alphabet="aé가ㄱ漢あカ 1.h:/", max_size=30))
def test_a_text_is_in_the_language_that_is_named_for_it(text: str) -> None:
    code = of_script(text)
    assert code is None or is_in(code, text)
