"""The door: arguments → a printing command, or a library and the screen that shows it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from tuiapp.cli import COMMANDS
from tuiapp.messages import _

if TYPE_CHECKING:
    from tuiapp.startup.open_corpus import OpenedCorpus


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 something was wrong with the digests, 2 it could not run."""
    if sys.stderr is None:
        # `print` would write complaints to standard output, into the middle of the JSON.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - stays open as long as the program runs
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        # The start that happens every morning has nothing to parse.
        if not any(arg.startswith("-") for arg in given) and given[:1] not in [[name] for name in COMMANDS]:
            return _open_screen(given)
        from tuiapp.cli import arguments

        arguments.settle_language(given)
        options = arguments.parse(given)
        if options.run is None:
            theme = arguments.THEMES[options.theme] if options.theme else None
            how = {"caches": options.cache, "resumes": not options.fresh}
            return _open_screen(options.paths, options.lang or "", theme, **how)
        if sys.stdout is None:
            raise OSError(_("standard output is closed"))
        if isinstance(sys.stdout, TextIOWrapper):
            # A terminal set to ASCII shows Hangul as escapes, which is more than a traceback shows.
            sys.stdout.reconfigure(errors="backslashreplace")
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        from tuiapp.library.text.system_error import in_words

        print(f"tuiapp: {in_words(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _open_screen(
    paths: list[str], language: str = "", theme: str | None = None, *, caches: bool = True, resumes: bool = True
) -> int:
    """Open the screen and give its exit code.

    Args:
        paths: what to read.
        language: the code of the language of the notes, "" for the last one.
        theme: the theme to take from now on, "" for the one that suits the terminal; None for the one that was chosen.
        caches: whether an index may be kept for the next start.
        resumes: whether to go on where the last visit ended.

    """
    # Collections in the middle of a start walk all that was just imported; MainScreen turns them on again.
    gc.disable()
    from tuiapp.startup import open_corpus

    if why := _no_terminal():
        # Where only the complaints go elsewhere (2>/dev/null), who started the program would see nothing.
        sees = sys.stdout if sys.stdout and sys.stdout.isatty() and not sys.stderr.isatty() else sys.stderr
        print(_("tuiapp: {why}; `tuiapp list` prints the papers instead").format(why=why), file=sees)
        return 2
    opened = open_corpus.open_corpus(paths, caches=caches, resumes=resumes)
    if opened.is_unreadable:
        for fault in opened.library.faults:
            print(f"tuiapp: {fault}", file=sys.stderr)
        return 2
    return _run_screen(opened, language, _chosen_theme(theme))


def _run_screen(opened: OpenedCorpus, language: str, theme: str | None) -> int:
    # Textual reads these at import. Kitty's keyboard protocol breaks Korean input methods in several terminals; and
    # what a key leaves for a second frame, as the numbers of the facets, would wait for up to two frames of a 60th.
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # Esc takes a step back all day long; a tenth of a second is longer than any line splits an escape sequence by.
    os.environ.setdefault("ESCDELAY", "50")
    from tuiapp.ui.app import DigestApp

    app = DigestApp(opened, language, theme)
    app.suit_terminal()
    try:
        app.run()
    finally:
        if opened.reader:
            opened.reader.stop()
    if app.last_words:
        print(app.last_words, file=sys.stderr)
    return app.return_code or 0


def _chosen_theme(asked: str | None) -> str | None:
    """The theme that is asked for, which is kept, else the one that was kept; None for the one that suits the terminal.

    Args:
        asked: the name of a theme, "" for none in particular; None where nothing is asked for.

    """
    from tuiapp.storage.theme import load_theme, save_theme, theme_file

    if asked is None:
        # What the environment asks for is Textual's to take.
        return None if "TEXTUAL_THEME" in os.environ else load_theme(theme_file()) or None
    with suppress(OSError):
        save_theme(theme_file(), asked)
    return asked or None


def _no_terminal() -> str | None:
    """Why no screen can be opened here; Textual draws on standard error and would wait for ever without a terminal."""
    for said, stream in (
        (_("standard input is not a terminal"), sys.stdin),
        (_("standard output is not a terminal"), sys.stdout),
        (_("standard error is not a terminal"), sys.stderr),
    ):
        if stream is None or not stream.isatty():
            return said
    if os.environ.get("TERM") == "dumb":
        return _("the terminal is dumb (TERM=dumb)")
    return None


if __name__ == "__main__":
    sys.exit(main())
