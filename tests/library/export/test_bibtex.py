"""BibTeX that BibTeX reads: whatever a digest says, each entry is whole, and its key does not change."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import change_case
from pybtex.database import Entry, parse_string

from tuiapp.library import Library, Link, Paper
from tuiapp.library.export.citation_key import key_of, keyed
from tuiapp.library.export.citation_parts import issued
from tuiapp.library.export.forms.bibtex import bibtex_of
from tuiapp.library.export.forms.citation import citation_of
from tuiapp.library.export.latex import latex
from tuiapp.library.text.cleaning import clean_line

ARXIV = (Link("https://arxiv.org/pdf/2503.00101v2"),)
MACROS = {
    r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~", r"{\textasciicircum}": "^", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip


def read_back(text: str) -> Entry:
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def as_typeset(escaped: str) -> str:
    """What LaTeX prints of an escaped text, its math left as it is."""
    return re.sub("|".join(map(re.escape, MACROS)), lambda match: MACROS[match[0]], escaped)


def is_balanced(text: str) -> bool:
    depths = [text[:at].count("{") - text[:at].count("}") for at in range(len(text) + 1)]
    return min(depths) == depths[-1] == 0


def test_an_arxiv_paper_has_its_eprint_and_a_key_of_who_when_and_what(library: Library) -> None:
    entry = read_back(bibtex_of(library.paper(0)))
    assert (entry.type, entry.key) == ("misc", "park2025graphpilot")
    assert dict(entry.fields) == {
        "title": "{GraphPilot: Steering Agents with Sparse Maps}",
        "year": "2025",
        "month": "March",
        "eprint": "2503.00101",
        "archiveprefix": "arXiv",
        "url": "https://arxiv.org/abs/2503.00101",
        "urldate": "2025-03-02",
        "keywords": "agent, planning",
        "abstract": "Agents that plan over long horizons lose their way. We give them a sparse map.",
    }
    assert [str(person) for person in entry.persons["author"]] == ["Park, Mina", "Weber, Jonas"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("R&D 100% #1 a_b", r"R\&D 100\% \#1 a\_b"),
        ("{x} ~ ^ \\", r"{\textbraceleft}x{\textbraceright} {\textasciitilde} {\textasciicircum} {\textbackslash}"),
        ("An $O(n\\log n)$ bound for $x_{t}^2$", r"An $O(n\log n)$ bound for $x_{t}^2$"),
        ("From $5 to $10, $ and $2", r"From \$5 to \$10, \$ and \$2"),
        ("$50% & more$ off", r"$50\% \& more$ off"),
        ("$a}$ and ${b$ and $\\}$", None),
        ("가$나$다", r"가\$나\$다"),
        ("García, Łukasz, 추론", "García, Łukasz, 추론"),
    ],
)
def test_special_characters_are_escaped_and_math_is_kept(text: str, escaped: str | None) -> None:
    assert escaped is None or latex(text) == escaped
    assert is_balanced(latex(text))
    assert read_back(bibtex_of(Paper(text))).fields["title"].strip("{}")


@given(st.text(alphabet="ab가é \\{}$%&#_^~\"@,='\n(0", max_size=40).map(clean_line))
def test_any_text_stays_in_its_field_and_prints_as_it_was(text: str) -> None:
    escaped = latex(text)
    assert is_balanced(escaped)
    if "$" not in text:
        assert as_typeset(escaped) == " ".join(text.split())
    paper = Paper(text or "T", "2025-03-02", (text or "A", "Mina Park"), text or "x", (), (text or "t",))
    entry = read_back(bibtex_of(paper))
    assert entry.fields["abstract"] == latex(text or "x")
    assert entry.persons["author"][-1].last_names == ["Park"]


@pytest.mark.parametrize("title", ["GPT-4 and LLMs: A Study", "& More of BERT", "{BERT} in $X_T$", "Über GANs"])
def test_no_style_takes_a_capital_from_a_title(title: str) -> None:
    field = read_back(bibtex_of(Paper(title))).fields["title"]
    assert [change_case(field, mode) for mode in "tl"] == [field, field]


def test_names_keep_their_parts_and_teams_stay_whole() -> None:
    authors = (
        "Laurens van der Maaten", "Ho, Jonathan", "Martin King Jr.", "김 하나", "김하나",
        "NVIDIA: Yuval Atzmon", "Salt and Pepper", "Qwen Team", "Yuang Ai", "Mistral AI", "et al.",
    )  # fmt: skip
    persons = read_back(bibtex_of(Paper("T", None, authors))).persons["author"]
    assert [(p.first_names, p.prelast_names, p.last_names, p.lineage_names) for p in persons] == [
        (["Laurens"], ["van", "der"], ["Maaten"], []),
        (["Jonathan"], [], ["Ho"], []),
        (["Martin"], [], ["King"], ["Jr."]),
        (["하나"], [], ["김"], []),
        ([], [], ["{김하나}"], []),
        ([], [], ["{NVIDIA: Yuval Atzmon}"], []),
        ([], [], ["{Salt and Pepper}"], []),
        ([], [], ["{Qwen Team}"], []),
        (["Yuang"], [], ["Ai"], []),
        ([], [], ["{Mistral AI}"], []),
        ([], [], ["others"], []),
    ]


def test_a_key_needs_nothing_but_the_paper_and_is_plain_ascii() -> None:
    assert key_of(Paper("The Art of X$_2$: Él Niño", None, ("José Muñoz",))) == "munozndart"
    assert key_of(Paper("추론 모델", "2025-01-01", ("김하나",))).isascii()
    assert key_of(Paper("추론 모델")) == key_of(Paper("추론 모델", tags=("x",)))
    assert key_of(Paper("추론 모델")) != key_of(Paper("생성 모델"))


def test_of_papers_with_one_key_the_oldest_keeps_it() -> None:
    old, new, newest = (
        Paper(f"Agents: Part {n}", date, ("Mina Park",), links=(Link(f"https://e.org/{n}"),))
        for n, date in enumerate(("2025-01-01", "2025-01-02", "2025-02-01"))
    )
    of_two, of_three = ({paper: key for key, paper in keyed(papers)} for papers in ([new, old], [newest, new, old]))
    assert of_two[old] == of_three[old] == "park2025agents"
    assert of_two[new] == of_three[new]
    assert len(set(of_three.values())) == 3


def test_a_paper_that_two_days_list_is_written_once() -> None:
    first = Paper("Agents", "2025-01-01", links=ARXIV)
    assert len(keyed([first, first._replace(date="2025-01-02", title="AGENTS: v2"), Paper("Other")])) == 2


@pytest.mark.parametrize(
    ("url", "when"),
    [("2503.00101", (2025, 3)), ("hep-th/9912001", (1999, 12)), ("cs/0105001", (2001, 5)), ("2599.00101", (2025,))],
)
def test_the_year_is_the_one_that_an_arxiv_id_tells(url: str, when: tuple[int, ...]) -> None:
    assert issued(Paper("T", "2025-04-01", links=(Link(f"https://arxiv.org/abs/{url}"),))) == when


def test_a_url_that_may_not_be_opened_is_not_cited() -> None:
    assert "javascript" not in bibtex_of(Paper("T", links=(Link("javascript:alert(1)"),)))
    fields = read_back(bibtex_of(Paper("T", links=(Link("https://e.org/{a%20_b#c"),)))).fields
    assert fields["url"] == "https://e.org/%7Ba%20_b#c"


def test_a_citation_is_one_line_of_prose(library: Library) -> None:
    assert citation_of(library.paper(0)) == (
        "Mina Park, Jonas Weber (2025). GraphPilot: Steering Agents with Sparse Maps. arXiv:2503.00101. "
        "https://arxiv.org/abs/2503.00101"
    )
    assert citation_of(Paper("Why?", None, tuple("ABCD"))) == "A et al. Why?"
