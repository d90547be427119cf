"""A web server on loopback whose every answer a test decides, down to the bytes."""

from __future__ import annotations

import socketserver
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    server: Server

    def do_GET(self) -> None:
        """What the test wants."""
        self.server.asked.append(self)
        with suppress(ConnectionError, TimeoutError):
            self.server.answers.get(self.path.partition("?")[0], not_found)(self)

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        """An ordinary answer."""
        self.send_response(status)
        given = {"Content-Type": kind, "Content-Length": str(len(body))}
        for name, value in {**given, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def send_raw(self, data: bytes) -> None:
        """Bytes that need not be HTTP."""
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *_arguments: object) -> None:
        """Nothing: tests look at `asked`."""


def not_found(handler: Handler) -> None:
    """No such page."""
    handler.send(b"nothing", status=404)


class Server(ThreadingHTTPServer):
    """The server; `answers` by path may be changed while it runs, `asked` has the requests in their order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[Handler] = []
        self.scheme = "http"
        self.closing = threading.Event()

    def handle_error(self, *_arguments: object) -> None:
        """A client that goes away is what the tests are about."""

    @property
    def paths(self) -> list[str]:
        """What was asked for."""
        return [handler.path for handler in self.asked]

    def url(self, path: str) -> str:
        """The address of a path here."""
        host = "localhost" if self.scheme == "https" else "127.0.0.1"
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"


@contextmanager
def web_server(certificate: Path | None = None) -> Iterator[Server]:
    """A server that is gone afterwards; with the file of a key and certificate it speaks TLS."""
    server = Server()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        socketserver.TCPServer.server_close(server)


def certificate_in(folder: Path) -> Path:
    """A key and a certificate for `localhost` that nobody but who is told trusts."""
    key, certificate, both = (folder / name for name in ("key.pem", "certificate.pem", "both.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
