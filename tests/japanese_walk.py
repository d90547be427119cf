"""What a reader does with notes in Japanese, where the table of languages has a line for it.

Run by `test_one_more_language.py` in a process of its own, as all tables are made from that one when they are imported.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.__main__ import main
from tuiapp.library import languages, open_library

DIGEST = """\
date: 2025-03-04
papers:
- title: "Lanterns: Retrieval by Lamplight"
  links: [https://arxiv.org/abs/2503.00400]
  abstract: >-
    We look things up by a small light.
  notes:
    ko: >-
      작은 등불로 찾는 검색.
    en: >-
      Retrieval by a small light.
    ja: >-
      小さな灯りで探す検索の研究。
- title: "Half a Lantern"
  notes:
    ko: >-
      반쪽 등불.
    en: >-
      Half a lantern.
"""

PASTED = """\
2025-03-05
Moth Attention
(Aya Sato)
Moths attend to lamps, and we attend to moths in a study of several summers and one winter.
나방의 주의.
The attention of moths.
蛾の注意についての研究です。
#attention
"""

NOTE = "小さな灯りで探す検索の研究。"


@pytest.fixture
def lanterns(tmp_path: Path) -> Path:
    folder = tmp_path / "digests"
    folder.mkdir()
    (folder / "2025-03-04.yaml").write_text(DIGEST, encoding="utf-8")
    return folder


def test_the_table_has_it() -> None:
    assert languages.CODES == ("ko", "en", "ja")


def test_space_goes_through_all_three_and_v_shows_them_together(
    lanterns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        assert "작은 등불로" in there.frame()
        assert "日本語" in there.frame()
        assert "Retrieval by a small light." in await there.press("space")
        frame = await there.press("space")
        assert NOTE in frame
        assert "Retrieval by a small light." not in frame
        assert "작은 등불로" in await there.press("space")
        frame = await there.press("v")
        for name in ("한국어", "English", "日本語"):
            assert name in frame
        for note in ("작은 등불로", "Retrieval by", "小さな灯り"):
            assert note in frame
        await there.press("space", "space", "v", "Y", "n")
        assert there.copied == [NOTE]

    walk(steps, lanterns, monkeypatch)


def test_the_search_line_knows_its_field_and_what_has_it(lanterns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        for query in ("ja:検索", "has:ja"):
            await there.press("slash", *("colon" if letter == ":" else letter for letter in query), "enter")
            assert len(there.reader.session.rows) == 1
            assert there.title.startswith("Lanterns")
            assert "Japanese" in there.frame().split("\n")[0]
            await there.press("escape")

    walk(steps, lanterns, monkeypatch)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ja:灯り", ["Lanterns: Retrieval by Lamplight"]),
        ("en:灯り", []),
        ("has:ja", ["Lanterns: Retrieval by Lamplight"]),
        ("-has:ja", ["Half a Lantern"]),
    ],
)
def test_list_finds_and_exports_it(
    lanterns: Path, query: str, titles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--query", query, "--format", "json", str(lanterns)]) == 0
    papers = json.loads(capsys.readouterr().out)
    assert [paper["title"] for paper in papers] == titles
    assert all(paper["notes"].get("ja") == NOTE for paper in papers if "ja:" in query)


def test_every_export_of_notes_has_it(lanterns: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("csv", "yaml", "markdown"):
        assert main(["list", "--format", form, str(lanterns)]) == 0
        assert NOTE in capsys.readouterr().out
    main(["list", "--format", "csv", str(lanterns)])
    assert "note.ko,note.en,note.ja" in capsys.readouterr().out


def test_check_misses_it_where_it_is_not(lanterns: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(lanterns)])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "[missing-note]" in line]
    assert "no Japanese note" in line
    assert "Half a Lantern" in line


def test_a_post_is_told_apart_by_its_script(lanterns: Path) -> None:
    (lanterns / "2025-03-05.txt").write_text(PASTED, encoding="utf-8")
    paper = open_library([str(lanterns)]).paper(0)
    assert {note.language: note.text for note in paper.notes} == {
        "ko": "나방의 주의.",
        "en": "The attention of moths.",
        "ja": "蛾の注意についての研究です。",
    }


def test_the_command_line_starts_in_it() -> None:
    from tuiapp.cli import arguments

    assert arguments.parse(["--lang", "ja"]).lang == "ja"
