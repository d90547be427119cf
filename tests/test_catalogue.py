"""The template of the catalogues has every sentence of the program, so that a translator finds all of them.

After a change of sentences, `UPDATE_TEMPLATE=1 python -m pytest tests/test_catalogue.py` writes the template anew.
"""

from __future__ import annotations

import os
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tuiapp import messages

PACKAGE = messages.FOLDER.parent
TEMPLATE = messages.FOLDER / f"{messages.DOMAIN}.pot"
UPDATE = "UPDATE_TEMPLATE"
FUNCTIONS = {"_": None, "later": None, "ngettext": (1, 2)}
HEADER = b"""\
# The sentences of tuiapp, made from its source: UPDATE_TEMPLATE=1 python -m pytest tests/test_catalogue.py
msgid ""
msgstr ""
"Project-Id-Version: tuiapp\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def extracted() -> Catalog:
    """The sentences of the source."""
    catalog = Catalog(project=messages.DOMAIN)
    for file, line, sentence, comments, context in extract_from_dir(str(PACKAGE), keywords=FUNCTIONS):
        catalog.add(sentence, locations=[(f"tuiapp/{file}", line)], auto_comments=comments, context=context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as a template without lines and dates, which would change with every edit."""
    template = BytesIO()
    write_po(template, catalog, sort_by_file=True, include_lineno=False, omit_header=True, width=120)
    return HEADER + template.getvalue()


def ids(catalog: Catalog) -> set[object]:
    """The sentences of a catalogue; one for a number of things is the pair of its forms."""
    return {message.id for message in catalog if message.id}


def test_the_template_has_every_sentence_of_the_program_and_no_other() -> None:
    catalog = extracted()
    if os.environ.get(UPDATE):
        TEMPLATE.parent.mkdir(exist_ok=True)
        TEMPLATE.write_bytes(written(catalog))
    with TEMPLATE.open("rb") as file:
        kept, there = ids(read_po(file)), ids(catalog)
    again = f"{UPDATE}=1 python -m pytest tests/test_catalogue.py writes the template anew"
    assert sorted(map(str, kept ^ there)) == [], again
