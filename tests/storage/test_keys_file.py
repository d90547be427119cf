"""A file of keys is read line by line; what it does not say well is named, and the rest counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.storage.keys_file import ChosenKeys, begin_keys, read_keys


def read(folder: Path, text: str | bytes) -> tuple[tuple[ChosenKeys, ...], tuple[str, ...]]:
    file = folder / "keys.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_keys(file)


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("move.down: n", ("n",)),
        ("move.down: n, down", ("n", "down")),
        ("move.down: [n, down]", ("n", "down")),
        ("move.down:\n- n\n- down", ("n", "down")),
        ('move.down: ["[", "?"]', ("[", "?")),
        ("move.down: ','", (",",)),
        ("move.down: y", ("y",)),
        ("move.down: no", ("no",)),
        ("move.down: 1", ("1",)),
    ],
)
def test_a_line_names_a_key_or_several(line: str, keys: tuple[str, ...], tmp_path: Path) -> None:
    assert read(tmp_path, f"# mine\n{line}\n") == ((ChosenKeys("move.down", keys, 2),), ())


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_a_file_that_says_nothing_changes_nothing(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: b\nmove.down: {x: y}\n", 2, "names no key"),
        ("a: b\nmove.down:\n", 2, "names no key"),
        ("- a\n", 1, "no line of keys"),
        ("a: b\nmove.down: [n\n", 2, "never closed"),
        (b"a: b\n\xff: x\n", 1, "not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(
    text: str | bytes, line: int, why: str, tmp_path: Path
) -> None:
    _chosen, problems = read(tmp_path, text)
    assert problems[0].startswith(f"{tmp_path / 'keys.yaml'}:{line}: ")
    assert why in problems[0]
    assert problems[0].endswith(")")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys.yaml").mkdir()
    _chosen, problems = read_keys(tmp_path / "keys.yaml")
    assert problems == (f"{tmp_path / 'keys.yaml'}: Is a directory",)


@given(text=st.text(st.sampled_from("ab:[]{},'\"#-\n \t?|>&*!%@`")))
def test_no_text_breaks_it(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    read(tmp_path_factory.getbasetemp(), text)


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    begin_keys(tmp_path / "folder" / "keys.yaml", "first")
    begin_keys(tmp_path / "folder" / "keys.yaml", "second")
    assert (tmp_path / "folder" / "keys.yaml").read_text(encoding="utf-8") == "first"
