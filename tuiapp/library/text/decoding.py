"""Bytes of a file → text, in the encodings Korean digests are really kept in."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from tuiapp.library.text.declared_encoding import codec_of
from tuiapp.messages import _

_BOMS: Final = (
    # The mark of UTF-32 begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\f\r\x1b") + b"\x7f"
_MOST_CONTROLS: Final = 0.02
"""The share of control characters from which bytes are no text; compressed data and programs have a tenth."""

_LEAST_ASCII: Final = 0.02
"""The share of characters that are blanks, line ends or other ASCII in a text; Korean has a fourth."""

_UNFAMILIAR: Final = "[^\n\r\t -~\u00a0-\u024f\u2010-\u2027\u2190-\u22ff\u3000-\u303f\u3131-\u318e\uac00-\ud7a3]"
"""Letters and signs that are neither Latin nor Hangul nor what stands between these."""

_MOST_UNFAMILIAR: Final = 0.2


class Decoded(NamedTuple):
    """The text of a file.

    Attributes:
        text: all of it.
        remark: what is unusual of its encoding and what to do about it, with ": " between; "" for UTF-8.
        line: the first line in which bytes were lost; 0 where none were.

    """

    text: str
    remark: str = ""
    line: int = 0


def is_binary(data: bytes) -> bool:
    """Whether bytes are those of a picture, an archive or a program, and of no text in any encoding that is read."""
    if not data or _marked(data) or _utf_16_without_mark(data):
        return False
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _MOST_CONTROLS


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read UTF-8, UTF-16 with or without its mark, else CP949; what none of them explains becomes U+FFFD.

    Args:
        data: the bytes.
        declared: the encoding that a page or its server names, which counts where the bytes are no UTF-8.

    """
    if encoding := _marked(data):
        return _strict_or_replaced(data, encoding, "")
    body = data.removeprefix(codecs.BOM_UTF8)
    if encoding := _utf_16_without_mark(body):
        remark = _("read as UTF-16 without its mark: save it as UTF-8")
        return _strict_or_replaced(body, encoding, remark)
    try:
        return Decoded(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_cut_short(body, error):
            return _strict_or_replaced(body, "utf-8", "")
    return _of_old_encoding(body, codec_of(declared))


def _of_old_encoding(body: bytes, declared: str) -> Decoded:
    if declared:
        return _strict_or_replaced(body, declared, "")
    try:
        return Decoded(body.decode("cp949"), _("read as CP949, the old Korean encoding: save it as UTF-8"))
    except UnicodeDecodeError:
        return _strict_or_replaced(body, "utf-8", "")


def _marked(data: bytes) -> str:
    """The encoding that the first bytes of a file name, or ""."""
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")


def _utf_16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 that nothing marks; "" for any other bytes.

    Each blank and line end has a zero byte, above or below. Bytes of another encoding that has zeros in it give
    ideographs and signs that no digest is made of.
    """
    if b"\0" not in data[:4096]:
        return ""
    low, high = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if high >= low else "utf-16-be"
    try:
        text = data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return ""
    unfamiliar = len(re.findall(_UNFAMILIAR, text))
    is_text = max(low, high) >= len(text) * _LEAST_ASCII and unfamiliar <= len(text) * _MOST_UNFAMILIAR
    return encoding if is_text else ""


def _is_cut_short(body: bytes, error: UnicodeDecodeError) -> bool:
    """Whether a file is UTF-8 all the way to a last letter that lost its end."""
    return error.reason == "unexpected end of data" and any(byte > 0x7F for byte in body[: error.start])


def _strict_or_replaced(body: bytes, encoding: str, remark: str) -> Decoded:
    try:
        return Decoded(body.decode(encoding), remark)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(encoding, "replace").count("\n") + 1
        return Decoded(body.decode(encoding, "replace"), remark, line)
