"""A reader's day in a real terminal: no task takes more than four keys beside the words that are typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from test_in_tmux import Tmux, pytestmark, tmux

__all__ = ["pytestmark", "tmux"]

MOST_KEYS = 4
NEW = "2025-03-03\nBrand New\n(Ada Byron)\nA new abstract of a new paper, which is long enough to be one.\n#fresh\n"
POST = "2025-03-04\nPasted Post\n(Bo Larsen)\nAn abstract from the clipboard, long enough to be one.\n#pasted\n"
EDITOR = '#!/bin/sh\nsed -i \'s/Quiet Buffers/Edited Buffers/\' "$2"\necho "$1" > {said}\n'


class Task(NamedTuple):
    """A task: keys that are pressed one by one, words between them in brackets, and what comes up."""

    name: str
    keys: str
    comes: str
    most: int = MOST_KEYS
    copied: str = ""


TASKS = (
    Task("today's digest is open", "", "Papers  1/5"),
    Task("the day alone", "1 Enter", "Papers  1/2"),
    Task("all days again", "Escape", "Papers  1/5"),
    Task("the note in the other language", "Space", "Agents that carry a sparse map"),
    Task("copy the link", "y", "Copied to tmux", copied="https://arxiv.org/abs/2503.00101"),
    Task("open in the browser", "o", "Not opened, because there is no desktop here"),
    Task("copy as BibTeX", "Y b", "Copied to tmux", copied="@misc{"),
    Task("keep it for later", "m", "★"),
    Task("the next paper", "j", "Papers  2/5"),
    Task("Markdown of three papers", "x x x Y m", "Copied to tmux", most=5, copied="- [Quiet Buffers]("),
    Task("let them go", "Escape", "Papers  5/5"),
    Task("what was kept for later", "/ [is:starred] Enter", "Papers  1/1"),
    Task("all papers again", "Escape Escape", "/5"),
    Task("mark it as unread", "r", "●"),
    Task("the next paper that is unread", "n", "Papers  "),
    Task("two tags", "/ [#rl #distillation] Enter", "Papers  1/1"),
    Task("back to all papers", "Escape Escape", "/5"),
    Task("an author in a month", "/ [author:park date:2025-03] Enter", "Papers  1/1"),
    Task("words of Korean", "/ [리플레이 버퍼] Enter", "Papers  1/1"),
    Task("leave the search", "Escape Escape", "/5"),
    Task("to the note and back", "Enter q", "Papers  "),
    Task("the day before", "[", "Tokens Without Borders"),
)


def keys_of(task: Task) -> list[str]:
    """The keys and the words of a task."""
    parts: list[str] = []
    for part in task.keys.split(" "):
        if parts and parts[-1].startswith("[") and not parts[-1].endswith("]") and len(parts[-1]) > 1:
            parts[-1] += f" {part}"
        elif part:
            parts.append(part)
    return parts


def is_words(part: str) -> bool:
    return len(part) > 2 and part.startswith("[") and part.endswith("]")


def do(there: Tmux, task: Task) -> None:
    """Press the keys of a task, count them, and wait for what comes up."""
    parts = keys_of(task)
    assert sum(not is_words(part) for part in parts) <= task.most, task.name
    for part in parts:
        there("send-keys", "-l", part[1:-1]) if is_words(part) else there("send-keys", part)
    there.wait_for(task.comes)
    if task.copied:
        there.wait_for(lambda _screen: there("show-buffer").startswith(task.copied))


def editor_of(folder: Path, name: str, does: str) -> Path:
    """A program that passes for an editor."""
    editor = folder / name
    editor.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    editor.chmod(0o755)
    return editor


@pytest.fixture
def program(corpus: Path, tmp_path: Path, tmux: Tmux) -> Tmux:
    does = f"""echo "$1" > {tmp_path / "line"}; sed -i 's/Quiet Buffers/Edited Buffers/' "$2" """
    editor = editor_of(tmp_path, "vi", does)
    tmux.start(f"env EDITOR={editor} {sys.executable} -m tuiapp --lang ko --ui en {corpus}", 100, 30)
    tmux.wait_for(lambda screen: "GraphPilot" in screen and "rl " in screen)
    return tmux


def test_no_daily_task_takes_more_than_four_keys(program: Tmux, corpus: Path, tmp_path: Path) -> None:
    for task in TASKS:
        do(program, task)
    (corpus / "2025-03-03.txt").write_text(NEW, encoding="utf-8")
    program.wait_for("1 new")
    do(program, Task("a digest that has just arrived", "'", "Brand New"))
    program("set-buffer", POST)
    program("send-keys", "p")
    program.wait_for("esc Cancel")
    program("paste-buffer", "-p")
    program.wait_for("will be added to")
    do(program, Task("add what was copied", "Enter", "1 of 1 paper added"))
    assert (corpus / "2025-03-04.yaml").exists()
    do(program, Task("find a paper to correct", "/ [quiet] Enter", "Papers  1/1"))
    do(program, Task("correct it in the editor", "E", "Edited Buffers"))
    assert (tmp_path / "line").read_text(encoding="ascii") == "+14\n"
    do(program, Task("leave", "Escape q", "exit code 0"))
    program("respawn-pane", "-k", f"{sys.executable} -m tuiapp {corpus}")
    do(program, Task("where I was yesterday", "", "Papers  4/7"))


def test_the_line_of_a_problem_is_edited_from_the_list_of_problems(corpus: Path, tmp_path: Path, tmux: Tmux) -> None:
    (corpus / "2025-03-03.yaml").write_text("papers:\n- title: A\n- titel: B\n", encoding="utf-8")
    editor = tmp_path / "nano"
    editor.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path / "line"}\nsed -i s/titel/title/ "$2"\nexit 3\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    tmux.start(f"env VISUAL={editor} EDITOR=false {sys.executable} -m tuiapp {corpus}", 100, 30)
    tmux.wait_for("! 1 problem")
    tmux("send-keys", "!")
    tmux.wait_for("unknown key 'titel'")
    tmux("send-keys", "E")
    screen = tmux.wait_for("nano ended with code 3")
    assert "! 1 problem" not in screen
    assert (tmp_path / "line").read_text(encoding="ascii") == "+3\n"
