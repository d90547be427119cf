"""Marks go out as JSON Lines and come in again as they were."""

from __future__ import annotations

import json

import pytest
from marking import T1, T2, mark

from tuiapp.storage.marks.mark import Mark
from tuiapp.storage.marks.transfer import as_line, from_line, has_any


def test_a_line_has_the_keys_that_were_promised() -> None:
    line = as_line(mark(at=T2, read=T1, note="한 줄\n두 줄"))
    assert "\n" not in line
    assert json.loads(line) == {
        "ids": ["arxiv:2504.1", "title:one"], "title": "One", "date": "2025-04-01", "read": T1, "starred": None,
        "note": "한 줄\n두 줄", "changed": T2,
    }  # fmt: skip


def test_what_goes_out_comes_in_again() -> None:
    unread = mark(read=None).saying("note", "n", T2)
    for each in (mark(read=T1), mark(at=T2, starred=T2), mark(at=T2, note="n"), unread):
        assert as_line(from_line(as_line(each))) == as_line(each)


def test_what_is_not_marked_says_nothing() -> None:
    came = from_line(as_line(mark(read=T1)))
    assert (came.read_changed, came.starred_changed, came.note_changed) == (T1, None, None)
    assert not has_any(mark(read=None))
    assert has_any(mark(starred=T1))


@pytest.mark.parametrize("time", ["2025-04-21T12:00:00+02:00", "2025-04-21T10:00:00", "20250421T100000Z", T1])
def test_times_of_any_zone_are_understood(time: str) -> None:
    assert from_line(json.dumps({"ids": ["title:t"], "read": time, "changed": time})).read == T1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "not a line of JSON"), ("{", "not a line of JSON"), ("[1]", "not a JSON object"), ("[" * 99_999, "JSON"),
        ('{"changed": "2025-04-21"}', "`ids` must be"), ('{"ids": [], "changed": "2025-04-21"}', "`ids` must be"),
        ('{"ids": ["a", 1], "changed": "2025-04-21"}', "`ids` must be"), ('{"ids": ["a"]}', "`changed` is missing"),
        ('{"ids": ["a"], "changed": "yesterday"}', "`changed` must be a time"),
        ('{"ids": ["a"], "changed": "2025-04-21", "read": true}', "`read` must be a text"),
        ('{"ids": ["a"], "changed": "2025-04-21", "starred": "0001-01-01T00:00:00+14:00"}', "`starred` must be a time"),
    ],
)  # fmt: skip
def test_what_is_no_mark_is_refused_in_words(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace("`", ".")):
        from_line(line)


def test_control_characters_do_not_come_in() -> None:
    line = json.dumps({"ids": ["title:t"], "title": "a\x1b[31m", "note": "b\x9b\nc", "changed": T1})
    assert from_line(line)[1:3] == ("a␛[31m", "")
    assert from_line(line).note == "b\N{REPLACEMENT CHARACTER}\nc"


def test_an_unknown_key_is_passed_over() -> None:
    assert from_line(json.dumps({"ids": ["title:t"], "changed": T1, "more": 1})) == Mark(("title:t",), changed=T1)
