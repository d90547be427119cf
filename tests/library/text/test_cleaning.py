"""Nothing that a digest holds can steer a terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tuiapp.library.text.cleaning import clean, clean_line, clean_text

STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e0fff]"
)
NASTY = st.sampled_from("\x00\x1b\x9b\x07\r\n\t\u2028\u202e\u200b\u200d\ufe0f\U000e0041\ud800\u0301\u1100\u1161❤🔥é한")


@given(st.text(alphabet=st.one_of(NASTY, st.characters(codec=None))))
def test_cleaned_text_is_composed_and_holds_nothing_that_steers(text: str) -> None:
    cleaned = clean(text)
    assert not STEERING.search(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(alphabet=st.one_of(NASTY, st.characters(codec=None))))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(alphabet="abc 가나다.,()[]{}<>#*_`$\\'\"!?-–—“”‘’ㄱㅏ漢字…°éüñßœΩ∑√≤\n"))
def test_ordinary_text_passes_as_it_is(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),
        ("a\u202eb", "a�b"),
        ("zero\u200bwidth", "zerowidth"),
        ("tag\U000e0041", "tag"),
        ("a\tb", "a b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("half\ud800", "half�"),
        ("ㅤfiller", " filler"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\u200db", "ab"),
        ("e" + "\u0301" * 100, "é" + "\u0301" * 4),
        (unicodedata.normalize("NFD", "추론"), "추론"),
    ],
)
def test_each_hostile_character_becomes_harmless(written: str, shown: str) -> None:
    assert clean(written) == shown


@pytest.mark.parametrize(
    "text", ["✌\ufe0f", "1\ufe0f\u20e3", "\u2049\ufe0f", "\u3164", "\uffa0", "\u115f", "\uffff", "a\tb"]
)
def test_what_terminals_and_textual_measure_differently_has_one_width(text: str) -> None:
    shown = clean(text)
    cells = sum(unicodedata.category(one)[0] != "M" for one in shown)
    assert not set(shown) & set("\ufe0f\u3164\uffa0\u115f\uffff\t")
    assert cell_len(shown) == cells


def test_paragraphs_are_joined_by_one_blank_line_and_line_breaks_are_kept() -> None:
    assert clean_text("\n one  \n\n\n\n- two\n- three \n\n") == "one\n\n- two\n- three"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\ufeff", "\u200b"])
def test_an_invisible_mark_before_an_address_or_a_key_leaves_nothing_behind(mark: str) -> None:
    assert clean(f"{mark}https://e.org/a{mark}") == "https://e.org/a"
