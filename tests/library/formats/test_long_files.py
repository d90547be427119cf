"""A long file is read in one pass, whatever it is made of: two nested ones would take this suite minutes."""

from __future__ import annotations

import pytest

from tuiapp.library.formats import MODULES, read
from tuiapp.library.paper_links import text_links

SIZE = 250_000
HEAD = "*Title* (Ada Byron)\n\n"

# Each of these once took from ten seconds to many minutes in one format or another.
LONG = {
    "lines of a quotation": "> a\n",
    "lines of a list": "- \n",
    "parentheses": "(\n",
    "bare urls": "http://a.b\n",
    "urls between blank lines": "http://a.b\n\n",
    "paragraphs of a quotation": HEAD + "> a\n\n",
    "a row of tags that ends in a word": HEAD + "note " + "#a " * (SIZE // 3) + "!",
    "blanks inside a line": HEAD + "a" + " " * SIZE + "b",
    "blanks behind a title": "*Title*" + " " * SIZE + "b",
    "one long name": "Title\n(" + "a" * SIZE + ")\n",
    "marks of emphasis and parentheses": "*" + "a*(," * (SIZE // 4),
    "a date with a long tail": "2025-04-24" + " ." * (SIZE // 2) + "x\n",
    "blanks in a mail of arXiv": "arXiv:2504.00001\nTitle: T\nComments: a"
    + " " * SIZE
    + "(1kb)\n\\\\ ("
    + " " * SIZE
    + "x\n",
    "entries of arXiv's mail": "\\\\\narXiv:2504.00001\nTitle: T\n",
    "a name of signs": "Title\nA" + "." * SIZE + "!, B C\n",
    "blanks behind names": "Title\nAda Byron, Bo Li" + " " * SIZE + "x\n",
    "callouts": HEAD + "> [!note]\n> a\n\n",
    "lines across a post": "A\n---\n",
    "aliases": "papers:\n" + "- *a\n" * (SIZE // 5),
    "broken papers": "papers:\n" + "- title: a: b\n" * (SIZE // 14),
}


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("suffix", [".yaml", ".txt", ".md"])
def test_a_long_file_is_read_in_one_pass(kind: str, suffix: str) -> None:
    assert suffix in MODULES
    text = LONG[kind]
    text *= max(1, SIZE // len(text))
    parsed = read(text, "250424 x" + suffix)
    assert parsed.papers or parsed.faults
    for paper in parsed.papers:
        text_links(paper)
