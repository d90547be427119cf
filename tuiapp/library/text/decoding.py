"""Bytes of a file → text, in the encodings Korean digests are really kept in."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Decoded(NamedTuple):
    """The text of a file; `remark` says what is unusual of its encoding, `line` where bytes were lost (0: nowhere)."""

    text: str
    remark: str = ""
    line: int = 0


def decode(data: bytes) -> Decoded:
    """Read UTF-8 with or without BOM, UTF-16 with BOM, else CP949; what none of them explains becomes U+FFFD."""
    if data.startswith(_UTF_16):
        return _strict_or_replaced(data, "utf-16", "")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_cut_short(body, error):
            return _strict_or_replaced(body, "utf-8", "")
    try:
        return Decoded(body.decode("cp949"), "read as CP949, the old Korean encoding: save it as UTF-8")
    except UnicodeDecodeError:
        return _strict_or_replaced(body, "utf-8", "")


def _is_cut_short(body: bytes, error: UnicodeDecodeError) -> bool:
    """Whether a file is UTF-8 all the way to a last letter that lost its end."""
    return error.reason == "unexpected end of data" and any(byte > 0x7F for byte in body[: error.start])


def _strict_or_replaced(body: bytes, encoding: str, remark: str) -> Decoded:
    try:
        return Decoded(body.decode(encoding), remark)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(encoding, "replace").count("\n") + 1
        return Decoded(body.decode(encoding, "replace"), remark, line)
