"""Sentences that the reader sees can be translated: each is whole and a constant, with named placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir

from tuiapp import messages

PACKAGE = messages.FOLDER.parent
SOURCES = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
FUNCTIONS = {"_": None, "later": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w*)(?::[^{}]*)?\}")


def test_placeholders_have_names_and_are_the_same_in_both_forms() -> None:
    for _file, _line, sentence, _comments, _context in extract_from_dir(str(PACKAGE), keywords=FUNCTIONS):
        forms = [sentence] if isinstance(sentence, str) else list(sentence)
        names = [set(PLACEHOLDER.findall(form)) for form in forms]
        assert not any(name.isdecimal() or not name for of_form in names for name in of_form), sentence
        assert all(of_form == names[0] for of_form in names), sentence


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            yield node


def _is_sentence(node: ast.AST) -> bool:
    """Whether it is `_(…)`, `later(…)`, `ngettext(…)`, or one of them with its placeholders filled."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        node = node.func.value
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS


def _joined(node: ast.AST) -> list[ast.expr]:
    """What stands on both sides of a plus, unless one is lay-out as a line end, or in the braces of an f-string."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [node.left, node.right]
        return [] if any(isinstance(side, ast.Constant) and str(side.value).isspace() for side in sides) else sides
    return [node.value] if isinstance(node, ast.FormattedValue) else []


@pytest.mark.parametrize("path", SOURCES)
def test_no_sentence_is_made_before_it_is_translated_or_glued_together_after(path: str) -> None:
    tree = ast.parse(SOURCES[path])
    made = [call for call in _calls(tree) if not isinstance(call.args[0], ast.Constant)]
    glued = [node for node in ast.walk(tree) if any(map(_is_sentence, _joined(node)))]
    assert [f"{path}: {ast.unparse(node)}" for node in [*made, *glued]] == []


@pytest.mark.parametrize("path", SOURCES)
def test_no_sentence_is_translated_when_its_module_is_imported(path: str) -> None:
    """The language is chosen later; a table has sentences marked by `later`, also where that is imported as `_`."""
    if "later as _" in SOURCES[path]:
        return
    tree = ast.parse(SOURCES[path])
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    early = [call for call in _calls(tree) if id(call) not in inside and ast.unparse(call.func) != "later"]
    assert [f"{path}: {ast.unparse(call)}" for call in early] == []
