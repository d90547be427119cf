"""Connections to a server that end in time, and that lead only where they may."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Any, Final

from tuiapp.messages import _
from tuiapp.system.web.bounds import CONNECT_SECONDS
from tuiapp.system.web.errors import FetchError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Address = tuple[Any, ...]


class Deadline:
    """A moment until which all that is asked of a server must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float = float("inf")) -> float:
        """Seconds until then, or `at_most`; raises TimeoutError where there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return min(seconds, at_most)


class _TimedSocket(socket.socket):
    """A socket of which every read ends by a deadline, so that a byte a second is not an answer."""

    deadline: Deadline

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(buffer, nbytes, flags)


class _TimedSslSocket(ssl.SSLSocket):
    """The same above TLS."""

    deadline: Deadline

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(buffer, nbytes, flags)


def connection_to(host: str, port: int, *, is_tls: bool, may_be_local: bool, deadline: Deadline) -> HTTPConnection:
    """A connection that is open.

    Args:
        host: the server's name or number.
        port: its port.
        is_tls: whether the connection is encrypted, and the server has to prove its name.
        may_be_local: whether the address may be of this computer or of the network around it.
        deadline: when all must be over.

    Raises:
        FetchError: the host leads to a place where it must not.
        OSError: no connection comes about.

    """
    plain = _connected(_addresses(host, port, deadline), may_be_local=may_be_local, deadline=deadline)
    connection = HTTPSConnection(host, port) if is_tls else HTTPConnection(host, port)
    connection.sock = _encrypted(plain, host, deadline) if is_tls else plain
    return connection


def _encrypted(plain: socket.socket, host: str, deadline: Deadline) -> ssl.SSLSocket:
    """The same connection with TLS, to a server that has proved its name."""
    context = ssl.create_default_context()
    context.sslsocket_class = _TimedSslSocket
    try:
        plain.settimeout(deadline.left(CONNECT_SECONDS))
        encrypted = context.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise
    encrypted.deadline = deadline  # type: ignore[attr-defined]
    return encrypted


def _addresses(host: str, port: int, deadline: Deadline) -> list[Address]:
    """What a host's name stands for; asked in a thread of its own, as no time can be set for it."""
    found: list[Address] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left(CONNECT_SECONDS))
    if thread.is_alive():
        raise TimeoutError
    if failed:
        raise failed[0]
    return found


def _connected(addresses: Iterable[Address], *, may_be_local: bool, deadline: Deadline) -> _TimedSocket:
    """A socket to the first address that answers; the address is looked at here, where it is really used."""
    trouble: Exception = FetchError(_("it leads to this computer or the network around it"))
    for family, kind, protocol, _name, place in addresses:
        if not may_be_local and not is_public(place[0]):
            continue
        connected = _TimedSocket(family, kind, protocol)
        connected.deadline = deadline
        try:
            connected.settimeout(deadline.left(CONNECT_SECONDS))
            connected.connect(place)
        except OSError as error:
            connected.close()
            trouble = error
        else:
            return connected
    raise trouble


def is_public(address: str) -> bool:
    """Whether a number of a host is one of the open internet, also where it only wraps another number."""
    found = ipaddress.ip_address(address)
    inner = None
    if isinstance(found, ipaddress.IPv6Address):
        teredo = found.teredo
        is_nat64 = found in _NAT64
        inner = found.ipv4_mapped or found.sixtofour or (teredo[1] if teredo else None)
        inner = inner or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if is_nat64 else None)
    return found.is_global and not found.is_multicast if inner is None else is_public(str(inner))


_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
"""Numbers that stand for an IPv4 number behind a translator (RFC 6052)."""
