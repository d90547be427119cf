"""Why an address could not be got, in a sentence for the reader."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException, IncompleteRead
from typing import Final

from tuiapp.library.text.cleaning import clean_line
from tuiapp.messages import _, later, translated


class FetchError(Exception):
    """Why an address could not be got, in words that follow its name and a colon."""


def in_words(error: Exception) -> FetchError:
    """A failure of the network as what the reader has to know of it.

    Args:
        error: what the standard library raised while it talked to a server.

    """
    if isinstance(error, FetchError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        why = clean_line(error.verify_message or "")
        return FetchError(_("its certificate is not trusted: {reason}").format(reason=why))
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return FetchError(translated(sentence))
    reason = getattr(error, "strerror", None) or str(error)
    return FetchError(_("it cannot be reached: {reason}").format(reason=clean_line(reason)))


_SENTENCES: Final = (
    (TimeoutError, later("it did not answer in time")),
    (ssl.SSLError, later("no secure connection comes about")),
    (socket.gaierror, later("there is no such host, or no network")),
    (ConnectionRefusedError, later("nothing answers there")),
    (IncompleteRead, later("it ended in the middle")),
    (ConnectionError, later("it closed the connection")),
    (HTTPException, later("its answer is not HTTP")),
    (ValueError, later("it sends on to what is no address")),
)
"""What each failure means; the first that fits, as some are kinds of others."""
