"""Digests as Substack has them on the web: the sample as a page, and whatever other papers a test has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from tuiapp.library import Paper
from tuiapp.library.formats.yaml.digest import read

_FILE = Path(__file__).parents[1] / "digests/2025-04-24.yaml"
SAMPLE = read(_FILE.read_text(encoding="utf-8"), str(_FILE)).papers


def post_of(papers: Iterable[Paper]) -> str:
    """The papers of a post: a paragraph a part, each title a link, and addresses in a text linked to themselves."""
    parts: list[str] = []
    for paper in papers:
        texts = [paper.abstract or "", *(line for note in paper.notes for line in note.text.split("\n\n"))]
        linked = [re.sub(r"https?://[\w./-]+\w", r'<a href="\g<0>" rel="">\g<0></a>', escape(text)) for text in texts]
        title = escape(paper.title)
        title = f'<a href="{escape(paper.links[0].url)}">{title}</a>' if paper.links else title
        row = " ".join(f"#{tag}" for tag in paper.tags)
        parts += [title, escape(f"({', '.join(paper.authors)})"), *linked, row]
    return "".join(f"<p>{part}</p>\n" for part in parts if part)


def page_of(day: str, papers: Iterable[Paper]) -> str:
    """The whole page of a post."""
    head = f"<!DOCTYPE html><head><meta charset=utf-8><title>{day} - by Me</title></head>"
    return f"{head}<body><nav>Home</nav><article><h1>{day}</h1>{post_of(papers)}</article><p>Thanks for reading</p>"
