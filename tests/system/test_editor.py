"""The reader's editor begins at the line."""

from __future__ import annotations

import pytest

from tuiapp.system.editor import at_line, editor


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, []),
        ({"EDITOR": " "}, []),
        ({"EDITOR": "vim"}, ["vim"]),
        ({"EDITOR": "vim", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "vim", "VISUAL": ""}, ["vim"]),
        ({"EDITOR": "'/opt/my editor/ed' -x"}, ["/opt/my editor/ed", "-x"]),
    ],
)
def test_visual_counts_before_editor_and_may_have_arguments(environ: dict[str, str], command: list[str]) -> None:
    assert editor(environ) == command


def test_a_quotation_mark_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(ValueError, match="quotation"):
        editor({"EDITOR": "'vim"})


@pytest.mark.parametrize(
    ("command", "whole"),
    [
        ("vi", ["vi", "+7", "/a b"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+7", "/a b"]),
        ("nano", ["nano", "+7", "/a b"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/a b"]),
        ("code --wait", ["code", "--wait", "-g", "/a b:7"]),
        ("hx", ["hx", "/a b:7"]),
        ("subl -w", ["subl", "-w", "/a b:7"]),
        ("kate", ["kate", "-l", "7", "/a b"]),
        ("some-editor", ["some-editor", "/a b"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(command: str, whole: list[str]) -> None:
    assert at_line(editor({"EDITOR": command}), "/a b", 7) == whole


def test_a_whole_file_has_no_line() -> None:
    assert at_line(["vi"], "/a", 0) == ["vi", "/a"]
