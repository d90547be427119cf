"""What two readers would call the same text is the same folded text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.text.folding import fold, fold_tag
from tuiapp.library.text.searched_text import OneText, searched, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jégou", "jegou"),
        ("Łukasz", "lukasz"),
        ("Björck", "bjorck"),
        ("Straße STRASSE", "strasse strasse"),
        ("Işık İstanbul", "isik istanbul"),
        ("Đặng Æsir Ørsted", "dang aesir orsted"),
        ("ＦＵＬＬ：width", "full:width"),
        ("ﬁne 𝑝² ℝ", "fine p2 r"),
        ("it’s “so”", 'it\'s "so"'),
        ("a–b—c−d‑e", "a-b-c-d-e"),
        ("no\u00a0break\u3000space", "no break space"),
        ("Ёлка й", "елка и"),
        ("가방 ㄱ ㅏ", "가방 ㄱ ㅏ"),
        ("がぎ", "がぎ"),
        ("끝。다음、그리고", "끝,다음,그리고"),
    ],
)
def test_letters_are_folded_as_a_keyboard_types_them(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_every_searched_byte_came_from_a_letter_of_the_text(text: str) -> None:
    there = OneText(text)
    for at in range(len(there.view)):
        first, last = there.as_written(at, at + 1)
        assert 0 <= first < last <= len(text)


@given(st.text(alphabet="ab -'한글éㄱ.\n", max_size=30))
def test_the_words_of_a_text_can_be_told_again_from_its_searched_bytes(text: str) -> None:
    found = searched(text)
    assert words_of(*found.text) == found.words


def test_joints_leave_no_byte_and_are_told_by_a_bit() -> None:
    joined = searched("post-training  of 'it'").text
    assert joined.keys == b"posttrainingofit"
    assert [at for at in range(len(joined.keys)) if joined.joints >> at & 1] == [4, 12, 14]


def test_tags_that_differ_in_their_joints_are_one() -> None:
    assert fold_tag("Image Generation") == fold_tag("image_generation") == fold_tag("#image‑generation")
