"""One address from the web, by the standard library's HTTP client.

No network library is needed for it, so none is installed: httpx or requests would bring four or five packages and 50 to
110 ms of import, and still none of what matters here, a deadline for the whole answer and a look at the address that is
really connected.
"""

from __future__ import annotations

from contextlib import closing
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from tuiapp import __version__
from tuiapp.library.text.cleaning import clean_line
from tuiapp.library.text.phrases import quoted
from tuiapp.library.text.url_safety import ascii_url, why_not_openable
from tuiapp.messages import _
from tuiapp.system.web import bounds
from tuiapp.system.web.body import body_of
from tuiapp.system.web.connection import Deadline, connection_to
from tuiapp.system.web.errors import FetchError, in_words

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED: Final = 304
_OK: Final = 200

USER_AGENT: Final = f"tuiapp/{__version__} (reader of paper digests)"
_ACCEPT: Final = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.1"


class Request(NamedTuple):
    """What is asked for.

    Attributes:
        url: the address.
        is_typed: whether the reader gave it. Only such an address may be plain http, or of this computer or its
            network; one that comes from a feed or a redirect may be neither.
        etag: the server's mark of what was got before; "" asks for it whatever it is.
        modified: the server's time of what was got before, as it gave it.
        accept: the types of content that are wanted, as HTTP has them.

    """

    url: str
    is_typed: bool = True
    etag: str = ""
    modified: str = ""
    accept: str = _ACCEPT


class Response(NamedTuple):
    """What a server answered.

    Attributes:
        url: the address that answered, behind all redirects.
        body: the bytes; empty where nothing has changed.
        kind: the type of the content in small letters, as `text/html`; "" where the server says none.
        charset: the name of the encoding that the server says.
        etag: its mark of this content.
        modified: its time of this content.
        is_unchanged: whether it is what was got before.

    """

    url: str
    body: bytes = b""
    kind: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    is_unchanged: bool = False


def fetch(request: Request, seconds: float | None = None) -> Response:
    """What an address holds.

    Args:
        request: the address, and how it is asked.
        seconds: how long all of it may take, else ALL_SECONDS.

    Raises:
        FetchError: it could not be got, in words.

    """
    deadline = Deadline(bounds.ALL_SECONDS if seconds is None else seconds)
    url, is_typed = request.url, request.is_typed
    for _hop in range(bounds.MOST_REDIRECTS + 1):
        _check(url, is_typed=is_typed)
        try:
            answer = _ask(request, url, is_typed=is_typed, deadline=deadline)
        except (OSError, HTTPException, ValueError) as error:
            raise in_words(error) from error
        if isinstance(answer, Response):
            return answer
        url, is_typed = answer, False
    raise FetchError(_("it redirects more than {number} times").format(number=bounds.MOST_REDIRECTS))


def _check(url: str, *, is_typed: bool) -> None:
    """Raise where an address may not be asked at all."""
    if why := why_not_openable(url):
        raise FetchError(_("{address} {why}").format(address=quoted(clean_line(url)), why=why))
    if not is_typed and urlsplit(url).scheme != "https":
        raise FetchError(_("it leads to {address}, which is not https").format(address=quoted(clean_line(url))))


def _ask(request: Request, url: str, *, is_typed: bool, deadline: Deadline) -> Response | str:
    """One server's answer, or the address that it sends on to."""
    parts = urlsplit(ascii_url(url))
    is_tls = parts.scheme == "https"
    connection = connection_to(
        parts.hostname or "",
        parts.port or (443 if is_tls else 80),
        is_tls=is_tls,
        may_be_local=is_typed,
        deadline=deadline,
    )
    try:
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request("GET", path, headers=_headers(request))
        # The answer has the connection for its own, and has to be closed as well.
        with closing(connection.getresponse()) as response:
            return _taken(response, url, is_conditional=bool(request.etag or request.modified))
    finally:
        connection.close()


def _headers(request: Request) -> dict[str, str]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": request.accept,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "If-None-Match": request.etag,
        "If-Modified-Since": request.modified,
    }
    return {name: value for name, value in headers.items() if value}


def _taken(response: HTTPResponse, url: str, *, is_conditional: bool) -> Response | str:
    headers = response.headers
    if response.status in _REDIRECTS and (location := headers.get("Location")):
        # Headers come as Latin-1; addresses in them are UTF-8 where they are not ASCII.
        return urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace").strip())
    if response.status == _NOT_MODIFIED and is_conditional:
        return Response(url, is_unchanged=True)
    if response.status != _OK:
        raise FetchError(_refusal(response.status, headers.get("Retry-After", "")))
    return Response(
        url,
        body_of(response),
        headers.get_content_type() if "Content-Type" in headers else "",
        str(headers.get_content_charset() or ""),
        _sendable(headers.get("ETag", "")),
        _sendable(headers.get("Last-Modified", "")),
    )


def _refusal(status: int, wait: str) -> str:
    """What a status means, in its standard words, as a server's own may be anything."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    if wait.strip().isdecimal():
        return _("it answers {status} {phrase}, and asks to wait {seconds} seconds").format(
            status=status, phrase=phrase, seconds=wait.strip()[:9]
        )
    return _("it answers {status} {phrase}").format(status=status, phrase=phrase).rstrip()


def _sendable(value: str) -> str:
    """A mark as it may be sent back: printable ASCII, of bearable length."""
    return value if value.isascii() and value.isprintable() and len(value) <= 512 else ""
