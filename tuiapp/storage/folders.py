"""The user's folders for what the program keeps, where the system wants them: on Linux by the XDG base directories.

`platformdirs` knows the rules of each system. It is imported where a folder is asked for, because that takes 5 ms and
`tuiapp list` of a few digests asks for none; the screen has it anyway, through Textual.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PROGRAM: Final = "tuiapp"


def config_folder() -> Path:
    """For what the reader may edit by hand, as saved searches."""
    from platformdirs import user_config_path

    return user_config_path(_PROGRAM, appauthor=False)


def cache_folder() -> Path:
    """For what can be made again from the digests, as snapshots."""
    from platformdirs import user_cache_path

    return user_cache_path(_PROGRAM, appauthor=False)


def data_folder() -> Path:
    """For the reader's own digests."""
    from platformdirs import user_data_path

    return user_data_path(_PROGRAM, appauthor=False)


def state_folder() -> Path:
    """For what the program remembers of the reader, as marks and the last place."""
    from platformdirs import user_state_path

    return user_state_path(_PROGRAM, appauthor=False)
