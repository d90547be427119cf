"""How much of a server is borne."""

from __future__ import annotations

from typing import Final

ALL_SECONDS: Final = 30.0
"""How long an address may take, with all its redirects, until its last byte is here."""

CONNECT_SECONDS: Final = 10.0
"""How long a server may take to accept a connection."""

MOST_REDIRECTS: Final = 5

LARGEST: Final = 20 * 2**20
"""Bytes of a page or feed, unpacked, above which it is given up; a month of digests has half a megabyte."""
