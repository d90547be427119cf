"""Files that go wrong in ways they really do: each is named with its line and cause, and all else opens.

`test_hostile_yaml` has what only YAML can do wrong, `test_hostile_text` what a text may hold in any format.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from conftest import PASTED, YAML

from tuiapp.library import Fault, Library, open_library
from tuiapp.library.files import read_file as read_file_module
from tuiapp.library.files.folder import Found, digest_files, no_digests
from tuiapp.library.files.raw_lines import excerpt
from tuiapp.library.files.read_file import read_file
from tuiapp.library.files.regular_file import LARGEST

OTHERS = 5
"""Papers of the corpus beside the hostile file."""


def opened(corpus: Path, name: str, data: bytes) -> tuple[list[str], list[str]]:
    """The titles of a file's papers and its faults without the folder's name, as it lies among the digests."""
    (corpus / name).write_bytes(data)
    library = open_library([str(corpus)])
    papers = [library.paper(row) for row in range(len(library))]
    mine = [paper.title for paper in papers if paper.source.file == f"{corpus}/{name}"]
    assert len(papers) - len(mine) == OTHERS
    assert (corpus / name).read_bytes() == data
    return mine, named(library.faults, corpus)


def named(faults: tuple[Fault, ...], corpus: Path) -> list[str]:
    return [str(fault).removeprefix(f"{corpus}/") for fault in faults]


def test_an_empty_file_is_named(corpus: Path) -> None:
    titles, faults = opened(corpus, "a.yaml", b"")
    assert (titles, faults) == ([], ["a.yaml: an empty file (write a digest into it, or remove it)"])


def test_a_file_of_comments_is_named(corpus: Path) -> None:
    titles, faults = opened(corpus, "a.yaml", b"# date: 2025-03-02\n# papers:\n")
    assert (titles, faults) == ([], ["a.yaml:1: no paper in it (write a digest into it, or remove it)"])


@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_the_mark_at_the_start_of_a_file_is_not_seen(corpus: Path, name: str) -> None:
    text = YAML if name == "a.yaml" else PASTED
    titles, faults = opened(corpus, name, text.encode("utf-8-sig"))
    assert (len(titles), faults) == (2, [])


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_line_ends_of_every_system_are_line_ends(corpus: Path, name: str, line_end: str) -> None:
    text = YAML if name == "a.yaml" else PASTED
    titles, faults = opened(corpus, name, text.replace("\n", line_end).encode())
    assert (titles[1], faults) == ("Quiet Buffers" if name == "a.yaml" else "Small Steps", [])


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.yaml", "a.txt"])
def test_every_encoding_that_korean_is_kept_in_is_read(corpus: Path, name: str, encoding: str) -> None:
    text = (YAML if name == "a.yaml" else PASTED).replace("í", "i")
    titles, faults = opened(corpus, name, text.encode(encoding))
    assert (len(titles), faults) == (2, [])
    library = open_library([str(corpus / name)])
    assert library.paper(0).note("ko") == open_library([str(corpus)]).paper(0).note("ko") or name == "a.txt"


def test_a_letter_that_lost_its_end_is_shown_as_a_sign_and_named(corpus: Path) -> None:
    titles, faults = opened(corpus, "a.txt", "제목\n(김하나)\n노트 한".encode()[:-1])
    assert titles == ["제목"]
    assert faults == ["a.txt:3: bytes that are in no known encoding, shown as � (save the file as UTF-8)"]


def test_a_zero_byte_is_shown_as_a_sign(corpus: Path) -> None:
    assert opened(corpus, "a.yaml", b"papers:\n- title: A\0B and a longer title behind it\n")[0] == [
        "A␀B and a longer title behind it"
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.txt", "a.md", "a.html", "a.xml"])
def test_a_picture_or_a_program_is_no_text(corpus: Path, name: str) -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
    assert opened(corpus, name, picture) == ([], [f"{name}: not a text file (remove it from the folder)"])


def test_a_file_of_two_gigabytes_is_refused_unread(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (corpus / "huge.yaml").open("wb") as file:
        file.truncate(2 * 2**30)
    monkeypatch.setattr(read_file_module, "decode", lambda _data: pytest.fail("it was read"))
    (fault,) = read_file(Found(str(corpus / "huge.yaml"), "huge.yaml")).faults
    assert f"larger than {LARGEST >> 20} MiB" in str(fault)


def test_a_pipe_does_not_block_and_is_named(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.yaml")
    assert "not a regular file" in named(open_library([str(corpus)]).faults, corpus)[0]


def test_a_link_to_a_device_that_never_ends_is_named(corpus: Path) -> None:
    (corpus / "zero.txt").symlink_to("/dev/zero")
    assert "not a regular file" in named(open_library([str(corpus)]).faults, corpus)[0]


def test_a_folder_that_links_to_the_one_above_is_walked_once(corpus: Path) -> None:
    (corpus / "vault" / "again").symlink_to(corpus, target_is_directory=True)
    (corpus / "itself.yaml").symlink_to(corpus / "itself.yaml")
    library = open_library([str(corpus)])
    assert len(library) == OTHERS
    assert [fault.path for fault in library.faults] == [f"{corpus}/itself.yaml"]


def test_a_link_to_nowhere_is_named(corpus: Path) -> None:
    (corpus / "gone.md").symlink_to("/nowhere/at/all")
    (fault,) = named(open_library([str(corpus)]).faults, corpus)
    assert fault.startswith("gone.md: cannot be read: No such file or directory")


def test_a_folder_that_is_named_like_a_file_is_a_folder(corpus: Path) -> None:
    (corpus / "x.yaml").mkdir()
    (corpus / "x.yaml" / "y.yaml").write_text("papers:\n- title: Inside\n", encoding="utf-8")
    assert len(open_library([str(corpus)])) == OTHERS + 1


def test_a_file_that_may_not_be_read_is_named(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str) -> bytes:
        if path.endswith("a.yaml"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return Path(path).read_bytes()

    (corpus / "a.yaml").write_text(YAML, encoding="utf-8")
    monkeypatch.setattr(read_file_module, "read_bytes", refused)
    library = open_library([str(corpus)])
    assert len(library) == OTHERS
    assert named(library.faults, corpus)[0].startswith("a.yaml: cannot be read: Permission denied")


def test_a_file_that_vanishes_while_the_folder_is_read_is_named(corpus: Path) -> None:
    files = list(digest_files([str(corpus)]))
    (corpus / "2025-03-02.yaml").unlink()
    faults = [fault for file in files if isinstance(file, Found) for fault in read_file(file).faults]
    assert [fault.why for fault in faults] == ["cannot be read: No such file or directory"]


def test_a_file_name_of_any_bytes_is_opened_and_shown_harmlessly(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/2025-03-02 \x1b[31m\xff\n.yaml"
    with open(name, "wb") as file:
        file.write(YAML.encode())
    library = open_library([str(tmp_path)])
    assert len(library) == 2
    assert library.paper(0).source.file.endswith("2025-03-02 ␛[31m�␊.yaml")


def test_a_folder_without_digests_says_what_belongs_there(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"x")
    assert list(digest_files([str(tmp_path)])) == []
    said = str(no_digests([str(tmp_path)]))
    assert said.startswith(f"{tmp_path}: no digest in this folder (put a file into it that ends in .yaml, .yml, .txt, ")


def test_a_path_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    library: Library = open_library([str(tmp_path / "none")])
    assert [str(fault) for fault in library.faults] == [f"{tmp_path}/none: no such file or folder (check the path)"]


CONFLICT = "<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> origin/main\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "titles"),
    [
        ("a.yaml", "papers:\n- title: A\n{conflict}- title: C\n", 3, ["A", "B", "D", "C"]),
        ("a.txt", "2025-03-01\nA\n(Ada Byron)\n노트\n#x\n{conflict}#y\nC\n(Bo Li)\n#z\n", 6, ["A", "B", "D", "C"]),
        ("250301 A.md", "*A* (Ada Byron)\n\n노트\n\n{conflict}", 5, ["A"]),
    ],
)
def test_an_unfinished_merge_is_one_fault_and_both_versions_are_read(
    corpus: Path, name: str, text: str, line: int, titles: list[str]
) -> None:
    ours, theirs = ("- title: B", "- title: D") if name == "a.yaml" else ("B\n#b", "D\n#d")
    found, faults = opened(corpus, name, text.format(conflict=CONFLICT.format(ours=ours, theirs=theirs)).encode())
    assert found == titles
    (fault,) = faults
    assert fault.startswith(f"{name}:{line}: an unfinished merge of git, between “HEAD” and “origin/main” (keep what ")


def test_a_row_of_signs_alone_is_no_merge(corpus: Path) -> None:
    titles, faults = opened(corpus, "a.txt", b"2025-03-01\nA\n(Ada Byron)\nnote\n=======\nmore\n<<<<<<< x\n#x\n")
    assert (titles, faults) == (["A"], [])


def test_the_lines_around_a_fault_stay_in_reach(corpus: Path) -> None:
    (corpus / "a.yaml").write_text('papers:\n- title: A\n  abstract: "never closed\n', encoding="utf-8")
    (fault,) = open_library([str(corpus / "a.yaml")]).faults
    assert '>     3    abstract: "never closed' in excerpt(fault.path, fault.line)
