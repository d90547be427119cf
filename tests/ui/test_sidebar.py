"""The sidebar: what is unfolded at start, and counts that follow every query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from walk import Walk, walk

from tuiapp.library import Library, Paper
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui.panes.facet_list import FacetList


def counts(there: Walk, id: str) -> dict[str, int]:
    """The counts that a half of the sidebar shows, by their labels without signs."""
    return {label.strip("▌✓▾▸ "): int(count.replace(",", "")) for label, count in rows(there, id)}


def rows(there: Walk, id: str) -> list[tuple[str, str]]:
    """The labels with their signs, and the counts of all papers, read or not."""
    lines = (re.sub("●[0-9]+ ", "", line.rstrip("│┃ ")) for line in there.pane(id)[1:])
    return [(label.strip(" ▌"), count) for label, count in (line.rsplit(None, 1) for line in lines if line)]


def test_the_counts_are_of_what_is_found_after_each_search_and_of_all_papers_again_without_one(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        tags, dates = counts(there, "tags"), counts(there, "dates")
        assert tags["rl"] == 2
        assert tags["distillation"] == 1
        assert dates["March 2025"] == 4
        assert dates["February 2025"] == 1
        await there.press("slash", *"quiet")
        assert counts(there, "tags")["rl"] == 1
        assert "distillation" not in counts(there, "tags")
        assert counts(there, "dates")["March 2025"] == 1
        assert "February 2025" not in counts(there, "dates")
        await there.press("escape")
        assert counts(there, "tags") == tags
        assert counts(there, "dates") == dates

    walk(steps, corpus, monkeypatch)


def test_a_chosen_tag_counts_the_dates_and_a_chosen_date_the_tags_but_not_its_own_kind(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(there: Walk) -> None:
        await there.press("1", "tab", "enter")
        assert counts(there, "dates")["March 2025"] == 1
        assert counts(there, "dates")["February 2025"] == 1
        await there.press("escape", "1", "g", "enter")
        dates = counts(there, "dates")
        assert "distillation" not in counts(there, "tags")
        assert dates["March 2025"] == 4
        assert dates["February 2025"] == 1

    walk(steps, corpus, monkeypatch)


def test_at_start_the_newest_year_and_its_newest_month_are_unfolded_and_no_other(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ["2025-03-04", "2025-03-02", "2025-01-07", "2024-12-24", "2024-12-01"]
    library = Library.of(Paper(f"Paper of {day}", day) for day in days)

    async def steps(there: Walk) -> None:
        labels = [label for label, _ in rows(there, "dates")]
        assert labels == ["▾ 2025", "▾ March", "Tue 4 Mar", "Sun 2 Mar", "▸ January", "▸ 2024"]

    location = CorpusLocation((str(corpus),), "digests")
    walk(steps, corpus, monkeypatch, opened=OpenedCorpus(library, location))


def test_the_dates_follow_the_paper_that_is_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(there: Walk) -> None:
        dates = there.reader.query_one("#dates", FacetList)
        await there.press("j", "j")
        assert dates.current
        assert dates.current.value == "2025-03-01"
        await there.press("G")
        assert dates.current.value == "2025-02"
        await there.press("1", "g", "2")
        assert dates.current.value == "2025-03"

    walk(steps, corpus, monkeypatch)
