"""What a start may import, and what the README promises."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tuiapp.library.export.output_forms import COPIED, LISTED
from tuiapp.ui import keys

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tuiapp"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def modules_after(code: str) -> set[str]:
    """The names of all modules loaded by some code in a fresh interpreter."""
    program = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", ["list", "check"])
def test_printing_commands_never_import_textual(corpus: Path, command: str) -> None:
    loaded = modules_after(f"from tuiapp.__main__ import main\nmain([{command!r}, {str(corpus)!r}])")
    assert not {"textual", "rich", "pyperclip"} & loaded


def test_a_list_of_few_digests_asks_for_no_folder_of_the_user(corpus: Path) -> None:
    assert "platformdirs" not in modules_after(f"from tuiapp.__main__ import main\nmain(['list', {str(corpus)!r}])")


def test_the_library_imports_neither_textual_nor_yaml() -> None:
    assert not {"textual", "rich", "yaml", "pyperclip", "argparse"} & modules_after("import tuiapp.library")


def test_the_screen_imports_nothing_that_only_one_key_needs() -> None:
    loaded = modules_after("import tuiapp.ui.app")
    assert "textual" in loaded
    assert (
        not {
            "yaml",
            "pyperclip",
            "markdown_it",
            "tuiapp.ui.command_palette",
            "tuiapp.system.clipboard",
            "sqlite3",
            "lxml",
            "tuiapp.pulling",
        }
        & loaded
    )


def test_the_readme_is_short_and_begins_with_the_two_commands() -> None:
    assert len(README.splitlines()) < 120
    start, test = re.findall(r"```sh\n(.+?)\n```", README, re.DOTALL)[:2]
    assert "\n" not in start + test
    assert start.endswith("tuiapp digests")
    assert test.endswith("pytest")


def test_the_readme_names_every_key() -> None:
    for binding in [*keys.MOVES, *keys.SIDEBAR, *keys.LIST, *keys.READER]:
        first = binding.key.split(",")[0]
        names = {
            "question_mark": "?",
            "exclamation_mark": "!",
            "escape": "esc",
            "pagedown": "pgdn",
            "pageup": "pgup",
            "minus": "-",
            "apostrophe": "'",
        }
        assert f"`{names.get(first, first)}`" in README, binding


def test_the_readme_names_every_form_that_is_copied_and_only_formats_that_there_are() -> None:
    (row,) = re.findall(r"^\| `Y` or `f2` \| copy as (.+) \|$", README, re.MULTILINE)
    assert row.casefold() == ", ".join(form.label for form in COPIED).casefold()
    named = re.findall(r"--format (\w+) +# or (.+?) …", README)
    assert {name for first, others in named for name in [first, *others.split(", ")]} <= set(LISTED)
    assert named


def test_no_file_and_no_function_is_long() -> None:
    """The longest file a reader takes in at once, and functions that fit on a screen."""
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    long = {str(path) for path, text in texts.items() if text.count("\n") > 250}
    assert not long
    functions = {
        f"{path}: {node.name}": 1 + (node.end_lineno or 0) - node.lineno
        for path, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    longest = {name: lines for name, lines in functions.items() if lines > 30}
    assert max(longest.values(), default=0) <= 50
    assert len(longest) <= 3, longest


def test_the_map_for_contributors_names_every_package_and_nothing_that_is_not_there() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    packages = [str(init.parent.relative_to(ROOT)) + "/" for init in sorted(PACKAGE.rglob("__init__.py"))]
    assert sorted(re.findall(r"^(tuiapp/\S*)$", guide, re.MULTILINE)) == packages
    named = re.findall(r"\b(?:tuiapp|tests)/[\w./]+", guide)
    assert [path for path in named if not (ROOT / path).exists()] == []
