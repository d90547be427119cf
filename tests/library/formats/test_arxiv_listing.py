"""arXiv's daily mail and its lists: each entry a paper, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library import Paper, Property
from tuiapp.library.checking.word_account import unplaced
from tuiapp.library.formats import module_for, read
from tuiapp.library.importing.detect import detect

RULER = "-" * 78
HEAD = f"""\
From: no-reply@example.org
Subject: cs daily Subj-class mailing 88001 1
Date: Thu, 24 Apr 2025 00:31:12 -0400

{RULER}
Send any comments regarding submissions directly to submitter.
 received from  Tue 22 Apr 25 18:00:00 GMT  to  Wed 23 Apr 25 18:00:00 GMT
{RULER}
"""
FIRST = r"""\\
arXiv:2504.00001
Date: Tue, 22 Apr 2025 12:24:10 GMT   (1234kb,D)

Title: Quiet Buffers: A Study of Sharing Replay Among Many
  Small Models
Authors: Mina Park, J\"org Weber and
  Ana Lima
Categories: cs.CL cs.LG
Comments: 12 pages, code at https://example.org/code
Report-no: QB-1
DOI: 10.1000/xyz.1
License: http://example.org/licenses/by/4.0/
\\
  We share replay buffers among
small models: it works.
  A second paragraph $x_1$.
\\ ( https://arxiv.org/abs/2504.00001 ,  1234kb)
"""
SECOND = r"""\\
arXiv:2504.00002 (*cross-listing*)
Date: Tue, 22 Apr 2025 13:00:00 GMT   (56kb)

Title: Bare Paths
Authors: Bo Li
Categories: math.ST cs.LG
\\
  We walk.
\\ ( https://arxiv.org/abs/2504.00002 ,  56kb)
"""
THIRD = r"""\\
arXiv:math/0309136
replaced with revised version Wed, 23 Apr 2025 10:00:00 GMT   (567kb)

Title: Old Paths
Authors: Cy Oh
Categories: math.GT
\\ ( https://arxiv.org/abs/math/0309136 ,  567kb)
"""
BORDER = "%%--" * 18 + "%%"
MAIL = f"{HEAD}{FIRST}{RULER}\n{SECOND}{BORDER}\n{RULER}\n{THIRD}{BORDER}\n\nFor subscribe options, write to us.\n"

LIST = """\
Showing new listings for Thursday, 24 April 2025
Total of 3 entries
[1] arXiv:2504.00001 [pdf, html, other]
Title: Quiet Buffers
Mina Park, Jonas Weber
Comments: 12 pages
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)
We share replay buffers.

[2] arXiv:2504.00002 (cross-list from math.ST) [pdf, other]
Title:
Bare Paths
Bo Li
Subjects: Machine Learning (cs.LG)
"""


def papers(text: str, path: str = "mail.txt") -> tuple[Paper, ...]:
    return read(text, path).papers


def test_each_entry_of_a_mail_is_a_paper_with_its_fields() -> None:
    first, second, third = papers(MAIL)
    assert first.title == "Quiet Buffers: A Study of Sharing Replay Among Many Small Models"
    assert first.authors == ("Mina Park", "Jörg Weber", "Ana Lima")
    assert first.tags == ("cs.CL", "cs.LG")
    assert first.abstract == "We share replay buffers among small models: it works.\n\nA second paragraph $x_1$."
    assert [link.url for link in first.links] == [
        "https://arxiv.org/abs/2504.00001",
        "https://example.org/code",
        "https://doi.org/10.1000/xyz.1",
    ]
    assert Property("Comments", "12 pages, code at https://example.org/code") in first.properties
    assert (second.title, second.tags, second.abstract) == ("Bare Paths", ("math.ST", "cs.LG"), "We walk.")
    assert Property("arXiv", "cross-listing") in second.properties
    assert (third.title, third.abstract) == ("Old Paths", None)
    assert third.links[0].url == "https://arxiv.org/abs/math/0309136"
    assert third.properties == (Property("replaced", "with revised version Wed, 23 Apr 2025 10:00:00 GMT"),)
    assert not read(MAIL, "mail.txt").faults


@pytest.mark.parametrize(
    ("text", "path", "day"),
    [
        (MAIL, "mail.txt", "2025-04-24"),
        (MAIL.replace("Date: Thu, 24 Apr 2025 00:31:12 -0400\n", ""), "mail.txt", "2025-04-23"),
        (FIRST, "2025-04-25.txt", "2025-04-25"),
        (FIRST, "mail.txt", "2025-04-22"),
        (LIST, "list.txt", "2025-04-24"),
        (f"Fri, 25 Apr 2025 (showing 2 of 2 entries)\n{LIST.partition(chr(10))[2]}", "list.txt", "2025-04-25"),
    ],
)
def test_the_day_is_that_of_the_mail_or_the_nearest_thing_to_it(text: str, path: str, day: str) -> None:
    assert {paper.date for paper in papers(text, path)} == {day}


def test_a_list_that_is_copied_from_a_browser_is_read_too() -> None:
    first, second = papers(LIST)
    assert (first.title, first.authors, first.tags) == (
        "Quiet Buffers",
        ("Mina Park", "Jonas Weber"),
        ("cs.CL", "cs.LG"),
    )
    assert (first.abstract, first.links[0].url) == ("We share replay buffers.", "https://arxiv.org/abs/2504.00001")
    assert (second.title, second.authors, second.abstract) == ("Bare Paths", ("Bo Li",), None)


def test_a_forwarded_mail_and_one_from_windows_read_the_same() -> None:
    assert papers("\n".join(f"> {line}" for line in MAIL.split("\n"))) == papers(MAIL)
    assert papers(MAIL.replace("\n", "\r\n")) == papers(MAIL)


def test_what_stands_around_the_entries_is_left_out_by_name() -> None:
    left = [one.text for one in read(MAIL, "mail.txt").left_out]
    assert "Send any comments regarding submissions directly to submitter." in left
    assert left[-1] == "For subscribe options, write to us."


def test_a_pasted_mail_is_recognised_and_a_post_that_names_an_id_is_none() -> None:
    assert len(detect(MAIL).papers) == 3
    assert module_for("a.md", MAIL) == "arxiv_listing"
    assert module_for("a.txt", "2025-04-24\nTitle: A\narXiv:2504.00001\n(Bo Li)\n#x") == "pasted_post"


def test_a_mail_that_is_cut_off_keeps_what_there_is() -> None:
    (paper,) = papers(FIRST[: FIRST.index("small models: it")])
    assert paper.abstract == "We share replay buffers among"


LINES = [*MAIL.split("\n"), *LIST.split("\n")]


@given(st.lists(st.sampled_from(LINES) | st.text(alphabet="ab가 :.,()[]\\#-", max_size=20), max_size=24))
def test_no_word_of_a_mail_is_lost(lines: list[str]) -> None:
    text = "\n".join([*lines, *FIRST.split("\n")])
    assert unplaced(text, "mail.txt", read(text, "mail.txt")) == []
