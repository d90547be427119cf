"""In which order papers answer: first those that have the words as whole words, then all others, then what is forgiven.

Each stage is looked through newest day first, and leaves out what an earlier one has found, so a list only ever grows
at its end. What was asked for exactly always comes first; only where that is fewer than FEW papers, the steps of
forgiveness follow, each under its own name, so that each can be refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, Literal, NamedTuple, get_args

from tuiapp.library.index.word_index import WordIndex
from tuiapp.library.search.forgiving.word_forms import (
    Form,
    other_endings,
    other_keyboard,
    singular,
    slips,
    whole_forms,
)
from tuiapp.library.search.parser import Term
from tuiapp.library.search.query import Query, is_text
from tuiapp.library.search.word_lookup import look_up
from tuiapp.library.search_fields import MY
from tuiapp.library.text.searched_text import searched, words_of

FEW: Final = 20
"""Where fewer papers than this are what was asked for, forgiven ones follow."""

StepKind = Literal["keyboard", "ending", "plural", "slip"]
SPARSE: Final = 8
"""Where fewer than one paper in so many can have a word, it is looked up and not looked for."""

STEPS: Final[tuple[StepKind, ...]] = get_args(StepKind)
"""The steps of forgiveness in their order: what surely was meant comes before what may have been."""

_FORMS: Final[dict[StepKind, Callable[[str, WordIndex], list[Form]]]] = {
    "keyboard": other_keyboard, "ending": other_endings, "plural": singular, "slip": slips,
}  # fmt: skip


_WORDS: Final = r"[a-z0-9]+|[\uac00-\ud7a3]+"


class Change(NamedTuple):
    """A word as it was typed, and what else it may have meant."""

    typed: str
    meant: tuple[str, ...]


class Step(NamedTuple):
    """A step of forgiveness: its kind, and the words that it changes."""

    kind: StepKind
    changes: tuple[Change, ...]


class Stage(NamedTuple):
    """Papers that answer in one way.

    Attributes:
        query: what must hold for them.
        words: words of the corpus; of each of these groups a paper must have one. None where every paper can answer.
        left: what of the query has to be looked at where a paper has these words.
        step: what is forgiven, None where nothing is.

    """

    query: Query
    words: tuple[tuple[bytes, ...], ...] | None = None
    left: Query = Query()
    step: Step | None = None


def exact_stages(query: Query, index: WordIndex, papers: int) -> tuple[Stage, ...]:
    """Papers that have every word as a whole word, where there are any, and then all that answer."""
    everything = _everything(query, index, papers // SPARSE)
    words = [group for group in query.groups if all(is_text(term) and not term.is_negated for term in group)]
    if not words or all(term.is_whole for group in words for term in group):
        return (everything,)
    forms = [_forms_of_group(group, index) for group in words]
    if not all(forms):
        return (everything,)
    # A word anywhere whose forms are all known needs no second look.
    known = [group for group in words if all(map(_is_one_word, group))]
    left = tuple(_whole(group) for group in query.groups if group not in known)
    whole = query._replace(groups=tuple(map(_whole, query.groups)))
    return (Stage(whole, tuple(forms), query._replace(groups=left)), everything)


def _everything(query: Query, index: WordIndex, most: int) -> Stage:
    """All papers that answer, found by the words of the corpus where few of these have what was typed."""
    found: list[tuple[bytes, ...]] = []
    left: list[tuple[Term, ...]] = []
    for group in query.groups:
        is_asked = all(is_text(term) and term.field != MY and not term.is_negated for term in group)
        lookups = [look_up(term, index, most) for term in group] if is_asked else [None]
        if all(lookups):
            found.append(tuple(word for lookup in lookups if lookup for word in lookup.words))
        if not all(lookup and lookup.is_sure for lookup in lookups):
            left.append(group)
    return Stage(query, tuple(found), query._replace(groups=tuple(left))) if found else Stage(query)


def _whole(group: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms of a group as whole words, where they ask for words."""
    return tuple(term._replace(is_whole=is_text(term) and not term.is_negated) for term in group)


def _forms_of_group(group: tuple[Term, ...], index: WordIndex) -> tuple[bytes, ...]:
    """The words of the corpus of which a paper must have one, so that a term of a group can hold as a whole word."""
    forms: dict[bytes, None] = {}
    for term in group:
        of_each = [whole_forms(part, index) for part in re.findall(_WORDS, term.values[0])]
        if of_each and all(of_each):
            # Whether they stand side by side is looked at in the text.
            forms.update(dict.fromkeys(min(of_each, key=lambda words: sum(map(index.count, words)))))
    return tuple(forms)


def _is_one_word(term: Term) -> bool:
    return not term.field and len(words_of(*searched(term.values[0]).text)) == 1


def forgiven_stages(query: Query, index: WordIndex, refused: frozenset[StepKind] = frozenset()) -> Iterator[Stage]:
    """Each step of forgiveness that changes a word of a query, with all steps before it.

    Args:
        query: what was asked for.
        index: the words of the corpus.
        refused: steps that the reader does not want.

    """
    groups = query.groups
    for kind in STEPS:
        if kind not in refused and (stage := _forgiven_stage(query, groups, kind, index)):
            groups = stage.query.groups
            yield stage


def _forgiven_stage(
    query: Query, groups: tuple[tuple[Term, ...], ...], kind: StepKind, index: WordIndex
) -> Stage | None:
    """One step of forgiveness behind others, which have left these groups; None where it changes nothing."""
    firsts = [group[0] for group in query.groups]
    forms = {at: found for at, one in enumerate(query.groups) if (found := _forgiven_forms(one, kind, query, index))}
    if not forms:
        return None
    changes = (Change(_typed(firsts[at], query), tuple(form.text for form in found)) for at, found in forms.items())
    step = Step(kind, tuple(changes))
    changed = tuple(
        (*group, *(_meant(firsts[at], form, kind) for form in forms.get(at, ()))) for at, group in enumerate(groups)
    )
    meant, every = query._replace(groups=changed), list(chain.from_iterable(forms.values()))
    if not all(form.words for form in every):
        return Stage(meant, None, meant, step)
    words = tuple(dict.fromkeys(word for form in every for word in form.words))
    # A paper with one of the words has what was meant, where that is one word and no other was changed.
    known = {at for at in forms if len(forms) == 1 and _is_one_word(firsts[at])}
    left = query._replace(groups=tuple(group for at, group in enumerate(changed) if at not in known))
    return Stage(meant, (words,), left, step)


def _forgiven_forms(group: tuple[Term, ...], kind: StepKind, query: Query, index: WordIndex) -> list[Form]:
    """What a word of the query may have meant; nothing where it is negated, a phrase, or asked for exactly."""
    term = group[0]
    if len(group) > 1 or term.is_negated or term.is_whole or not is_text(term) or not term.is_half_typed:
        return []
    typed = _typed(term, query) if kind == "keyboard" else term.values[0]
    return [form for form in _FORMS[kind](typed, index) if form.text != term.values[0]]


def _typed(term: Term, query: Query) -> str:
    """A word as it was typed, without its field."""
    typed = query.text[term.start : term.end]
    return typed.rpartition(":")[2] if term.field else typed


def _meant(term: Term, form: Form, kind: StepKind) -> Term:
    """A term for what was meant: of the other keyboard state a word as if it were typed, else a whole word."""
    is_begun = kind == "keyboard" or (kind == "slip" and len(form.words) != 1)
    return term._replace(values=(form.text,), is_half_typed=is_begun, is_whole=not is_begun)
