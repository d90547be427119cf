"""`check` prints faults and remarks in forms that programs read, and its exit code tells them apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tuiapp.__main__ import main
from tuiapp.library.checking import RULES
from tuiapp.storage.own_glossary import glossary_file


def test_remarks_alone_are_no_failure_unless_it_is_strict(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(corpus)]) == 0
    out = capsys.readouterr()
    assert "[missing-note]" in out.out
    assert out.err == "5 papers in 3 files, 0 faults, 2 remarks\n"
    assert main(["check", "--strict", str(corpus)]) == 1
    assert main(["check", "--strict", "--ignore", "missing-note", str(corpus)]) == 0


def test_a_fault_is_a_failure_whatever_is_ignored(corpus: Path) -> None:
    (corpus / "x.yaml").write_text("papers:\n- titel: T\n", encoding="utf-8")
    ignore = [word for rule in RULES for word in ("--ignore", rule)]
    assert main(["check", *ignore, str(corpus)]) == 1
    assert main(["check", str(corpus / "none")]) == 1


def test_an_unknown_rule_is_a_mistake_that_names_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", "--ignore", "no-such-rule"])
    assert end.value.code == 2
    err = capsys.readouterr().err
    assert all(rule in err for rule in RULES)


def test_json_has_the_same_keys_for_faults_and_remarks(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "x.yaml").write_text("papers:\n- titel: T\n  title: T\n", encoding="utf-8")
    assert main(["check", "--format", "json", str(corpus)]) == 1
    found = json.loads(capsys.readouterr().out)
    fault, remark = found[-2:]
    assert fault == {
        "file": f"{corpus}/x.yaml", "line": 2, "column": 3, "kind": "fault", "rule": None,
        "why": "unknown key 'titel'", "hint": "did you mean 'title'?", "unread": "",
    }  # fmt: skip
    assert remark["rule"] == "missing-note"
    assert {one["kind"] for one in found} == {"fault", "remark"}
    assert {tuple(one) for one in found} == {("file", "line", "column", "kind", "rule", "why", "hint", "unread")}
    assert [one["line"] for one in found if one["file"].endswith("01.txt")] == [10]


def test_github_commands_cannot_be_broken_by_what_a_digest_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a,b: 100%.yaml").write_text('papers:\n- title: "50%: a, b::error::c"\n  titel: x\n', encoding="utf-8")
    assert main(["check", "--format", "github", str(tmp_path)]) == 1
    warning, error = capsys.readouterr().out.splitlines()
    name = f"{tmp_path}/a%2Cb%3A 100%25.yaml"
    assert error == f"::error file={name},line=3,col=3::unknown key 'titel' (did you mean 'title'?)"
    assert warning == (
        f"::warning file={name},line=2,col=3::no note in Korean or English: “50%25: a, b::error::c” "
        "(write 'ko:', 'en:' below 'notes:') [missing-note]"
    )


def test_a_wrong_line_of_the_glossary_is_named_and_is_no_fault_of_the_digests(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary_file().parent.mkdir(parents=True, exist_ok=True)
    glossary_file().write_text("확산 = diffusion\n\n증류 distillation\n", encoding="utf-8")
    assert main(["check", str(corpus)]) == 0
    out, err = capsys.readouterr()
    assert "glossary.txt" not in out
    assert "glossary.txt:3: no entry of the glossary (write: 강화학습 = RL" in err
