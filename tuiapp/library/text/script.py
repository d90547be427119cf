"""Which language a line is in, told by its letters."""

from __future__ import annotations

import re
from typing import Final

_HANGUL: Final = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_URL: Final = re.compile(r"https?://[!-~]+")

KOREAN_SHARE: Final = 0.08
"""Hangul's share of the letters from which a line is Korean: a Korean remark on a quoted English sentence has a
tenth, an English one has at most a quoted word of Hangul."""


def is_korean(text: str) -> bool:
    """Whether a text is Korean; one without any letter is not."""
    text = _URL.sub("", text)
    hangul = len(_HANGUL.findall(text))
    return hangul > 0 and hangul >= KOREAN_SHARE * (hangul + len(_LATIN.findall(text)))
