"""Where the actions of the main screen are, and that the session changes in one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.ui import keys
from tuiapp.ui.main import session_screen

UI = Path(session_screen.__file__).parents[1]


def test_each_action_of_the_keys_is_in_exactly_one_group_of_the_screen(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        screen = there.reader
        groups = [group for group in vars(screen).values() if type(group).__module__.startswith("tuiapp.ui.main")]
        groups += screen.marking.groups
        for binding in [*keys.READER, *keys.LIST, *keys.SIDEBAR, *keys.SEARCH]:
            namespace, _, name = binding.action.partition("(")[0].rpartition(".")
            if namespace != "app":
                assert sum(hasattr(group, f"action_{name}") for group in groups) == 1, binding
                assert callable(getattr(screen, f"action_{name}"))

    walk(steps, corpus, monkeypatch)


def test_only_one_place_assigns_the_session_of_the_screen() -> None:
    places = [
        (path.name, function.name)
        for path in UI.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in ("session", "_session")
        if path.parent.name == "main"
    ]
    assert places == [("session_screen.py", "__init__"), ("session_screen.py", "go")]
