"""The body of an answer: as much of it as is bearable, unpacked, and known to be whole."""

from __future__ import annotations

import zlib
from http.client import HTTPResponse
from typing import Final

from tuiapp.messages import _
from tuiapp.system.web.bounds import LARGEST
from tuiapp.system.web.errors import FetchError

_CHUNK: Final = 1 << 16
_GZIP: Final = 16 + zlib.MAX_WBITS


def body_of(response: HTTPResponse) -> bytes:
    """The bytes of an answer.

    Raises:
        FetchError: they are too many, packed in a way that was not asked for, or fewer than were announced.
        OSError: the connection breaks.

    """
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", ""}:
        raise FetchError(_("it is packed in a way that was not asked for"))
    announced = response.length
    body = _Unpacked() if "gzip" in packing else _Plain()
    received = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        body.add(chunk)
    if announced is not None and received < announced:
        raise FetchError(_("it ended in the middle"))
    return body.whole()


class _Plain:
    """Bytes as they come."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take some more bytes; raises FetchError where they are too many."""
        self._parts.append(chunk)
        self._size += len(chunk)
        if self._size > LARGEST:
            raise FetchError(_("it is larger than {size} MB").format(size=LARGEST >> 20))

    @property
    def room(self) -> int:
        """How many bytes may still come, and one more to know that they are too many."""
        return LARGEST - self._size + 1

    def whole(self) -> bytes:
        """All of them."""
        return b"".join(self._parts)


class _Unpacked(_Plain):
    """Bytes that come packed by gzip; never more than the room for them is unpacked, however small they are packed."""

    def __init__(self) -> None:
        super().__init__()
        self._packed = zlib.decompressobj(_GZIP)

    def add(self, chunk: bytes) -> None:
        try:
            while chunk:
                super().add(self._packed.decompress(chunk, self.room))
                chunk = self._packed.unconsumed_tail
                if self._packed.eof and (chunk := self._packed.unused_data):
                    self._packed = zlib.decompressobj(_GZIP)
        except zlib.error as error:
            raise FetchError(_("it is packed wrongly")) from error

    def whole(self) -> bytes:
        if not self._packed.eof:
            raise FetchError(_("it ended in the middle"))
        return super().whole()
