"""A language more is a line more in one file: toggle, both notes, search, check, export and command line follow."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
JAPANESE = r"""    Language("ja", "日本語", "Japanese", "\u3041-\u30ff\u31f0-\u31ff\u4e00-\u9fff", 0.08),"""
END_OF_TABLE = "\n)\n"


def test_japanese_is_a_line_of_the_table_of_languages(tmp_path: Path) -> None:
    shutil.copytree(TESTS.parent / "tuiapp", tmp_path / "tuiapp", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "tuiapp" / "library" / "languages.py"
    before, start, rest = table.read_text(encoding="utf-8").partition("\nLANGUAGES: Final = (\n")
    lines, end, after = rest.partition(END_OF_TABLE)
    assert start
    table.write_text(f"{before}{start}{lines}\n{JAPANESE}{end}{after}", encoding="utf-8")
    program = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(TESTS / "japanese_walk.py")]
    # Python looks for modules in the folder it is started in before all others.
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
