"""The reader's own keys in place of ours: only those that mean something and take no other command's key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

from tuiapp.library.text.hangul import SHIFTED, TWO_SET, keystrokes
from tuiapp.library.text.phrases import quoted
from tuiapp.messages import _, translated
from tuiapp.storage.keys_file import ChosenKeys, problem, read_keys
from tuiapp.ui import keys

Keymap = dict[str, str]
"""Keys by the id of their binding, several between commas, as Textual takes them."""

_TYPED_IN: Final = (*keys.SEARCH, *keys.PASTE, *keys.NAME, *keys.PICK)
"""Bindings that are in force where a letter is typed into a line."""

_TOGETHER: Final[Sequence[Sequence[Binding]]] = (
    (*keys.LIST, *keys.READER),
    (*keys.SIDEBAR, *keys.MOVES, *keys.READER),
    (*keys.MOVES, *keys.READER),
    (*keys.MENU, *keys.LINKS, *keys.ANYWHERE),
    (*keys.MENU, *keys.SAVED, *keys.ANYWHERE),
    (*keys.MENU, *keys.PROBLEMS, *keys.ANYWHERE),
    (*keys.MENU, *keys.COPY_AS, *keys.ANYWHERE),
    (*keys.MOVES, *keys.HELP, *keys.ANYWHERE),
    (*keys.SEARCH, *keys.READER),
    *((*alone, *keys.ANYWHERE) for alone in (keys.ADDRESS, keys.PASTE, keys.NAME, keys.PICK, keys.COPY_FAILED)),
    (*keys.OWN_NOTE, *keys.ANYWHERE),
)
"""Bindings that are in force at the same time, so that no two of them may have the same key."""

_ALIASES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
"""Keys by the names that the line of keys has for them."""

_NOT_AS_WRITTEN: Final = {",": "comma", " ": "space"}
"""Characters that cannot stand in a list of keys as Textual takes it."""

_MODIFIERS: Final = ("ctrl+", "shift+", "alt+", "super+", "meta+", "hyper+")
_NAMED: Final = frozenset(key.value for key in Keys)


class OwnKeys(NamedTuple):
    """What takes the place of our keys, and what of the reader's file cannot, in sentences."""

    keymap: Keymap
    problems: tuple[str, ...]


class _Clash(NamedTuple):
    chosen: str
    key: str
    other: str


def own_keys(path: Path) -> OwnKeys:
    """The keys of a file, without those that are wrong or clash; each of these is named with its line."""
    file = read_keys(path)
    problems = list(file.problems)
    wanted: dict[str, ChosenKeys] = {}
    for chosen in file.chosen:
        if wrong := _why_wrong(chosen):
            problems.append(problem(path, chosen.line, *wrong))
        else:
            wanted[chosen.id] = chosen
    while clash := _first_clash(wanted):
        said = _("{key} is the key of {other} too").format(key=clash.key, other=clash.other)
        hint = _("choose another one, or give {other} another key").format(other=clash.other)
        problems.append(problem(path, wanted.pop(clash.chosen).line, said, hint))
    keymap = {chosen.id: ",".join(_with_jamo(chosen.keys)) for chosen in wanted.values()}
    return OwnKeys(keymap, tuple(problems))


def all_keys() -> str:
    """A file of keys that changes none: a comment for each command, with its id, its keys and what it does."""
    from tuiapp.library.formats.yaml.writer import scalar

    heading = _(
        "Your keys: take the # of a line away and write the keys that you want. They take the place of those there.\n"
        "A letter works with the Korean input method on, whichever it is."
    )
    shown = {binding.id: binding for together in _TOGETHER for binding in together if binding.id in keys.IDS}
    lines = [
        f"# {name}: [{', '.join(scalar(key_named(key)) for key in binding.key.split(',') if not keystrokes(key))}]"
        f"  # {translated(binding.tooltip)}"
        for name, binding in shown.items()
    ]
    return "\n".join([*(f"# {line}" for line in heading.split("\n")), *lines, ""])


def key_named(written: str) -> str:
    """A key in the one way that we compare keys: the character that it types, else its name; "" where there is none.

    Args:
        written: a character or a name, as a reader or one of our bindings has it.

    """
    modifiers, rest = "", written
    while prefix := next((one for one in _MODIFIERS if rest.lower().startswith(one) and len(rest) > len(one)), ""):
        modifiers, rest = modifiers + prefix, rest[len(prefix) :]
    if rest in _NOT_AS_WRITTEN:
        return modifiers + _NOT_AS_WRITTEN[rest]
    if len(rest) == 1:
        return modifiers + (keystrokes(rest) or rest)
    name = _ALIASES.get(rest.lower(), rest.lower())
    character = key_to_character(REPLACED_KEYS.get(name, name))
    if character and not modifiers and character not in _NOT_AS_WRITTEN and character.isprintable():
        return character
    return modifiers + name if name in _NAMED or character else ""


def _why_wrong(chosen: ChosenKeys) -> tuple[str, str] | None:
    """Why a line cannot be obeyed, and what to do about it."""
    if chosen.id not in keys.IDS:
        from difflib import get_close_matches

        near = get_close_matches(chosen.id, sorted(filter(None, keys.IDS)), 1)
        others = _("“Your keys” of the palette lists all")
        hint = _("did you mean '{near}'?").format(near=near[0]) if near else others
        return _("nothing is called '{id}'").format(id=chosen.id), hint
    for written in chosen.keys:
        key = key_named(written)
        if not key:
            why = _("there is no key {key}").format(key=quoted(written))
            return why, _("a key is written as j, ctrl+j, shift+down, f5, space or enter")
        if any(binding.id == chosen.id for binding in _TYPED_IN) and _is_typed(key):
            why = _("{key} is typed into the line there").format(key=written)
            return why, _("choose one with ctrl, or a function key")
    return None


def _is_typed(key: str) -> bool:
    """Whether a key types a character."""
    return len(key) == 1 or key in _NOT_AS_WRITTEN.values()


def _first_clash(wanted: Mapping[str, ChosenKeys]) -> _Clash | None:
    """A choice of the reader whose key something else has at the same time, which does not share it with ours."""
    for together in _TOGETHER:
        owners: dict[str, list[Binding]] = {}
        for binding in together:
            for key in _keys_of(binding, wanted):
                owners.setdefault(key, []).append(binding)
        for key, sharing in owners.items():
            for one, other in ((one, other) for one in sharing for other in sharing if one.id != other.id):
                if one.id and one.id in wanted and not (key in _keys_of(one, {}) and key in _keys_of(other, {})):
                    return _Clash(one.id, key, other.id or "")
    return None


def _keys_of(binding: Binding, wanted: Mapping[str, ChosenKeys]) -> set[str]:
    """The keys of a binding, each letter without its jamo."""
    chosen = wanted.get(binding.id or "")
    return {key_named(key) for key in (chosen.keys if chosen else binding.key.split(","))}


def _with_jamo(written: Sequence[str]) -> Iterator[str]:
    """Keys, and behind them the jamo of those that are letters."""
    named = [key_named(key) for key in written]
    yield from named
    jamo = TWO_SET | SHIFTED
    yield from (jamo[key] for key in named if key in jamo)
