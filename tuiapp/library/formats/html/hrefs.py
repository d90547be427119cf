"""Where a link of a page really leads: relative ones made whole, and what was added to follow the reader taken off."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

from tuiapp.library.text.url_safety import why_not_openable

IN_PAGE: Final = "#"
"""The target of a link to a place in the page itself, as that of a footnote."""

_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hs\w+|ref_(?:src|url)|yclid|twclid|vero_id|oly_\w+",
    re.IGNORECASE,
)
"""Parameters of a query that name where a reader came from and change nothing of the page."""

_WRAPPERS: Final = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+/url", re.IGNORECASE), ("q", "url")),
    (re.compile(r"lm?\.facebook\.com/l\.php", re.IGNORECASE), ("u",)),
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com/.*", re.IGNORECASE), ("url",)),
    (re.compile(r"link\.zhihu\.com/", re.IGNORECASE), ("target",)),
)
"""Pages that send a reader on, and the parameter that says where to."""

_STRIPPED: Final = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What a browser takes out of an address (https://url.spec.whatwg.org/#concept-basic-url-parser)."""


def target_of(href: str, base: str = "") -> str | None:
    """The address that a link leads to.

    Args:
        href: the link as the page has it.
        base: the address of the page; "" where it is not known.

    Returns:
        An address that may be opened, `IN_PAGE` for a place in the same page, None for anything else: a script, a
        mail, a relative address without a base, a host that only looks like another one.

    """
    href = _STRIPPED.sub("", href)
    if href.startswith("#") or (base and href.startswith(f"{base.partition('#')[0]}#")):
        return IN_PAGE
    try:
        url = urljoin(base, href) if base else href
        url = _followed(f"https:{url}" if url.startswith("//") else url)
    except ValueError:
        return None
    url = url.replace(" ", "%20")
    return None if why_not_openable(url) else url


def _followed(url: str) -> str:
    """An address without the page that sends on to it, and without what tracks the reader."""
    parts = urlsplit(url)
    place = f"{parts.netloc}{parts.path}"
    for form, names in _WRAPPERS:
        if form.fullmatch(place):
            query = parse_qs(parts.query)
            found = next((query[name][0] for name in names if name in query), "")
            if found.startswith(("http://", "https://")):
                url, parts = found, urlsplit(found)
            break
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    # An address that was not tracked stays as it is written, down to its percent signs.
    return url if len(kept) == len(pairs) else parts._replace(query=urlencode(kept)).geturl()
