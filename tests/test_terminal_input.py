"""The stream of a terminal, taken apart: what is typed, what is pasted, and what is neither."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.system.terminal_input import paste, scanner
from tuiapp.system.terminal_input.extended_keys import NamedKey, usual_form
from tuiapp.system.terminal_input.paste import MOST_PASTED, Pasted, PasteTooLong
from tuiapp.system.terminal_input.scanner import Background, Piece, Scanner, Sequence, Typed

BEGIN, END = "\x1b[200~", "\x1b[201~"
ESCAPE = Sequence("\x1b")
ESCAPE_WAIT = 0.05
AN_AGE = 1e9

STREAMS = st.lists(
    st.one_of(
        st.text(max_size=5),
        st.sampled_from([BEGIN, END, "\x1b", "\x1b[", "\x1b]11;", "\x1b\\", "\x07", "\x1bP1$r", "\x1b_G", "\x1bO"]),
        st.from_regex(r"\x1b\[[0-9;:<?]{0,20}[A-Za-z~$]"),
    ),
    max_size=12,
).map("".join)  # fmt: skip


def _cut(text: str, at: list[int]) -> list[str]:
    places = sorted({0, len(text), *(place % (len(text) + 1) for place in at)})
    return [text[start:end] for start, end in itertools.pairwise(places)]


def _pieces(*parts: str, seconds_apart: float = 0.0) -> list[Piece]:
    """The pieces of a stream that arrives in parts, and of what is left open at its end."""
    it, now, pieces = Scanner(ESCAPE_WAIT), 0.0, []
    for part in parts:
        pieces += it.expire(now)
        pieces += it.feed(part, now)
        now += seconds_apart
    return pieces + it.expire(AN_AGE)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces with neighbouring characters together, however they arrived."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Typed) and joined and isinstance(joined[-1], Typed):
            joined[-1] = Typed(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


@given(st.text().filter(lambda text: BEGIN not in text and END not in text + END[:-1]), st.lists(st.integers(0, 999)))
def test_whatever_is_pasted_is_one_text_however_it_is_divided(text: str, cuts: list[int]) -> None:
    assert _pieces(*_cut(BEGIN + text + END, cuts), "j") == [Pasted(text), Typed("j")]


@given(STREAMS, st.lists(st.integers(0, 999), max_size=4))
def test_after_whatever_a_terminal_sends_a_key_is_heard_again_within_a_moment(stream: str, cuts: list[int]) -> None:
    it, now = Scanner(ESCAPE_WAIT), 0.0
    for part in _cut(stream, cuts):
        it.feed(part, now)
    while it.deadline is not None:
        assert it.deadline <= now + paste.LONGEST_TRICKLE
        now = it.deadline
        it.expire(now)
    assert it.feed("j", now) == [Typed("j")]


@given(STREAMS, st.lists(st.integers(0, 999), max_size=4))
def test_no_esc_is_ever_among_what_was_typed(stream: str, cuts: list[int]) -> None:
    for piece in _pieces(*_cut(stream, cuts)):
        assert not isinstance(piece, Typed) or "\x1b" not in piece.text


@given(
    st.lists(st.sampled_from(["j", "추", "\x1b[A", "\x1bOP", "\x1b[<0;3;4M", "\x1b[100;5u", BEGIN + "\x1b q" + END]))
)
def test_keys_the_mouse_and_pastes_are_the_same_however_they_are_divided(parts: list[str]) -> None:
    assert _joined(_pieces("".join(parts))) == _joined(_pieces(*"".join(parts)))


@pytest.mark.parametrize(
    ("stream", "pieces"),
    [
        # tmux holds Esc back, so that it arrives together with the next key.
        ("\x1bj", [ESCAPE, Typed("j")]),
        ("\x1bㅓ", [ESCAPE, Typed("ㅓ")]),
        ("\x1b\r", [ESCAPE, Typed("\r")]),
        ("moe\x1b j", [Typed("moe"), ESCAPE, Typed(" j")]),
        ("\x1b[j", [ESCAPE, Typed("[j")]),
        ("\x1b]2", [ESCAPE, Typed("]2")]),
        ("\x1b\x1b", [ESCAPE, ESCAPE]),
        ("\x1b[A\x1bOPx", [Sequence("\x1b[A"), Sequence("\x1bOP"), Typed("x")]),
        ("\x1b[[A", [Sequence("\x1b[[A")]),
        ("\x1bb\x1b\x7f", [Sequence("\x1bb"), Sequence("\x1b\x7f")]),
    ],
)
def test_esc_and_the_key_behind_it_are_two_keys_unless_they_are_a_sequence(stream: str, pieces: list[Piece]) -> None:
    assert _pieces(stream) == pieces


@pytest.mark.parametrize(
    "report",
    [
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        "\x1b]52;c;eHl6\x1b\\",
        "\x1bP>|tmux 3.3a\x1b\\",
        "\x1bP1$r0 q\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
    ],
)
def test_the_answer_to_a_question_is_not_typed_also_when_it_comes_late_and_in_two_parts(report: str) -> None:
    for at in range(3, len(report)):
        pieces = _pieces(report[:at], report[at:] + "j", seconds_apart=0.02)
        assert [piece for piece in pieces if not isinstance(piece, Background)] == [Typed("j")]


def test_a_control_string_that_does_not_end_takes_the_keys_for_no_longer_than_a_second() -> None:
    keys = [_pieces("\x1b]11;rgb", *"j" * n, seconds_apart=0.2) for n in (4, 8)]
    assert keys == [[], [Typed("j")] * 4]


def test_what_a_paste_holds_before_an_end_of_its_own_and_behind_it_is_pasted() -> None:
    assert _pieces(f"{BEGIN}a{END}q{END}j") == [Pasted(f"a{END}q"), Typed("j")]
    assert _pieces(f"{BEGIN}a{END}", f"q\r{END}j") == [Pasted("a"), Pasted("q\r"), Typed("j")]
    assert _pieces(f"{BEGIN}a{END}jj{BEGIN}b{END}") == [Pasted("a"), Typed("jj"), Pasted("b")]


def test_a_paste_that_never_ends_is_over_a_second_after_its_last_character() -> None:
    assert _pieces(BEGIN + "abc", "j", seconds_apart=paste.PASTE_WAIT) == [Pasted("abc", is_cut=True), Typed("j")]


def test_a_reader_who_presses_keys_into_a_paste_that_never_ends_is_heard_after_three_seconds() -> None:
    pieces = _pieces(BEGIN + "abc", *"jjjjj", seconds_apart=0.7)
    assert pieces == [Pasted("abcjjjj", is_cut=True), Typed("j")]


def test_the_mouse_does_not_keep_a_paste_open_that_never_ends() -> None:
    moves = ["\x1b[<35;10;10M\x1b[<35;11;10M"] * 6
    assert _pieces(BEGIN + "abc", *moves, seconds_apart=0.7)[0] == Pasted("abc", is_cut=True)


def test_what_a_slow_line_brings_of_a_paste_after_it_was_given_up_is_still_data() -> None:
    rest = "and quits the program " * 3
    assert _pieces(BEGIN + "abc", rest, f"q{END}j", seconds_apart=2.0) == [
        Pasted("abc", is_cut=True), Pasted(rest, is_cut=True), Pasted("q"), Typed("j"),
    ]  # fmt: skip


def test_a_paste_that_is_too_long_is_counted_and_forgotten() -> None:
    parts = ["x" * 500_000] * 5
    assert _pieces(BEGIN, *parts, END, "j") == [PasteTooLong(2_500_000), Typed("j")]
    assert _pieces(BEGIN + "x" * MOST_PASTED + END) == [Pasted("x" * MOST_PASTED)]


def test_a_sequence_that_is_cut_and_goes_on_soon_is_whole_and_one_that_does_not_is_nothing() -> None:
    assert _pieces("\x1b[100;", "5u", seconds_apart=0.3) == [Sequence("\x1b[100;5u")]
    assert _pieces("\x1b[100;", "j", seconds_apart=scanner.LONG_WAIT) == [Typed("j")]


@pytest.mark.parametrize(
    ("sequence", "form"),
    [
        ("\x1b[100;5u", "\x04"),
        ("\x1b[27;5;100~", "\x04"),
        ("\x1b[106u", "j"),
        ("\x1b[106;2u", "J"),
        ("\x1b[49:33;2u", "!"),
        ("\x1b[106;65u", "j"),
        ("\x1b[12622u", "ㅎ"),
        ("\x1b[0;;54616u", "하"),
        ("\x1b[27u", "\x1b"),
        ("\x1b[91;5u", "\x1b"),
        ("\x1b[13;2u", "\r"),
        ("\x1b[13;5u", "\r"),
        ("\x1b[32;2u", " "),
        ("\x1b[127u", "\x7f"),
        ("\x1b[9u", "\t"),
        ("\x1b[9;2u", "\x1b[Z"),
        ("\x1b[57404u", "5"),
        ("\x1b[57414u", "\r"),
        ("\x1b[57420u", NamedKey("down")),
        ("\x1b[1;2R", NamedKey("shift+f3")),
        ("\x1b[1;3A", NamedKey("alt+up")),
        ("\x1b[1;5:1B", NamedKey("ctrl+down")),
        ("\x1b[98;3u", NamedKey("alt+b")),
        ("\x1b[106;1:3u", ""),
        ("\x1b[1;1:3B", ""),
        ("\x1b[106;9u", ""),
        ("\x1b[57441u", ""),
        ("\x1b[55296u", ""),
        ("\x1b[9999999u", ""),
        ("\x1b[999999999999u", None),
        ("\x1b[200~", None),
        ("\x1b[A", None),
    ],
)
def test_a_key_in_an_extended_form_is_the_key_that_it_is(sequence: str, form: str | NamedKey | None) -> None:
    assert usual_form(sequence) == form


@given(st.from_regex(r"\x1b\[[0-9:;]{0,30}[u~A-Z]", fullmatch=True))
def test_no_extended_form_ends_the_program(sequence: str) -> None:
    form = usual_form(sequence)
    assert form is None or isinstance(form, (str, NamedKey))


def test_the_background_that_a_terminal_reports_is_known_and_no_other_answer() -> None:
    assert _pieces("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\j") == [Background("rgb:1e1e/1e1e/2e2e"), Typed("j")]
    assert _pieces("\x1b]10;rgb:1e1e/1e1e/2e2e\x1b\\j") == [Typed("j")]
