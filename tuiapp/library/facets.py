"""What the sidebar lists: dates and tags with the papers that each would leave."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from tuiapp.library.query import Kind


class Facet(NamedTuple):
    """One row: what choosing it asks for, how it reads, and how many papers it leaves under the query."""

    kind: Kind
    value: str
    label: str
    papers: int
    is_chosen: bool = False
    depth: int = 0
    is_unfolded: bool | None = None
    """None where there is nothing to fold."""


def date_facets(counts: Mapping[str, int], chosen: tuple[str, ...], unfolded: frozenset[str]) -> list[Facet]:
    """Days newest first, under their months and years as far as there is more than one of these."""
    dated = [day for day in counts if "-" in day]
    undated = [day for day in counts if "-" not in day]
    return [
        *_level(dated, counts, chosen, unfolded, length=4, depth=0),
        *(Facet("date", day, day, counts[day], day in chosen) for day in undated),
    ]


def _level(
    days: list[str], counts: Mapping[str, int], chosen: tuple[str, ...], unfolded: frozenset[str],
    *, length: int, depth: int,
) -> list[Facet]:  # fmt: skip
    """The rows of one level of the calendar; ISO text makes a year 4 letters, a month 7, a day 10."""
    if length > 7:
        # Days without a paper under the query sink, so that what was found is in sight.
        days = sorted(days, key=lambda day: not counts[day])
        return [Facet("date", day, day, counts[day], day in chosen, depth) for day in days]
    groups = [(value, list(group)) for value, group in groupby(days, key=lambda day: day[:length])]
    if len(groups) == 1:
        return _level(days, counts, chosen, unfolded, length=length + 3, depth=depth)
    groups.sort(key=lambda group: not any(counts[day] for day in group[1]))
    facets: list[Facet] = []
    for value, group in groups:
        is_unfolded = value in unfolded
        count = sum(counts[day] for day in group)
        facets.append(Facet("date", value, value, count, value in chosen, depth, is_unfolded))
        if is_unfolded:
            facets += _level(group, counts, chosen, unfolded, length=length + 3, depth=depth + 1)
    return facets


def newest_unfolded(days: list[str]) -> frozenset[str]:
    """The year and the month of the newest day, which a reader finds open at start."""
    newest = next((day for day in days if "-" in day), "")
    return frozenset({newest[:4], newest[:7]} if newest else ())


def tag_facets(counts: Mapping[str, int], spellings: Mapping[str, str], chosen: tuple[str, ...]) -> list[Facet]:
    """Tags, the chosen ones first, then by how many papers they leave; those that would leave none sink."""
    facets = [Facet("tag", tag, spellings.get(tag, tag), count, tag in chosen) for tag, count in counts.items()]
    return sorted(facets, key=lambda facet: (not facet.is_chosen, -facet.papers, facet.label.casefold()))
