"""A careful editor's remarks, each at the place that has to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiapp.library import Fault, Note
from tuiapp.library.checking import RULES, Remark, SourceMap, check, read_source
from tuiapp.library.files.folder import Found, digest_files
from tuiapp.library.formats import read
from tuiapp.library.formats.parsed import Parsed

COMPLETE = "  notes: {ko: 노트, en: note}\n"


def remarks(folder: Path, rule: str) -> list[str]:
    """What one rule remarks on a folder, without the folder's name."""
    sources = [read_source(found) for found in digest_files([str(folder)]) if isinstance(found, Found)]
    found = check(sources, set(RULES) - {rule})
    assert all(isinstance(one, Remark) and one.rule == rule for one in found)
    return [str(one).removeprefix(f"{folder}/") for one in found]


def test_a_paper_without_a_note_in_one_language_is_remarked_where_its_notes_stand(corpus: Path) -> None:
    assert remarks(corpus, "missing-note") == [
        "2025-03-01.txt:10: no note in Korean or English: “Small Steps” [missing-note]",
        "2025-03-02.yaml:20:5: no English note: “Quiet Buffers” (write 'en:' below 'notes:') [missing-note]",
    ]


def test_a_rare_spelling_of_a_tag_is_remarked_with_the_usual_one(corpus: Path) -> None:
    for name in "ab":
        (corpus / f"{name}.yaml").write_text("papers:\n- title: T\n  tags: [image-generation]\n", encoding="utf-8")
    (corpus / "c.yaml").write_text("papers:\n- title: T\n  tags: [x, Image_Generation]\n", encoding="utf-8")
    (corpus / "d.md").write_text("*T imagegen* (A B)\n\n노트\n\n#x #image_generation", encoding="utf-8")
    advice = "(write 'image-generation') [tag-spelling]"
    assert remarks(corpus, "tag-spelling") == [
        f"{place}: the tag '{tag}' is elsewhere spelled 'image-generation' (2 to 1) {advice}"
        for place, tag in (("c.yaml:3:13", "Image_Generation"), ("d.md:5:4", "image_generation"))
    ]


def test_a_link_or_title_that_stands_twice_is_remarked_once(corpus: Path) -> None:
    (corpus / "z.yaml").write_text(
        "papers:\n- title: GRAPHPILOT — Steering agents, with sparse maps\n"
        "  links: [http://arxiv.org/pdf/2503.00101v3]\n- title: quiet buffers!\n  links: [https://e.org, http://e.org/]\n",
        encoding="utf-8",
    )
    first, second = remarks(corpus, "double-link")
    assert first.startswith("z.yaml:3:11: the link “http://arxiv.org/pdf/2503.00101v3” is also in")
    assert "2025-03-02.yaml:3 (keep one of them; the first is of 2025-03-02)" in first
    assert second.startswith("z.yaml:5:26: the link “http://e.org/” is twice in one paper")
    (title,) = remarks(corpus, "double-title")
    assert title.startswith("z.yaml:4:10: the title “quiet buffers!” is also in")


def test_a_date_that_is_not_the_one_of_the_files_name_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "2025-03-05.yaml").write_text("date: 2025-03-04\npapers:\n- title: T\n- title: U\n", encoding="utf-8")
    (tmp_path / "2025-03-06.txt").write_text("2025년 3월 7일\nT\n(Ada Byron)\n노트\n#x\n", encoding="utf-8")
    (tmp_path / "any.yaml").write_text("date: 2025-03-04\npapers:\n- title: V\n", encoding="utf-8")
    assert [line.split(" (")[0] for line in remarks(tmp_path, "file-date")] == [
        "2025-03-05.yaml:1:7: the date 2025-03-04 is not the one of the file's name, 2025-03-05",
        "2025-03-06.txt:2: the date 2025-03-07 is not the one of the file's name, 2025-03-06",
    ]


def test_a_link_that_cannot_be_opened_is_remarked_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "papers:\n- title: T\n  links:\n  - https://e.org\n  - {label: x, url: 'javascript:alert(1)'}\n"
        "  abstract: see https://me@e.org/x\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text("https://me@e.org/y\nT\n(Ada Byron)\n노트\n#x\n", encoding="utf-8")
    assert remarks(tmp_path, "link") == [
        "a.yaml:5:21: a link that is not http or https: “javascript:alert(1)” (write an http(s) URL) [link]",
        "a.yaml:6:13: a link that has a user name before its host: “https://me@e.org/x” (write an http(s) URL) [link]",
        "b.txt:1:1: a link that has a user name before its host: “https://me@e.org/y” (write an http(s) URL) [link]",
    ]


