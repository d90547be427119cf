"""Which language the program speaks, by the environment that it runs in."""

from __future__ import annotations

from collections.abc import Mapping

_NO_LANGUAGE = frozenset({"", "C", "POSIX"})
"""Locales that ask for no language, as machines without a person have them."""


def asked_for(environ: Mapping[str, str], chosen: str) -> str:
    """The code of the language that an environment asks for, as `ko`; "" where it asks for none.

    Args:
        environ: the environment. Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set counts, by the rules of
            POSIX (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).
        chosen: the name of a variable that counts before these.

    """
    names = (chosen, "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := environ.get(name, ""))), "")
    name = locale.partition(".")[0].partition("@")[0]
    return "" if name in _NO_LANGUAGE else name.partition("_")[0].partition("-")[0].lower()
