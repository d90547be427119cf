"""The encoding that a page or a feed says it is in."""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 2048
"""Bytes in which a page says its encoding; browsers look at 1,024
(https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding)."""

_DECLARED: Final = rb"""(?:charset|<\?xml[^>]{0,200}encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,30})"""
_ENCODINGS: Final = (
    r"ks-c-5601-1987|euc-kr|cp949|iso-2022-(?:kr|jp)|shift-jis|euc-jp|gb2312|gbk|gb18030|big5|koi8-[ru]|utf-16(?:le|be)?"
    r"|iso-8859-(?:[1-9]|1[0-6])|windows-125[0-8]"
)
_AS_BROWSERS_READ: Final = {"ks-c-5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-1": "cp1252"}
"""Encodings that browsers read as a larger one that contains them (https://encoding.spec.whatwg.org/#names-and-labels)."""


def declared_encoding(data: bytes) -> str:
    """The encoding that a page or a feed names in its beginning, "" where it names none."""
    match = re.search(_DECLARED, data[:_HEAD])
    return match[1].decode("ascii") if match else ""


def codec_of(name: str) -> str:
    """Python's name of an encoding of pages; "" for any other, as a codec may be anything from ROT13 to a bomb."""
    plain = name.strip().lower().replace("_", "-")
    return _AS_BROWSERS_READ.get(plain, plain) if re.fullmatch(_ENCODINGS, plain) else ""