def test_a_field_that_says_nothing_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "date:\npapers:\n- title: T\n  abstract: ''\n  authors: []\n  tags: [a, '']\n"
        "  notes: {ko: x, en: }\n  links: []\n",
        encoding="utf-8",
    )
    assert [line.split(" (")[0] for line in remarks(tmp_path, "empty-field")] == [
        "a.yaml:1:1: 'date' is empty",
        "a.yaml:4:3: 'abstract' is empty",
        "a.yaml:5:3: 'authors' is empty",
        "a.yaml:6:13: 'an item of tags' is empty",
        "a.yaml:7:18: 'notes.en' is empty",
        "a.yaml:8:3: 'links' is empty",
    ]


def test_a_file_in_the_old_korean_encoding_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("제목\n(김하나)\n추론 모델에 대한 노트.\n#x\n".encode("cp949"))
    assert remarks(tmp_path, "encoding") == [
        "a.txt: read as CP949, the old Korean encoding (save it as UTF-8) [encoding]"
    ]


def test_papers_behind_a_broken_one_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "papers:\n- title: [T\n- title: U\n  links: ['file:///x']\n" + COMPLETE, encoding="utf-8"
    )
    source = read_source(Found(str(tmp_path / "a.yaml"), "a.yaml"))
    faults, found = ([one for one in check([source]) if isinstance(one, kind)] for kind in (Fault, Remark))
    assert faults
    assert [(one.line, one.rule) for one in found if isinstance(one, Remark)] == [(2, "missing-note"), (4, "link")]


