"""Import adds what is missing and never changes a letter that is there."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from conftest import PASTED, YAML

from tuiapp.library import Library, Link, Note, Paper, open_library
from tuiapp.library.formats import pasted_post
from tuiapp.library.formats.yaml import digest as digest_yaml
from tuiapp.library.importing import save_papers
from tuiapp.library.importing.merge_digest import merge, new_digest


def papers_of(library: Library) -> list[Paper]:
    return [library.paper(row) for row in range(len(library))]


def save(papers: list[Paper], folder: Path, *, force: bool = False) -> list[save_papers.Change]:
    changes = save_papers.plan(papers, folder, force=force).changes
    for change in changes:
        if change.is_needed:
            save_papers.write(change)
    return changes


def test_what_is_saved_reads_back_equal_and_saving_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    save(papers_of(library), folder)
    assert sorted(path.name for path in folder.iterdir()) == ["2025-02-28.yaml", "2025-03-01.yaml", "2025-03-02.yaml"]
    assert papers_of(open_library([str(folder)])) == papers_of(library)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert not any(change.is_needed for change in save(papers_of(library), folder))
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_undated_papers_have_a_file_of_their_own(tmp_path: Path) -> None:
    save([Paper("Undated")], tmp_path)
    assert papers_of(open_library([str(tmp_path / "undated.yaml")])) == [Paper("Undated")]


EN_NOTE = "Agents that carry a sparse map. The cost of inference is halved."

BY_HAND = """\
# my own file
date: 2025-03-01
papers:

  - title: "Tokens Without Borders: A Byte-Level Study"   # great
    links: [https://example.org/tokens]   # found it
    tags: [multilingual, tokenizer, favourite]
    notes:
      ko: |
        바이트 단위 모델에 대한 연구.

        데이터 구성이 더 중요하다는 결론이네요.
    abstract:

# the end
"""


def test_a_post_fills_the_empty_fields_of_a_file_written_by_hand() -> None:
    new = pasted_post.read(PASTED, "x.txt").papers
    merged = merge(BY_HAND, "d.yaml", new)
    assert merged.added == ["Small Steps"]
    assert [name for _, name in merged.filled] == ["authors", "abstract", "notes.en"]
    assert not merged.conflicts
    kept = [line for line in BY_HAND.splitlines() if line.strip() not in ("", "abstract:")]
    remaining = iter(merged.text.splitlines())
    assert all(line in remaining for line in kept), merged.text
    parsed = digest_yaml.read(merged.text, "d.yaml")
    assert not parsed.faults
    assert parsed.papers[0] == new[0]._replace(
        links=(Link("https://example.org/tokens"),), tags=("multilingual", "tokenizer", "favourite")
    )
    assert parsed.papers[1] == new[1]
    assert merge(merged.text, "d.yaml", new).text == merged.text


def test_line_ends_of_windows_stay() -> None:
    text = BY_HAND.replace("\n", "\r\n")
    merged = merge(text, "d.yaml", pasted_post.read(PASTED, "x.txt").papers)
    assert "\n" not in merged.text.replace("\r\n", "")


@pytest.mark.parametrize(
    "change",
    [
        {"abstract": "Another."},
        {"notes": (Note("ko", "다른 노트."), Note("en", EN_NOTE))},
        {"authors": ("Someone Else",)},
        {"title": "Renamed"},
    ],
)  # fmt: skip
def test_a_field_that_differs_is_a_conflict_and_stays_unless_forced(change: dict[str, object]) -> None:
    paper = digest_yaml.read(YAML, "d.yaml").papers[0]._replace(**change)  # type: ignore[arg-type]
    kept = merge(YAML, "d.yaml", [paper])
    assert kept.text == YAML
    assert [conflict.field.split(".")[0] for conflict in kept.conflicts] == list(change)
    forced = merge(YAML, "d.yaml", [paper], force=True)
    parsed = digest_yaml.read(forced.text, "d.yaml")
    assert parsed.papers[0] == paper
    assert parsed.papers[1] == digest_yaml.read(YAML, "d.yaml").papers[1]


def test_white_space_and_order_are_no_conflict() -> None:
    paper = digest_yaml.read(YAML, "d.yaml").papers[0]
    other = paper._replace(tags=paper.tags[::-1], abstract=(paper.abstract or "").replace(" ", "\n"))
    assert not merge(YAML, "d.yaml", [other]).conflicts


def test_nothing_is_written_into_a_file_that_is_broken() -> None:
    broken = 'date: 2025-03-01\npapers:\n- title: "never closed\n'
    merged = merge(broken, "d.yaml", [Paper("New", "2025-03-01")])
    assert merged.text == broken
    assert merged.refused


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "2025-03-02.yaml"
    path.write_text(YAML, encoding="utf-8")
    (change,) = save_papers.plan([Paper("New", "2025-03-02")], tmp_path).changes

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        save_papers.write(change)
    assert path.read_text(encoding="utf-8") == YAML
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_an_item_is_written_with_its_quotes_where_yaml_needs_them() -> None:
    paper = Paper("T: a #1", "2025-03-02", authors=("NVIDIA: X", "no", "2504.16650", "A, B"), tags=("#x",))
    text = "\n".join(textwrap.dedent(line) for line in new_digest("2025-03-02", [paper]).text.split("\n"))
    assert 'authors: ["NVIDIA: X", "no", "2504.16650", "A, B"]' in text  # fmt: skip


def test_a_paper_goes_to_the_file_that_has_it_and_is_left_alone_where_that_is_no_yaml(tmp_path: Path) -> None:
    one = digest_yaml.read(YAML, "d.yaml").papers
    (tmp_path / "a.yaml").write_text("date: 2025-03-02\npapers:\n- title: Other\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("date: 2025-03-02\npapers:\n- title: Quiet Buffers\n", encoding="utf-8")
    (tmp_path / "250302 GraphPilot.md").write_text(f"*{one[0].title}* (Mina Park)\n", encoding="utf-8")
    plan = save_papers.plan(one, tmp_path)
    assert plan.present == [one[0]]
    assert [(change.path.name, change.merged.added) for change in plan.changes] == [("b.yaml", [])]
    assert len(plan.changes[0].merged.filled) == 5


def test_a_file_with_a_days_name_and_another_date_inside_is_not_taken_for_that_day(tmp_path: Path) -> None:
    (tmp_path / "2025-03-02.yaml").write_text("date: 2025-03-09\npapers:\n- title: Other\n", encoding="utf-8")
    (change,) = save_papers.plan([Paper("New", "2025-03-02")], tmp_path).changes
    assert change.path.name == "2025-03-02-2.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "date: 2025-03-02\npapers: []\n",
        "date: 2025-03-02\npapers:  # none yet\n",
        "date: 2025-03-02\n",
        "date: 2025-03-02\npapers:\n-   title: Other\n    tags: []  # none yet\n",
        "date: 2025-03-02\npapers:\n-\n  title: Other\n",
        "date: 2025-03-02\r\npapers:\n- title: Other\r\n",
        'date: 2025-03-02\npapers:\n- title: "Other\u2028x"\n  notes:\n    ko: |-\n      하나\n\n',
    ],
)
def test_new_papers_and_fields_fit_into_every_lay_out(text: str) -> None:
    new = [Paper("Other", "2025-03-02", tags=("a",), notes=(Note("en", "One."),)), Paper("New", "2025-03-02")]
    merged = merge(text, "d.yaml", new)
    assert not merged.refused
    parsed = digest_yaml.read(merged.text, "d.yaml")
    assert not parsed.faults
    assert {paper.title for paper in parsed.papers} >= {"New"}
    assert all(word in merged.text for word in text.split() if word.startswith("#"))


def test_the_same_paper_twice_in_one_import_is_one_and_what_differs_is_named() -> None:
    one = Paper("New", "2025-03-02", abstract="A.")
    merged = new_digest("2025-03-02", [one, one._replace(tags=("a",)), one._replace(abstract="B.")])
    assert merged.added == ["New"]
    assert [conflict.field for conflict in merged.conflicts] == ["abstract"]
    assert "tags: [a]" in merged.text
