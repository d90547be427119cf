"""Names that were written for LaTeX are read as the names they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiapp.library.text.latex_accents import with_letters


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r'J{\"u}rgen M{\"{u}}ller', "Jürgen Müller"),
        (r"Fr\'echet", "Fréchet"), (r"Herv\'{e} J{\'e}gou", "Hervé Jégou"),
        (r"\L{}ukasz", "Łukasz"), (r"{\L}ukasz", "Łukasz"), (r"\L ukasz", "Łukasz"), (r"Bj{\o}rn", "Bjørn"),
        (r"Garc\'{\i}a", "García"), (r"Garc{\'\i}a", "García"), (r"Fran\c{c}ois", "François"), (r"{\c c}", "ç"),
        (r"Ho\v{r}ej\v s\'i", "Hořejší"),
        (r"Erd\H{o}s", "Erdős"), (r"Mu\~noz", "Muñoz"), (r"\AA ngstr\"om", "Ångström"),
        (r"Stra\ss e", "Straße"), (r"\.Zak", "Żak"), ('J{"u}rgen', "Jürgen"), (r"Wa\l\k{e}sa", "Wałęsa"),
    ],
)  # fmt: skip
def test_an_accent_macro_is_the_letter(written: str, name: str) -> None:
    assert with_letters(written) == name


@pytest.mark.parametrize("text", [r"$\alpha$-VAE", r"\textbf{x}", r"don\'t", r"\left(", r"\vec{x}", "{NASA}"])
def test_what_is_no_accent_stays(text: str) -> None:
    assert with_letters(text) == text


@given(st.text(alphabet="\\'\"`^~=.uvHcLlo{} aeé", max_size=20))
def test_any_text_is_read_once(text: str) -> None:
    assert with_letters(text).count("\\") <= text.count("\\")