@pytest.mark.parametrize("text", ['papers:\n- "\\e[31m": ""\n  title: "a\\e]0;b"\n  tags: ["x\\u202e", "X\\u202e"]\n'])
def test_no_remark_can_steer_a_terminal(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    found = check([read_source(Found(str(tmp_path / "a.yaml"), "a.yaml"))])
    assert len(found) >= 3
    assert not {"\x1b", "\u202e", "\n"} & set("".join(map(str, found)))


def test_a_file_without_any_date_is_remarked_once_and_one_with_a_broken_date_is_a_fault_already(tmp_path: Path) -> None:
    (tmp_path / "replay.txt").write_text("A\n(Ada Byron)\n#x\nB\n#y", encoding="utf-8")
    (tmp_path / "2025-04-24.txt").write_text("A\n(Ada Byron)\n#x", encoding="utf-8")
    (tmp_path / "2301.0101v2.md").write_text("*A* (Ada Byron)\n\n노트.", encoding="utf-8")
    (first, second) = remarks(tmp_path, "no-date")
    assert first.startswith("2301.0101v2.md:1: 1 paper has no date")
    assert second.startswith("replay.txt:1: 2 papers have no date")
    assert "2025-04-24" in second


def test_what_was_left_out_of_a_page_is_remarked_by_what_it_is(tmp_path: Path) -> None:
    page = "<nav>Home</nav>\n<nav>Archive</nav>\n<p>T one</p><p>(Ada Byron)</p><p>#x</p>\n<p>Thank you</p>"
    (tmp_path / "2025-03-05.html").write_text(page, encoding="utf-8")
    assert remarks(tmp_path, "left-out") == [
        "2025-03-05.html:1: left out as navigation: “Home Archive” [left-out]",
        "2025-03-05.html:4: left out as text around the digest: “Thank you” [left-out]",
    ]


def test_words_that_are_nowhere_are_remarked_with_their_line() -> None:
    note = "*Mirrors* (Eun Seo)\n\n큰 규모의 자기 증류.\n\n#rl\n"
    parsed = read(note, "m.md")
    (paper,) = parsed.papers
    lost = Parsed((paper._replace(authors=(), notes=(Note("ko", "큰 규모의"),)),))
    found = check([SourceMap("m.md", lost, note)], set(RULES) - {"unplaced"})
    assert [str(one).split(" (")[0] for one in found] == [
        "m.md:1: in no field of any paper: “Eun Seo”",
        "m.md:3: in no field of any paper: “자기 증류”",
    ]
    assert not check([SourceMap("m.md", parsed, note)], set(RULES) - {"unplaced"})


def test_latex_in_double_quotes_is_remarked_at_its_backslash(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        'papers:\n- title: "On $\\beta$-VAE"\n- title: "In $\\mathcal{O}$"\n- title: \'In $\\beta$\'\n',
        encoding="utf-8",
    )
    assert [line.split(" (")[0] for line in remarks(tmp_path, "backslash")] == [
        "a.yaml:2:15: a backslash in double quotes, taken as text",
        "a.yaml:3:15: a backslash in double quotes, taken as text",
    ]


FOLLOWED = {
    "missing-note": ("- title: T\n  notes: {ko: 노트}\n", "- title: T\n  notes: {ko: 노트, en: note}\n"),
    "tag-spelling": (
        "- {title: T, tags: [a b, a b]}\n- {title: U, tags: [A-B]}\n",
        "- {title: T, tags: [a b, a b]}\n- {title: U, tags: [a b]}\n",
    ),
    "double-link": ("- {title: T, links: [https://e.org, http://e.org/]}\n", "- {title: T, links: [https://e.org]}\n"),
    "double-title": ("- title: T\n- title: t!\n", "- title: T\n"),
    "link": ("- {title: T, links: ['file:///x']}\n", "- {title: T, links: ['https://e.org/x']}\n"),
    "empty-field": ("- title: T\n  abstract: ''\n", "- title: T\n"),
    "backslash": ('- title: "$\\beta$ isn\'t"\n', "- title: '$\\beta$ isn''t'\n"),
}


@pytest.mark.parametrize("rule", FOLLOWED)
def test_a_remark_is_gone_when_its_hint_is_followed(rule: str, tmp_path: Path) -> None:
    before, after = FOLLOWED[rule]
    (tmp_path / "2025-03-02.yaml").write_text(f"date: 2025-03-02\npapers:\n{before}", encoding="utf-8")
    assert len(remarks(tmp_path, rule)) == 1
    (tmp_path / "2025-03-02.yaml").write_text(f"date: 2025-03-02\npapers:\n{after}", encoding="utf-8")
    assert remarks(tmp_path, rule) == []


TWO = "*A Study* (Mina Park, Bo Li)\n\n노트.\n\n*Another Study* (Ana Lima, Cy Oh)\n\n다른 노트.\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [(TWO, 5), (TWO.replace(" (Ana Lima, Cy Oh)", "\n(Ana Lima)"), 5)],
)
def test_a_note_that_looks_like_several_papers_is_remarked_where_the_second_begins(
    tmp_path: Path, text: str, line: int
) -> None:
    (tmp_path / "250424 A Study.md").write_text(text, encoding="utf-8")
    said = "this note looks like 2 papers, and is read as one (give each paper a heading with its link, or"
    assert remarks(tmp_path, "several-papers") == [
        f"250424 A Study.md:{line}: {said} a file of its own) [several-papers]"
    ]


def test_what_is_remarked_as_several_papers_is_several_when_each_has_a_heading_with_its_link(tmp_path: Path) -> None:
    text = "".join(f"## [{name}](https://arxiv.org/abs/2504.0000{n})\n\n노트.\n\n" for n, name in enumerate("AB"))
    assert len(read(text, "2025-04-24.md").papers) == 2
    (tmp_path / "2025-04-24.md").write_text(text, encoding="utf-8")
    assert remarks(tmp_path, "several-papers") == []


def test_a_note_that_only_names_other_papers_is_one(tmp_path: Path) -> None:
    note = (
        "*A* (Bo Li)\n\nhttps://arxiv.org/abs/2504.00001\n\n앞의 https://arxiv.org/abs/2504.00002 와 다르다.\n\n[[B]]\n"
    )
    (tmp_path / "250424 A.md").write_text(note, encoding="utf-8")
    assert remarks(tmp_path, "several-papers") == []


def test_a_markdown_file_of_none_of_the_shapes_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# How to use it\n\nRun it every day.\n", encoding="utf-8")
    (tmp_path / "250424 A Study.md").write_text("자유로운 글.\n", encoding="utf-8")
    (tmp_path / "Tagged.md").write_text("자유로운 글.\n\n#rl\n", encoding="utf-8")
    (said,) = remarks(tmp_path, "free-text")
    assert said.startswith("README.md:1: this is none of the shapes of a digest: all of it is one note (remove it")
