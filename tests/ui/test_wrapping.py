"""The quick way of breaking lines breaks them where Textual does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tuiapp.ui.drawing.wrapping import wrapped

WORDS = st.lists(st.text(alphabet="abcde.,", min_size=1, max_size=14), min_size=1, max_size=30)


@given(WORDS, st.sampled_from([" ", "  "]), st.integers(14, 40))
def test_a_paragraph_whose_words_fit_breaks_where_textual_breaks_it(words: list[str], blank: str, width: int) -> None:
    text = Content(blank.join(words))
    ours = [line.plain for line in wrapped([text], width, 0)]
    assert ours == [line.plain.rstrip() for line in text.wrap(width)]


@given(WORDS, st.integers(2, 30))
def test_spans_stay_on_their_letters_over_line_ends(words: list[str], width: int) -> None:
    text = Content(" ".join(words)).stylize("link", 3, 20)
    lines = wrapped([text], width, 0)
    styled = "".join(line.plain[span.start : span.end] for line in lines for span in line.spans)
    assert styled.replace(" ", "") == text.plain[3:20].replace(" ", "")
