"""Which urls may be opened: a digest is anybody's text, and an opener hands a url to a browser's command line."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

from tuiapp.messages import _

LONGEST: Final = 2048
"""Characters of a url that every browser, server and terminal takes."""

_APART: Final = frozenset(" \\")
_HOST: Final = re.compile(r"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?")
_IPV6: Final = re.compile(r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")

_PUNYCODE: Final = "xn--"
_ASCII_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"

# Scripts with hardly a letter that passes for a Latin one; hosts in them are in daily use.
_OWN_SCRIPTS: Final = ("HANGUL SYLLABLE", "CJK UNIFIED IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER")


def why_not_openable(url: str) -> str | None:
    """Why a url may not be opened, in words that follow "a link that"; None for http and https to a plain host."""
    if len(url) > LONGEST:
        return _("is longer than {number} characters").format(number=f"{LONGEST:,}")
    # Browsers read a backslash as a slash, so that the host they go to is another one than ours.
    if not url.isprintable() or not _APART.isdisjoint(url):
        return _("has a blank, a backslash or a character in it that cannot be seen")
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        return _("is no URL")
    if parts.scheme not in {"http", "https"}:
        return _("is not http or https")
    if "@" in parts.netloc:
        return _("has a user name before its host")
    return _why_not_host(host, in_brackets="[" in parts.netloc)


def _why_not_host(host: str, *, in_brackets: bool) -> str | None:
    if not host:
        return _("has no host")
    if not (_IPV6 if in_brackets else _HOST).fullmatch(host):
        return _("has no proper host")
    if not all(map(_is_itself, host)):
        return _("has letters in its host that pass for others")
    try:
        _punycode(host)
    except UnicodeError:
        return _("has no proper host")
    return None


def ascii_url(url: str) -> str:
    """A url that may be opened, as a browser sends it: the host in punycode, all else that is not ASCII in percents."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host.isascii():
        port = "" if parts.port is None else f":{parts.port}"
        url = url.replace(parts.netloc, _punycode(host) + port, 1)
    return quote(url, safe=_ASCII_SAFE)


def international_host(url: str) -> str | None:
    """The host of a url that may be opened in punycode, None where it is plain ASCII (RFC 5890)."""
    host = _punycode(urlsplit(url).hostname or "")
    return host if any(label.startswith(_PUNYCODE) for label in host.split(".")) else None


def _punycode(host: str) -> str:
    """A host in ASCII; `_is_itself` lets no letter by that IDNA 2003, which Python has, and 2008 differ in, as ß."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _is_itself(character: str) -> bool:
    """Whether a letter of a host is what it looks like: ASCII, ASCII with an accent, or of an East Asian script."""
    if character.isascii():
        return True
    base = unicodedata.normalize("NFD", character)[0]
    return base.isascii() or unicodedata.name(character, "").startswith(_OWN_SCRIPTS)
