"""Every text can be read in every theme, computed and not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import constants
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from walk import Walk, walk

from tuiapp.cli.arguments import THEMES
from tuiapp.library import open_library
from tuiapp.startup.locations import CorpusLocation
from tuiapp.startup.open_corpus import OpenedCorpus
from tuiapp.ui import terminal_background, themes
from tuiapp.ui.app import DigestApp
from tuiapp.ui.drawing.styles import ANSI_STYLES, STYLES
from tuiapp.ui.terminal_messages import BackgroundReported

BY_NAME = {theme.name: theme for theme in (*themes.THEMES, *BUILTIN_THEMES.values()) if not theme.ansi}
GROUNDS = ("background", "surface", "panel", "ground-cursor")


def colors_of(name: str) -> dict[str, Color]:
    variables = themes.with_inks({**BY_NAME[name].to_color_system().generate(), **BY_NAME[name].variables})
    return {key: Color.parse(value) for key, value in variables.items() if key.startswith(("ink", "ground", *GROUNDS))}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    colors = colors_of(name)
    inks = [ink for ink in colors if ink.startswith("ink-") and ink != "ink-match"]
    assert len(inks) > 5
    for ink in inks:
        for ground in GROUNDS:
            assert themes.contrast(colors[ink], colors[ground]) >= themes.READABLE, (ink, ground)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_style_can_be_read_on_its_own_ground_and_on_all_that_may_lie_under_it(name: str) -> None:
    colors = colors_of(name)
    for style in STYLES.values():
        ink, _, ground = style.partition(" on $")
        inks = [word[1:] for word in ink.split() if word.startswith("$")] or ["ink-text"]
        under = [ground] if ground else GROUNDS
        # The lines of a scroll bar are no text, and share their colours with nothing that is.
        if "%" not in style and not style.startswith("on "):
            assert all(
                themes.contrast(colors[one], colors[other]) >= themes.READABLE for one in inks for other in under
            ), style


def test_contrast_is_that_of_the_standard() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color(118, 118, 118)
    assert themes.contrast(black, white) == pytest.approx(21)
    assert themes.contrast(white, grey) == pytest.approx(4.54, abs=0.01)


def test_every_style_has_one_without_colours() -> None:
    assert set(ANSI_STYLES) == set(STYLES)
    assert not any("$" in style or "ansi_" in style for style in ANSI_STYLES.values())


@pytest.mark.parametrize(
    ("reported", "name"),
    [
        ("rgb:1e1e/1e1e/2e2e", "tuiapp-dark"),
        ("rgb:ffff/ffff/ffff", "tuiapp-light"),
        ("rgb:fd/f6/e3", "tuiapp-light"),
        ("rgba:0000/2b2b/3636/ffff", "tuiapp-dark"),
        ("?", None),
    ],
)
def test_the_theme_suits_the_background_that_a_terminal_reports(reported: str, name: str | None) -> None:
    theme = terminal_background.theme_for(reported)
    assert (theme.name if theme else None) == name


def test_the_themes_of_the_command_line_are_there() -> None:
    assert set(THEMES.values()) - {""} <= {theme.name for theme in themes.THEMES} | set(BUILTIN_THEMES)


@pytest.mark.parametrize(("colors", "theme"), [("standard", "ansi-dark"), ("256", "tuiapp-dark")])
def test_a_terminal_of_sixteen_colours_keeps_its_own(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, colors: str, theme: str
) -> None:
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.setattr(constants, "COLOR_SYSTEM", colors)
    app = DigestApp(OpenedCorpus(open_library([str(corpus)]), CorpusLocation((str(corpus),), "digests")), "ko")
    app.suit_terminal()
    assert app.theme == theme


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_the_line_under_the_cursor_of_a_menu_can_be_read(name: str) -> None:
    variables = themes.with_inks({**BY_NAME[name].to_color_system().generate(), **BY_NAME[name].variables})
    for kind in ("", "blurred-"):
        ink, ground = (Color.parse(variables[f"block-cursor-{kind}{part}"]) for part in ("foreground", "background"))
        assert themes.contrast(ink, ground) >= themes.READABLE


def test_a_theme_of_ansi_colours_has_all_inks_and_no_colour_of_ours() -> None:
    added = {name: color for name, color in themes.without_inks({}).items() if "text-style" not in name}
    ours = {name for name in colors_of("tuiapp-dark") if name.startswith(("ink-", "ground-"))}
    assert ours <= set(added)
    assert set(added.values()) == {"ansi_default"}


def test_a_light_terminal_gets_the_light_theme_when_it_answers(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)

    async def steps(there: Walk) -> None:
        assert there.app.theme == "tuiapp-dark"
        there.app.post_message(BackgroundReported("rgb:ffff/ffff/ffff"))
        await there.settled()
        assert there.app.theme == "tuiapp-light"

    walk(steps, corpus, monkeypatch)
