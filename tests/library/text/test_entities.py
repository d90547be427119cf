"""Entities are decoded once, and what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.text.cleaning import clean
from tuiapp.library.text.entities import decoded, encoded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Q&amp;A over C&#43;&#43; &lt;think&gt;", "Q&A over C++ <think>"), ("&amp;lt;", "&lt;"), ("&#x27;", "'"),
        ("caf&eacute;", "café"), ("AT&T", "AT&T"), ("a&b;c", "a&b;c"), ("&notable;", "&notable;"), ("&#10;", " "),
        ("`&lt;` and &lt;", "`&lt;` and <"), ("```\n&lt;\n```\n&lt;", "```\n&lt;\n```\n<"),
        ("e.org/?a=1&copy=2", "e.org/?a=1&copy=2"),
    ],
)  # fmt: skip
def test_an_entity_is_the_letter_it_stands_for_but_not_in_code(text: str, shown: str) -> None:
    assert decoded(text) == shown


def test_a_control_character_behind_an_entity_is_cleaned_like_any_other() -> None:
    assert clean(decoded("a&#27;[31m&#8238;b")) == "a[31m\N{REPLACEMENT CHARACTER}b"


@given(st.text(alphabet="&ampltgquo#x123;`\n <a", max_size=30) | st.text(max_size=20))
def test_what_is_encoded_is_decoded_to_the_letter(text: str) -> None:
    assert decoded(encoded(text)) == text


@given(st.lists(st.sampled_from(["&lt;", "&amp;", "lt;", "`", "x", "&#60;", "\n", "&"])).map("".join))
def test_entities_beside_code_come_back_too(text: str) -> None:
    assert decoded(encoded(text)) == text
