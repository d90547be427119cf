"""What each element of a page is: a block, text in a line, or something that no digest stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tuiapp.messages import later as _

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary"
    " table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line (https://html.spec.whatwg.org/multipage/rendering.html, "Flow content")."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

NO_TEXT: Final = frozenset("script style template noscript title head object embed datalist param annotation".split())
"""Elements whose content no browser shows as text of the page."""

PROTECTED: Final = frozenset("html body main article".split())
"""Elements that are never left out for what their class or role says: they hold the page."""

_IMAGES: Final = frozenset("figure picture svg canvas video audio iframe map".split())
_CONTROLS: Final = frozenset("form button select textarea input dialog".split())
_NAVIGATION: Final = frozenset("nav footer aside menu".split())
_NAVIGATION_ROLES: Final = frozenset("navigation banner contentinfo complementary search menu menubar toolbar".split())
_FOOTNOTE_ROLES: Final = frozenset("doc-footnote doc-endnote doc-endnotes".split())

_HIDDEN_STYLE: Final = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all)",
    re.IGNORECASE,
)
_HIDDEN_CLASS: Final = frozenset("sr-only visually-hidden screen-reader-text preheader".split())
_BLOCK_STYLE: Final = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)

_WIDGETS: Final = (
    (re.compile(r"footnotes?|endnotes?"), _("a footnote")),
    (re.compile(r"subscri(?:be|ption)s?|signup|paywall"), _("a subscribe box")),
    (re.compile(r"share|sharing|social|buttons?|toolbar|like|restack"), _("a button")),
    (re.compile(r"comments?|discussion|replies|disqus"), _("a comment")),
    (re.compile(r"tweet|embed|embedded|oembed"), _("an embedded post")),
    (
        re.compile(r"nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|related|cookies?|banner|promo"),
        _("navigation"),
    ),
)
"""What an element is by a word of its class or id."""

_CLASS_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_CLASS_LETTERS: Final = 400

HIDDEN: Final = _("hidden text")
NAVIGATION: Final = _("navigation")
IMAGE: Final = _("an image")
FOOTNOTE: Final = _("a footnote")
CONTROL: Final = _("a form")


def is_block(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element begins a line of its own, as a button does that is drawn as a block."""
    return tag in BLOCKS or (
        "display" in attributes.get("style", "") and bool(_BLOCK_STYLE.search(attributes["style"]))
    )


def why_left_out(tag: str, attributes: Mapping[str, str]) -> str:
    """What an element is where no digest stands in it for certain: hidden, an image, navigation; "" for others."""
    role = attributes.get("role", "")
    if tag not in PROTECTED and _is_hidden(attributes):
        return HIDDEN
    if tag in _IMAGES:
        return IMAGE
    if tag in _CONTROLS:
        return CONTROL
    if role in _FOOTNOTE_ROLES:
        return FOOTNOTE
    return NAVIGATION if tag in _NAVIGATION or (role in _NAVIGATION_ROLES and tag not in PROTECTED) else ""


def why_widget(tag: str, attributes: Mapping[str, str]) -> str:
    """What an element is by the words of its class and id, which are only a hint; "" where they say nothing."""
    named = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('data-component-name', '')}"
    if tag in PROTECTED or not named.strip():
        return ""
    words = {word.lower() for word in _CLASS_WORD.findall(named[:_MOST_CLASS_LETTERS])}
    return next((reason for form, reason in _WIDGETS if any(map(form.fullmatch, words))), "")


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true" or not _HIDDEN_CLASS.isdisjoint(attributes.get("class", "").split()):
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
