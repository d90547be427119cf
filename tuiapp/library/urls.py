"""Which urls may be opened: a digest is anybody's text, and an opener hands a url to a browser's command line."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 2048
"""Characters of a url that every browser, server and terminal takes."""

# Browsers read a backslash as a slash, so that the host they go to is another one than ours.
_UNSAFE: Final = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")
_HOST: Final = re.compile(r"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?")
_IPV6: Final = re.compile(r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")

# Scripts with hardly a letter that passes for a Latin one; hosts in them are in daily use.
_OWN_SCRIPTS: Final = ("HANGUL SYLLABLE", "CJK UNIFIED IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER")


def why_not_openable(url: str) -> str | None:
    """Why a url may not be opened, in words that follow "a link that"; None for http and https to a plain host."""
    if len(url) > LONGEST:
        return f"is longer than {LONGEST:,} characters"
    if _UNSAFE.search(url):
        return "has a blank or a backslash in it"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no URL"
    if parts.scheme not in {"http", "https"}:
        return "is not http or https"
    if "@" in parts.netloc:
        return "has a user name before its host"
    return _why_not_host(host, in_brackets="[" in parts.netloc)


def _why_not_host(host: str, *, in_brackets: bool) -> str | None:
    if not host:
        return "has no host"
    if not (_IPV6 if in_brackets else _HOST).fullmatch(host):
        return "has no proper host"
    if not all(map(_is_itself, host)):
        return "has letters in its host that pass for others"
    return None


def _is_itself(character: str) -> bool:
    """Whether a letter of a host is what it looks like: ASCII, ASCII with an accent, or of an East Asian script."""
    if character.isascii():
        return True
    base = unicodedata.normalize("NFD", character)[0]
    return base.isascii() or unicodedata.name(character, "").startswith(_OWN_SCRIPTS)
