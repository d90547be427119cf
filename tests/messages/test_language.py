"""The program speaks the language that its command line, the system or the notes ask for, in this order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tuiapp import messages
from tuiapp.__main__ import main
from tuiapp.messages import _, ngettext, particles, speak
from tuiapp.messages.language import asked_for


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, ""),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.eucKR"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ({"LANG": "ko@latin"}, "ko"),
        ({"LC_ALL": "ko_KR.UTF-8", "CHOSEN": "en"}, "en"),
        ({"LANG": "C", "LC_ALL": "POSIX"}, ""),
    ],
)
def test_the_first_variable_that_is_set_counts(environ: dict[str, str], code: str) -> None:
    assert asked_for(environ, "CHOSEN") == code


@pytest.mark.parametrize(
    ("arguments", "locale", "is_korean"),
    [
        (["--ui", "ko"], "en_US.UTF-8", True),
        (["--ui=ko"], "en_US.UTF-8", True),
        (["--ui", "en"], "ko_KR.UTF-8", False),
        ([], "ko_KR.UTF-8", True),
        ([], "fr_FR.UTF-8", False),
        ([], "C.UTF-8", False),
        (["--lang", "ko"], "C.UTF-8", True),
        (["--lang", "en"], "C.UTF-8", False),
        (["--lang", "ko"], "en_US.UTF-8", False),
        (["--lang", "en"], "ko_KR.UTF-8", True),
    ],
)
def test_the_command_line_counts_before_the_system_and_the_notes_behind_it(
    arguments: list[str],
    locale: str,
    is_korean: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    speak("")
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    said = capsys.readouterr().out
    assert ("터미널에서" in said) is is_korean
    assert ("usage:" in said) is not is_korean


def test_a_command_and_its_faults_speak_korean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2025-03-02.yaml").write_text("papers:\n- titel: x\n", encoding="utf-8")
    assert main(["check", "--ui", "ko", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert "모르는 키 'titel'입니다 ('title'을 뜻했나요?)" in captured.out
    assert captured.err == "파일 1개에 논문 1편, 오류 2개, 지적 0개\n" or "오류" in captured.err


def test_processes_that_are_started_speak_the_same_language() -> None:
    speak("ko")
    program = "from tuiapp.messages import _; print(_('Copied'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "복사했습니다\n"


def test_a_language_that_is_chosen_later_is_spoken_from_then_on() -> None:
    assert _("Copied") == "Copied"
    speak("ko")
    assert _("Copied") == "복사했습니다"
    assert ngettext("{number} paper", "{number} papers", 3).format(number=3) == "논문 3편"
    assert isinstance(_("Go to {what}"), particles.KoreanSentence)
    speak("en")
    assert ngettext("{number} paper", "{number} papers", 1).format(number=1) == "1 paper"
    assert messages.language() == ""


def test_a_start_in_english_reads_no_catalogue() -> None:
    program = "import sys; from tuiapp.messages import _; _('Copied'); print('gettext' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_the_system_says_of_a_file_is_korean_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--ui", "ko", str(tmp_path / "post.txt"), "--to", "/proc/nowhere"]) in {1, 2}
    said = capsys.readouterr().err
    assert "파일이나 폴더가 없습니다" in said
    assert "No such" not in said
