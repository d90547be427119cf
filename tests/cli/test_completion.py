"""A shell completes commands, options and their values from the same parser that reads them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tuiapp.__main__ import main
from tuiapp.cli import COMMANDS
from tuiapp.cli.completion_command import SHELLS


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_stands_in_the_script_of_each_shell(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for name in COMMANDS:
        assert name in script


def completed(script: str, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    program = (
        f"{script}\nCOMP_WORDS=({' '.join(map(repr, words))}); COMP_CWORD={len(words) - 1}; "
        'COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; '
        '_shtab_tuiapp tuiapp "${COMP_WORDS[COMP_CWORD]}"; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    return [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed here")
def test_bash_completes_commands_and_the_forms_of_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out
    assert "check" in completed(script, "tuiapp", "che")
    assert "bibtex" in completed(script, "tuiapp", "list", "--format", "bib")


def test_the_help_fits_a_screen_and_names_what_scripts_rely_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 35
    assert max(map(len, lines)) <= 94
    assert {"examples:"} <= set(lines)
    assert any(line.startswith("exit codes: 0 done") for line in lines)
