"""In Korean, every screen is Korean: what is left in Latin letters are names, keys and what a reader types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.__main__ import main
from tuiapp.messages import speak

DIGEST = """\
date: 2025-03-02
papers:
- title: "희소한 지도로 에이전트 이끌기"
  links: [https://arxiv.org/abs/2503.00101]
  authors: [박미나, 김지호, 이서연, 최하늘, 정다운]
  abstract: 긴 계획에서 길을 잃는 에이전트에게 희소한 지도를 줍니다.
  notes:
    ko: 희소한 지도를 쓰는 에이전트. 추론 비용이 절반으로 줄었군요.
    en: 영어 노트.
  tags: [에이전트, 계획]
- title: "잊는 버퍼"
  authors: [이나]
  notes: {ko: "잊어버리는 리플레이 버퍼."}
  tags: [강화학습]
"""
BROKEN = "date: 2025-03-01\npapers:\n- title: 낡은 논문\n  titel: 잘못\n"

NAMES = set(
    "tuiapp digests English arXiv http https org abs BibTeX RIS Markdown YAML URL LaTeX DOI author title tag "
    "link abstract property date has space enter shift ctrl home end pgdn pgup esc tab delete yaml titel misc alt Alt "
    "del PDF HTML UNPB anon kim mamba openreview memory moe unread today week abcd xyz qqqqqq add pull fg "
    "papers starred EDITOR".split()
)
"""Names, keys, and what is written so in a query, on a command line or in a file."""

SCREENS: dict[str, Sequence[str]] = {
    "papers": [],
    "sidebar": ["1"],
    "tags": ["1", "tab"],
    "note": ["enter"],
    "both notes": ["v"],
    "search line": ["slash"],
    "found": ["slash", *"버퍼", "enter"],
    "nothing found": ["slash", *"뷁뷁뷁", "enter"],
    "dates asked for": ["slash", *"date:2025-03 -has:link 태그:계획", "enter"],
    "a query with a mistake": ["slash", *"date:abcd has:xyz", "enter"],
    "selected": ["x", "x"],
    "another order": ["s"],
    "help of the list": ["question_mark"],
    "help of the sidebar": ["1", "question_mark"],
    "help of the note": ["3", "question_mark"],
    "help of the search": ["slash", "f1"],
    "copy as": ["Y"],
    "links": ["u"],
    "links of a paper without any": ["j", "u"],
    "saved searches": ["f"],
    "saved searches, one of them": ["slash", *"버퍼", "ctrl+s", "enter", "enter", "f"],
    "name of a search": ["slash", *"버퍼", "ctrl+s"],
    "tags by typing": ["t"],
    "paste": ["p"],
    "problems": ["exclamation_mark"],
    "palette": ["ctrl+p"],
    "palette, nothing found": ["ctrl+p", *"qqqqqq"],
    "copied": ["y"],
    "nothing to refuse": ["minus"],
    "no match": ["n"],
    "read again": ["R"],
    "no source": ["P"],
    "marked lists": ["1", "tab", "tab"],
    "an own note": ["e"],
    "starred": ["m"],
    "read and unread": ["r"],
    "all read": ["A"],
    "a mark taken back": ["m", "U"],
    "nothing to take back": ["U"],
    "no other place": ["'"],
    "what is marked": ["m", "slash", *"is:starred", "enter"],
    "without an editor": ["E"],
    "help of all keys": ["question_mark", "question_mark"],
}


EMPTY: dict[str, tuple[dict[str, bytes], str]] = {
    "an empty folder": ({}, "복사한 글은 p를 눌러 더하고"),
    "a broken digest": ({"2025-03-01.yaml": b"papers: [\n"}, "고친 뒤 R을 누르세요."),
    "no text": ({"post.txt": b"\x00\x01\x02"}, "폴더에서 빼세요"),
}
"""Folders without a paper, and what to do next."""


def left_in_english(frame: str) -> set[str]:
    """The words of at least three Latin letters that are no names and stand in no address or path."""
    return set(re.findall(r"[A-Za-z]{3,}", re.sub(r"\S*/\S*", "", frame))) - NAMES


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_has_a_word_of_english(screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "digests").mkdir()
    (tmp_path / "digests" / "2025-03-02.yaml").write_text(DIGEST, encoding="utf-8")
    (tmp_path / "digests" / "2025-03-01.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    speak("ko")

    async def steps(there: Walk) -> None:
        frame = await there.press(*SCREENS[screen]) if SCREENS[screen] else await there.settled()
        assert left_in_english(frame) == set(), frame

    walk(steps, Path("digests"), monkeypatch, size=(120, 36))


@pytest.mark.parametrize("folder", EMPTY)
def test_a_folder_without_papers_says_what_to_do_next(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, advice = EMPTY[folder]
    (tmp_path / "digests").mkdir()
    for name, data in files.items():
        (tmp_path / "digests" / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    speak("ko")

    async def steps(there: Walk) -> None:
        frame = await there.settled()
        assert advice in " ".join(frame.replace("│", " ").split()), frame
        assert left_in_english(frame) <= {"import", "post", "txt"}, frame

    walk(steps, Path("digests"), monkeypatch, size=(120, 36))


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--ui", "ko", str(tmp_path / "missing")])
    assert capsys.readouterr().err.endswith("missing: 파일이나 폴더가 없습니다 (경로를 확인하세요)\n")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("typed", ["정렬", "sort", "날짜순", "how well"])
def test_the_palette_knows_its_commands_in_both_languages(
    language: str, typed: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(language)

    async def steps(there: Walk) -> None:
        frame = await there.press("ctrl+p", *typed)
        assert {"ko": "날짜순, 관련도순", "en": "by date, by how well"}[language] in frame, frame

    walk(steps, corpus, monkeypatch)


@pytest.mark.parametrize(("typed", "completed"), [("태그:dist", "태그:distillation"), ("tag:dist", "tag:distillation")])
def test_a_value_is_completed_behind_the_name_of_a_field_in_both_languages(
    typed: str, completed: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("slash", *typed)
        await there.press("right", "enter")
        assert there.reader.session.query.text == completed

    walk(steps, corpus, monkeypatch)
