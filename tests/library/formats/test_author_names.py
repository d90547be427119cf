"""A line of authors gives names; what else stands among them is kept as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Property
from tuiapp.library.formats.author_names import read_authors
from tuiapp.library.formats.pasted_post import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byron, Bo Li", ["Ada Byron", "Bo Li"]),
        ("Ada Byron; Li, Bo", ["Ada Byron", "Li, Bo"]),
        ("김하나， 이두리、박셋", ["김하나", "이두리", "박셋"]),
        ("Ada Byron (Lab, City), Bo Li", ["Ada Byron (Lab, City)", "Bo Li"]),
        ("Ada Byron (1), Bo Li (1 and 2), Cy Wu (2) ((1) Example Corporation, (2) Some University)",
         ["Ada Byron", "Bo Li", "Cy Wu"]),
        ("Ada Byron*, Bo Li†, Cy Wu¹", ["Ada Byron", "Bo Li", "Cy Wu"]),
        ("Ada Byron, Bo Li1 Cy Wu, Di Xu2", ["Ada Byron", "Bo Li", "Cy Wu", "Di Xu"]),
        ("Ada Byron, Bo Li Cy Wu Di Xu", ["Ada Byron", "Bo Li", "Cy Wu", "Di Xu"]),
        ("Ada Byron, Bo Li (additional authors not shown)", ["Ada Byron", "Bo Li", "et al."]),
        ("Ada Byron, Bo Li, et al. (15 additional authors not shown)", ["Ada Byron", "Bo Li", "et al."]),
        ("Ada Byron et al.", ["Ada Byron", "et al."]),
        ("Alice et.al.", ["Alice", "et al."]),
        ("Yang (Katie)Zhao", ["Yang (Katie) Zhao"]),
        (r'J{\"u}rgen M\"uller, \L{}ukasz Byk', ["Jürgen Müller", "Łukasz Byk"]),
        ("Victor Guilherme da Costa e Silva", ["Victor Guilherme da Costa e Silva"]),
        ("The Long Named Team of Researchers", ["The Long Named Team of Researchers"]),
        ("deepseek-ai", ["deepseek-ai"]),
        ("Qwen2 Team", ["Qwen2 Team"]),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_told_from_affiliations_marks_and_missing_commas(text: str, names: list[str]) -> None:
    assert list(read_authors(text).names) == names


@pytest.mark.parametrize("text", ["Ada Byron and Bo Li", "Ada Byron, Cy Wu & Bo Li", "Ada Byron and Bo Li and Cy Wu"])
def test_only_behind_a_label_the_word_and_joins_two_names(text: str) -> None:
    assert read_authors(text, joined_by_and=True).names[-1] in {"Bo Li", "Cy Wu"}
    assert " and " in "".join(read_authors(text).names) or " & " in "".join(read_authors(text).names)


def test_words_that_are_no_part_of_a_name_are_kept_as_a_property_of_the_paper() -> None:
    line = "Ada Byron (1), Bo Li (2) ((1) Example Corporation, (2) Some University)"
    (paper,) = read(f"2025-04-24\nA\n({line})\n#rl", "p.txt").papers
    assert (paper.authors, paper.properties) == (("Ada Byron", "Bo Li"), (Property("authors", line),))


@given(st.lists(st.sampled_from(["Ada", "Byron", ",", "(1)", "*", "and", "2", ")", "(", "et al.", "ü"])).map(" ".join))
def test_no_word_of_a_line_of_authors_is_lost(text: str) -> None:
    found = read_authors(text)
    assert sorted(re.findall(r"\w+", text)) == sorted(re.findall(r"\w+", found.as_written or " ".join(found.names)))
