"""The Korean catalogue has every sentence, and what the program reads at run time is made from it.

After a change of sentences, `UPDATE_CATALOGUES=1 python -m pytest tests/test_korean_catalogue.py` takes the new ones
into `ko.po`, where they wait for a translation, and makes what is read from it.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from test_catalogue import TEMPLATE

from tuiapp import messages

UPDATE = "UPDATE_CATALOGUES"
FOLDERS = {code: messages.FOLDER / code / "LC_MESSAGES" for code in messages.LANGUAGES if code != "en"}
AGAIN = f"{UPDATE}=1 python -m pytest tests/test_korean_catalogue.py"
DOMAINS = ["tuiapp", "argparse"]
HEADER = """\
# The sentences of tuiapp in another language; new ones are taken in by tests/test_korean_catalogue.py.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
PLACEHOLDER = re.compile(r"\{(\w+)(?::[^{}…]*)?\}|%\(\w+\)[sdr]|%[sdr]")
HANGUL = re.compile("[가-힣]")
SPELLED_ALIKE = {"BibTeX", "RIS", "tuiapp: --query: {why}"}


def catalogue(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def compiled(catalog: Catalog) -> bytes:
    # Without the time of day, so that what has not changed stays as it is.
    catalog.creation_date = catalog.revision_date = datetime(2025, 1, 1, tzinfo=UTC)
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def update(folder: Path, code: str) -> None:
    """Take in the sentences of the template, keep the translations that there are, and compile them."""
    known = catalogue(folder / "tuiapp.po", code)
    known.update(catalogue(TEMPLATE), no_fuzzy_matching=True)
    known.obsolete.clear()
    file = BytesIO()
    write_po(file, known, sort_by_file=True, include_lineno=False, omit_header=True, width=120)
    (folder / "tuiapp.po").write_bytes(HEADER.format(code=code).encode() + file.getvalue())
    for domain in DOMAINS:
        (folder / f"{domain}.mo").write_bytes(compiled(catalogue(folder / f"{domain}.po", code)))


def sentences(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def said_by(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    return {str(list(message.id)): sentences(message) for message in catalog if message.id}


@pytest.fixture(scope="module", params=list(FOLDERS))
def folder(request: pytest.FixtureRequest) -> Path:
    where = FOLDERS[request.param]
    if os.environ.get(UPDATE):
        update(where, request.param)
    return where


def test_every_sentence_is_translated_and_no_other(folder: Path) -> None:
    translated = {message.id: message for message in catalogue(folder / "tuiapp.po") if message.id}
    template = {message.id for message in catalogue(TEMPLATE) if message.id}
    missing = sorted(str(one) for one in template if one not in translated or not all(sentences(translated[one])))
    assert missing == [], f"translate these in {folder.name}/tuiapp.po; {AGAIN} takes them there"
    assert sorted(map(str, set(translated) - template)) == [], AGAIN


def test_a_translation_has_the_placeholders_of_its_sentence(folder: Path) -> None:
    for message in catalogue(folder / "tuiapp.po"):
        form = message.id if isinstance(message.id, str) else message.id[-1]
        wanted = sorted(match.group() for match in PLACEHOLDER.finditer(form))
        for said in sentences(message) if message.id else ():
            assert sorted(match.group() for match in PLACEHOLDER.finditer(said)) == wanted, form


def test_a_translation_begins_and_ends_with_the_blanks_of_its_sentence(folder: Path) -> None:
    for message in catalogue(folder / "tuiapp.po"):
        form = message.id if isinstance(message.id, str) else message.id[-1]
        for said in sentences(message) if message.id else ():
            assert said[: len(said) - len(said.lstrip())] == form[: len(form) - len(form.lstrip())], form
            assert said.endswith("\n") == form.endswith("\n"), form


def test_nothing_is_left_in_english() -> None:
    for message in catalogue(FOLDERS["ko"] / "tuiapp.po"):
        for said in sentences(message) if message.id else ():
            has_words = re.search("[A-Za-z]{3}", PLACEHOLDER.sub("", str(message.id)))
            assert HANGUL.search(said) or not has_words or message.id in SPELLED_ALIKE, message.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_read_at_run_time_is_made_from_what_translators_write(folder: Path, domain: str) -> None:
    made = catalogue(folder / f"{domain}.po")
    with (folder / f"{domain}.mo").open("rb") as file:
        kept = read_mo(file)
    assert said_by(kept) == said_by(made), AGAIN
