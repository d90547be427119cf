"""The quick way of breaking lines breaks them where Textual does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tuiapp.ui.drawing.note_page import Parts
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


@given(WORDS, st.integers(2, 40))
def test_parts_stay_whole_where_they_fit_and_no_line_begins_or_ends_with_what_divides_them(
    words: list[str], width: int
) -> None:
    lines = [line.plain for line in wrapped([Parts(tuple(map(Content, words)))], width, 0)]
    assert all(len(line) <= width for line in lines)
    assert not any(line.startswith((" ", "·")) or line.endswith((" ", "·")) for line in lines)
    pieces = [piece for line in lines for piece in line.split(" · ")]
    assert "".join(pieces) == "".join(words)
    assert all(word in pieces for word in words if len(word) <= width)
