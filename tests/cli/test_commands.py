"""The commands print what opens, name what does not, and end with an honest exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tuiapp import __version__
from tuiapp.__main__ import main


def run(*args: str, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tuiapp", *args], cwd=cwd, env=os.environ | environ,
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip


def test_list_prints_a_line_a_paper(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(corpus)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2025-03-02  ko en  GraphPilot: Steering Agents with Sparse Maps  #agent #planning"
    assert len(lines) == 5


def test_list_as_json_has_every_key_of_every_paper(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--format", "json", str(corpus)]) == 0
    papers = json.loads(capsys.readouterr().out)
    assert papers[1] == {
        "date": "2025-03-02",
        "title": "Quiet Buffers",
        "authors": ["Ana Lima"],
        "abstract": "A replay buffer that forgets on purpose. Code is at https://example.org/code.",
        "notes": {"ko": "잊어버리는 리플레이 버퍼."},
        "tags": ["rl"],
        "links": [
            {"url": "https://example.org/quiet", "label": "project"},
            {"url": "https://example.org/code", "label": None, "in": "abstract"},
        ],
        "properties": {},
        "source": {"file": f"{corpus}/2025-03-02.yaml", "line": 14},
    }
    assert papers[3]["notes"] == {}
    assert all(list(paper) == list(papers[0]) for paper in papers)


def test_an_undated_or_impossible_date_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "d.yaml").write_text("date: 2025-02-30\npapers:\n- title: T\n", encoding="utf-8")
    assert main(["list", "--format", "json", str(tmp_path)]) == 0
    out = capsys.readouterr()
    assert json.loads(out.out)[0]["date"] is None
    assert "d.yaml:1:7: no such day in the calendar: 2025-02-30 (write it as 2025-04-24)" in out.err


def test_check_names_file_line_and_column_and_exits_with_1(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(corpus)]) == 0
    (corpus / "x.yaml").write_text("papers:\n- titel: T\n", encoding="utf-8")
    assert main(["check", str(corpus)]) == 1
    assert f"{corpus}/x.yaml:2:3: unknown key 'titel' (did you mean 'title'?)" in capsys.readouterr().out


def test_list_prints_what_opens_and_exits_with_1_only_where_nothing_does(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "x.yaml").write_text("papers: [", encoding="utf-8")
    assert main(["list", str(corpus)]) == 0
    assert "x.yaml:1" in capsys.readouterr().err
    assert main(["list", str(corpus / "x.yaml")]) == 1
    assert main(["list", str(corpus / "none")]) == 1


def test_import_writes_one_file_a_day_and_a_second_time_nothing(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["import", str(corpus), "--to", str(out)]) == 0
    assert "5 papers read from 3 files, 0 faults; 5 added" in capsys.readouterr().out
    assert len(list(out.iterdir())) == 3
    assert main(["import", str(corpus), "--to", str(out)]) == 0
    assert "5 papers read from 3 files, 0 faults; 0 added" in capsys.readouterr().out


def test_import_refuses_a_conflict_and_says_where(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["import", str(corpus), "--to", str(out)])
    post = corpus / "2025-03-01.txt"
    post.write_text(post.read_text(encoding="utf-8").replace("대한 연구.", "관한 연구."), encoding="utf-8")
    before = (out / "2025-03-01.yaml").read_bytes()
    assert main(["import", str(post), "--to", str(out)]) == 1
    assert "2025-03-01.yaml:9: 'notes.ko' of “Tokens" in capsys.readouterr().err
    assert (out / "2025-03-01.yaml").read_bytes() == before
    assert main(["import", str(post), "--to", str(out), "--force"]) == 0
    assert "관한 연구." in (out / "2025-03-01.yaml").read_text(encoding="utf-8")


def test_import_names_the_links_that_will_not_be_opened_and_keeps_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = "links: ['javascript:alert(1)', 'https://e.org']"
    source = tmp_path / "in.yaml"
    source.write_text(
        f"date: 2025-03-02\npapers:\n- title: T\n  {links}\n  abstract: see https://a@e.org/x\n", encoding="utf-8"
    )
    assert main(["import", str(source), "--to", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"{source}:3: a link that is not http or https: “javascript:alert(1)” (it is kept)",
        f"{source}:3: a link that has a user name before its host: “https://a@e.org/x” (it is kept)",
    ]
    assert "javascript:alert(1)" in (tmp_path / "out/2025-03-02.yaml").read_text(encoding="utf-8")


def test_import_without_to_goes_to_the_folder_here_or_to_the_users_own(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path / "digests")
    assert main(["import", str(corpus / "2025-03-01.txt")]) == 0
    assert (tmp_path / "data/tuiapp/digests/2025-03-01.yaml").exists()
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(corpus / "2025-03-01.txt")]) == 0
    assert (tmp_path / "digests/2025-03-01.yaml").exists()


def test_without_a_path_the_sample_opens_anywhere(tmp_path: Path) -> None:
    done = run("list", cwd=tmp_path, HOME=str(tmp_path), XDG_DATA_HOME="", PYTHONPATH=str(Path(__file__).parents[2]))
    assert done.returncode == 0
    assert "SplitReason" in done.stdout


@pytest.mark.parametrize(
    ("args", "code"), [(["--version"], 0), (["--help"], 0), (["list", "--help"], 0), (["--no"], 2)]
)
def test_help_version_and_mistakes_end_as_usual(args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(args)
    assert end.value.code == code
    out = capsys.readouterr()
    assert __version__ in out.out if args == ["--version"] else out.out + out.err


def test_without_a_terminal_the_screen_says_so(corpus: Path) -> None:
    done = run(str(corpus))
    assert done.returncode == 2
    assert "is not a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 1


STREAMS = ["stdin", "stdout", "stderr"]


@pytest.mark.parametrize("elsewhere", STREAMS)
def test_where_one_of_the_streams_is_no_terminal_that_is_said_on_one_that_is(corpus: Path, elsewhere: str) -> None:
    outer, inner = os.openpty()
    stdin, stdout, stderr = (subprocess.DEVNULL if name == elsewhere else inner for name in STREAMS)
    command = [sys.executable, "-m", "tuiapp", str(corpus)]
    done = subprocess.run(command, stdin=stdin, stdout=stdout, stderr=stderr, check=False, timeout=20)
    os.close(inner)
    said = os.read(outer, 65_536).decode()
    os.close(outer)
    assert done.returncode == 2
    assert "is not a terminal" in said
    assert "\x1b" not in said


def test_a_reader_that_stops_reading_and_a_closed_output_cause_no_traceback(corpus: Path) -> None:
    command = f"{sys.executable} -m tuiapp list --format json {corpus}"
    for _ in range(30):
        (corpus / f"p{_}.txt").write_text("T\n(Ada Byron)\n" + "노트 " * 2000 + "\n#x", encoding="utf-8")
    head = subprocess.run(["sh", "-c", f"{command} | head -1"], capture_output=True, text=True, check=False)
    closed = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, text=True, check=False)
    assert (head.stdout.strip(), head.stderr) == ("[", "")
    assert closed.returncode == 2
    assert "standard output is closed" in closed.stderr


def test_import_guesses_the_format_of_standard_input_and_of_an_unknown_suffix(tmp_path: Path) -> None:
    from conftest import NOTE, PASTED, YAML

    for number, text in enumerate((NOTE, PASTED, YAML)):
        out = tmp_path / f"out{number}"
        program = [sys.executable, "-m", "tuiapp", "import", "-", "--to", str(out)]
        done = subprocess.run(program, input=text, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert list(out.iterdir())
    (tmp_path / "post.clip").write_text(PASTED, encoding="utf-8")
    assert main(["import", str(tmp_path / "post.clip"), "--to", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/2025-03-01.yaml").exists()


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["import", str(corpus), "--to", str(out), "--dry-run"]) == 0
    assert "5 would be added" in capsys.readouterr().out
    assert not out.exists()


def test_a_dry_run_shows_what_was_understood_and_what_was_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "새 노트다. " * 40
    post = f"Papers of the day\n2025-03-09\nFresh Paper\n(Mina Park, Bo Li)\n{note}끝.\nA new note.\n#rl #moe\n"
    (tmp_path / "post.txt").write_text(post, encoding="utf-8")
    assert main(["import", str(tmp_path / "post.txt"), "--to", str(tmp_path / "out"), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert f"{tmp_path / 'post.txt'}:3: 2025-03-09  Fresh Paper\n" in said
    assert "    authors: Mina Park, Bo Li\n" in said
    assert "    English note: A new note.\n" in said
    assert "    tags: #rl #moe\n" in said
    assert " … " in said
    assert "끝.\n" in said
    assert "    without abstract, link\n" in said
    assert f"{tmp_path / 'post.txt'}:1: in no paper, a heading of the post: Papers of the day\n" in said


def test_import_into_the_folder_it_read_from_warns_that_papers_are_there_twice(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(corpus / "2025-03-01.txt"), "--to", str(corpus)]) == 0
    assert "listed twice" in capsys.readouterr().err


def test_an_ascii_terminal_gets_escapes_and_no_traceback(corpus: Path) -> None:
    done = run("list", str(corpus), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
