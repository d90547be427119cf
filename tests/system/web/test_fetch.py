"""Whatever a server does, an address is got within its bounds, or one sentence says why not."""

from __future__ import annotations

import gzip
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import Handler, Server, certificate_in, web_server

from tuiapp.system.web import FetchError, Request, Response, connection, fetch
from tuiapp.system.web.bounds import LARGEST
from tuiapp.system.web.connection import is_public


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server on loopback."""
    with web_server() as there:
        yield there


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that this machine does not trust by itself."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed here")
    return certificate_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def secure(certificate: Path) -> Iterator[Server]:
    """A server that speaks TLS."""
    with web_server(certificate) as there:
        yield there


@pytest.fixture
def trusted(secure: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The same as if it were a public one."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(connection, "is_public", lambda _address: True)
    return secure


def refused(request: Request, seconds: float = 5) -> str:
    """Why an address could not be got."""
    with pytest.raises(FetchError) as found:
        fetch(request, seconds)
    said = str(found.value)
    assert said.isprintable()
    assert len(said) < 300
    return said


def test_a_page_comes_with_its_type_encoding_and_marks(server: Server) -> None:
    server.answers["/feed"] = lambda handler: handler.send(
        gzip.compress("가".encode("euc-kr")) + gzip.compress(b"!"),
        "application/rss+xml; charset=EUC-KR",
        Content_Encoding="gzip",
        ETag='W/"7"',
        Last_Modified="Thu, 05 Jun 2025 01:00:00 GMT",
    )
    url = server.url("/feed?a=%EA%B0%80")
    assert fetch(Request(url)) == Response(
        url, b"\xb0\xa1!", "application/rss+xml", "euc-kr", 'W/"7"', "Thu, 05 Jun 2025 01:00:00 GMT"
    )
    sent = server.asked[-1].headers
    assert sent["User-Agent"].startswith("tuiapp/")
    assert (sent["Accept-Encoding"], sent["If-None-Match"]) == ("gzip", None)


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == '"7"' and handler.headers["If-Modified-Since"] == "then":
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.send(b"new")

    server.answers["/kept"] = answer
    url = server.url("/kept")
    assert fetch(Request(url, etag='"7"', modified="then")) == Response(url, is_unchanged=True)
    assert fetch(Request(url, etag='"8"')).body == b"new"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "it answers 404 Not Found"),
        (500, "it answers 500 Internal Server Error"),
        (599, "it answers 599"),
        (304, "it answers 304 Not Modified"),
        (206, "it answers 206 Partial Content"),
    ],
)
def test_a_refusal_is_said_by_its_number(server: Server, status: int, said: str) -> None:
    server.answers["/status"] = lambda handler: handler.send_raw(b"HTTP/1.1 %d \x1b[31mOops\r\n\r\n" % status)
    assert refused(Request(server.url("/status"))) == said


def test_a_server_that_asks_to_wait_is_repeated(server: Server) -> None:
    server.answers["/busy"] = lambda handler: handler.send(b"", status=429, Retry_After="120")
    assert refused(Request(server.url("/busy"))) == "it answers 429 Too Many Requests, and asks to wait 120 seconds"


def silent(handler: Handler) -> None:
    handler.server.closing.wait(20)


def dripping_head(handler: Handler) -> None:
    handler.send_raw(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(handler)


def dripping_body(handler: Handler) -> None:
    handler.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    _drip(handler)


def _drip(handler: Handler) -> None:
    while not handler.server.closing.wait(0.1):
        handler.send_raw(b"x")


@pytest.mark.parametrize("answer", [silent, dripping_head, dripping_body])
def test_a_server_that_takes_its_time_is_given_up_in_ours(server: Server, answer: object) -> None:
    server.answers["/slow"] = answer  # type: ignore[assignment]
    started = time.monotonic()
    assert refused(Request(server.url("/slow")), 0.6) == "it did not answer in time"
    assert time.monotonic() - started < 2


CUT = gzip.compress(b"x", mtime=0)[:-4]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"hello\r\n\r\n", "its answer is not HTTP"),
        (b"", "it closed the connection"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "its answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "its answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "it ended in the middle"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf", "it ended in the middle"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "it ended in the middle"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x", mtime=0)[:-4],
            "it ended in the middle",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain text", "it is packed wrongly"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", "it is packed in a way that was not asked for"),
    ],
)
def test_an_answer_that_is_broken_is_said_and_never_taken_for_whole(server: Server, sent: bytes, said: str) -> None:
    def answer(handler: Handler) -> None:
        handler.send_raw(sent)
        handler.close_connection = True

    server.answers["/broken"] = answer
    assert refused(Request(server.url("/broken"))) == said


def endless(handler: Handler) -> None:
    handler.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
    while not handler.server.closing.is_set():
        handler.send_raw(b"x" * 1_000_000)


def bomb(handler: Handler) -> None:
    handler.send(gzip.compress(bytes(4 * LARGEST), 9), Content_Encoding="gzip")


def nested_bomb(handler: Handler) -> None:
    handler.send(gzip.compress(bytes(1 << 20), 9) * 200, Content_Encoding="gzip")


@pytest.mark.parametrize("answer", [endless, bomb, nested_bomb])
def test_no_more_is_taken_than_a_digest_can_be(server: Server, answer: object) -> None:
    server.answers["/large"] = answer  # type: ignore[assignment]
    assert refused(Request(server.url("/large")), 20) == "it is larger than 20 MB"


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "is not http or https"),
        ("http://example.org/", "which is not https"),
        ("//127.0.0.1/x", "which is not https"),
        ("https://127.0.0.1:9/", "it leads to this computer or the network around it"),
        ("https://[::1]:9/", "it leads to this computer or the network around it"),
        ("https://localhost:9/", "it leads to this computer or the network around it"),
        ("https://[::ffff:127.0.0.1]:9/", "it leads to this computer or the network around it"),
        ("https://2130706433:9/", "it leads to this computer or the network around it"),
        ("https://e\x1b.org/", "has a blank, a backslash or a character in it that cannot be seen"),
        ("https://[", "it sends on to what is no address"),
        ("https://user@e.org/", "has a user name before its host"),
    ],
)
def test_a_redirect_leads_nowhere_but_to_the_open_internet_over_https(server: Server, location: str, said: str) -> None:
    server.answers["/away"] = lambda handler: handler.send_raw(
        b"HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n" % location.encode()
    )
    assert said in refused(Request(server.url("/away")))


def test_an_address_that_comes_from_a_feed_may_not_be_local_or_plain(server: Server) -> None:
    before = len(server.asked)
    assert "which is not https" in refused(Request(server.url("/x"), is_typed=False))
    secure = server.url("/x").replace("http:", "https:")
    assert refused(Request(secure, is_typed=False)) == "it leads to this computer or the network around it"
    assert len(server.asked) == before


def test_redirects_are_followed_up_to_five_times(trusted: Server) -> None:
    for number in range(7):
        trusted.answers[f"/{number}"] = lambda handler: handler.send(
            b"", status=307, Location=f"/{int(handler.path[1:]) + 1}"
        )
    trusted.answers["/7"] = lambda handler: handler.send(b"there")
    assert fetch(Request(trusted.url("/2"))) == Response(trusted.url("/7"), b"there", "text/html")
    assert refused(Request(trusted.url("/1"))) == "it redirects more than 5 times"


def test_a_server_that_cannot_prove_its_name_is_not_asked(secure: Server) -> None:
    assert refused(Request(secure.url("/"))).startswith("its certificate is not trusted: ")
    assert not secure.asked


def test_a_certificate_for_another_name_is_not_trusted(trusted: Server) -> None:
    said = refused(Request(trusted.url("/").replace("localhost", "127.0.0.1")))
    assert re.match("its certificate is not trusted: .*127.0.0.1", said)


def test_what_does_not_speak_tls_is_said(server: Server) -> None:
    assert refused(Request(server.url("/").replace("http:", "https:"))) == "no secure connection comes about"


def test_where_nothing_listens_and_what_is_no_host_is_said() -> None:
    with web_server() as gone:
        url = gone.url("/")
    assert refused(Request(url)) == "nothing answers there"
    assert "no such host" in refused(Request("https://host.invalid/"))
    assert "is not http or https" in refused(Request("file:///etc/passwd"))


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address that must not be asked
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::ffff:93.184.216.34", True),
    ],
)
def test_only_numbers_of_the_open_internet_are_public(address: str, is_one: bool) -> None:
    assert is_public(address) == is_one
