"""Saved searches are lines of a file that its reader writes too: what is not ours stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiapp.library.text.cleaning import clean_line
from tuiapp.storage import saved_searches
from tuiapp.storage.saved_searches import delete, load, save

BY_HAND = """\
# what I look for on Mondays
agents: agent tag:planning   # the old one

"on #tags": "#rl -robot"
nested:
  not: ours
rl: >-  # two lines
  reinforcement
  learning
# the end
"""


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no editor were at work: nobody is waited for."""
    monkeypatch.setattr(saved_searches, "WATCH", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "searches.yaml"


@pytest.fixture
def by_hand(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def test_a_search_is_saved_and_found_again(path: Path) -> None:
    assert load(path).queries == {}
    assert save(path, "mine", "tag:rl 추론") is None
    assert save(path, "yes", '"a: #b"') is None
    assert load(path).queries == {"mine": "tag:rl 추론", "yes": '"a: #b"'}
    assert [each.name for each in path.parent.iterdir()] == ["searches.yaml"]


def test_what_was_written_by_hand_stays_to_the_letter(by_hand: Path) -> None:
    save(by_hand, "new", "tag:x")
    text = by_hand.read_text(encoding="utf-8")
    assert text == BY_HAND + "new: tag:x\n"
    assert load(by_hand).queries == {
        "agents": "agent tag:planning", "on #tags": "#rl -robot", "rl": "reinforcement learning", "new": "tag:x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("agents", "agents: agent tag:planning   # the old one", "agents: tag:y   # the old one"),
        ("on #tags", '"on #tags": "#rl -robot"', '"on #tags": tag:y'),
        ("rl", "rl: >-  # two lines\n  reinforcement\n  learning", "rl: tag:y  # two lines"),
    ],
)
def test_a_search_is_replaced_in_its_own_lines(by_hand: Path, name: str, before: str, after: str) -> None:
    assert save(by_hand, name, "tag:y", replacing=load(by_hand).queries[name]) is None
    assert by_hand.read_text(encoding="utf-8") == BY_HAND.replace(before, after)


def test_deleting_takes_only_the_lines_of_that_search(by_hand: Path) -> None:
    delete(by_hand, {"agents": "agent tag:planning", "rl": "reinforcement learning"})
    gone = ("agents:", "rl:", "  reinforcement", "  learning")
    kept = "".join(line for line in BY_HAND.splitlines(keepends=True) if not line.startswith(gone))
    assert by_hand.read_text(encoding="utf-8") == kept


def test_a_name_in_use_is_not_overwritten_unless_that_query_may_be_replaced(path: Path) -> None:
    save(path, "mine", "one")
    assert save(path, "mine", "two") == "one"
    assert save(path, "mine", "two", replacing="another") == "one"
    assert load(path).queries == {"mine": "one"}
    assert save(path, "mine", "two", replacing="one") is None
    assert save(path, "mine", "two") is None
    assert load(path).queries == {"mine": "two"}


def test_a_search_that_another_program_has_changed_is_not_deleted(path: Path) -> None:
    save(path, "mine", "one")
    delete(path, {"mine": "what I saw", "never": "there"})
    assert load(path).queries == {"mine": "one"}


def test_a_name_that_is_used_for_something_else_is_refused(by_hand: Path) -> None:
    with pytest.raises(OSError, match="used for something else"):
        save(by_hand, "nested", "x")
    assert by_hand.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_file_in_another_encoding_is_read_and_not_rewritten(path: Path, encoding: str) -> None:
    path.parent.mkdir()
    data = "강화학습: tag:rl 추론\n".encode(encoding)
    path.write_bytes(data)
    assert load(path).queries == {"강화학습": "tag:rl 추론"}
    with pytest.raises(OSError, match="not UTF-8") as caught:
        save(path, "new", "x")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "text", ["{a: b, c: d}\n", "- a\n", "just words\n", "a: b\n---\nc: d\n", 'a: "never closed\n', "a: *b\n", "a: [\n"]
)
def test_a_file_that_could_lose_something_is_said_and_left(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OSError, match=r"searches\.yaml|one search a line"):
        save(path, "new", "x")
    assert path.read_text(encoding="utf-8") == text


def test_what_cannot_be_read_is_said_with_its_line_and_the_rest_is_there(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("a: tag:b\nc: *d\n", encoding="utf-8")
    saved = load(path)
    assert saved.queries["a"] == "tag:b"
    assert f"{path}:2: " in saved.problem


@pytest.mark.parametrize("text", ["", "# only this\n", "---\n", "\ufeffa: b\n", "a: b", "a: b\r\n", "  a: b\n", "a:\n"])
def test_a_search_fits_behind_whatever_is_there(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_bytes(text.encode())
    before = load(path).queries
    assert save(path, "new", "x y") is None
    assert load(path).queries == {**before, "new": "x y"}
    assert path.read_bytes().startswith(text.encode().rstrip())
    delete(path, {"new": "x y"})
    assert load(path).queries == before


def test_two_programs_that_save_after_reading_the_same_file_lose_nothing(path: Path) -> None:
    save(path, "one", "1")
    save(path, "two", "2")
    delete(path, {"one": "1"})
    save(path, "three", "3")
    assert load(path).queries == {"two": "2", "three": "3"}


def test_what_an_editor_undoes_by_saving_what_it_had_before_is_saved_again(
    by_hand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = BY_HAND + "# edited\n"

    def save_late(_seconds: float) -> None:
        by_hand.write_text(edited, encoding="utf-8")
        monkeypatch.undo()

    monkeypatch.setattr("time.sleep", save_late)
    save(by_hand, "new", "x")
    assert by_hand.read_text(encoding="utf-8") == edited + "new: x\n"


TEXTS = st.text(max_size=20).map(clean_line).map(str.strip).filter(bool)


@settings(max_examples=25)
@given(searches=st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=4), data=st.data())
def test_any_names_and_queries_come_back_and_only_what_is_deleted_goes(
    searches: dict[str, str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("searches") / "searches.yaml"
    for name, query in searches.items():
        assert save(path, name, query) is None
    assert saved_searches.load(path).queries == searches
    name = data.draw(st.sampled_from(sorted(searches)))
    delete(path, {name: searches[name]})
    assert load(path).queries == {other: query for other, query in searches.items() if other != name}
