"""What is typed: searches letter by letter, and as an input method sends Hangul."""

from __future__ import annotations

from typing import Final

SEARCHES: Final = {
    "reasoning": list("reasoning"),
    # A syllable that grows is taken back and sent anew, as terminals without a preedit line see it.
    "추론": ["ㅊ", "\x7f추", "\x7f출", "\x7f추로", "\x7f론"],
    "ㅊㄹ": list("ㅊㄹ"),
    "scaling law": list("scaling law"),
    "tag:rl -ko:강화": [*"tag:rl -ko:", "ㄱ", "\x7f가", "\x7f강", "ㅎ", "\x7f호", "\x7f화"],
    "zzzz": list("zzzz"),
}
"""The keys of each search; every key changes what is asked."""

FORGIVEN: Final = {"cnfhs": list("cnfhs"), "reasonng": list("reasonng"), "추론이": ["ㅊ", "\x7f추", "\x7f추론", "이"]}
"""Those whose last key finds little or nothing that was asked for exactly, and much that is forgiven."""

FOR_OTHERS: Final = ("reasoning", "추론", "scaling law", "zzzz")
"""Those that mean the same to fzf and newsboat."""

MOVES: Final = {"j": ["j"], "language": [" "], "J": ["j", "J"]}
"""Keys from the list; the last of each is the one that is measured."""

OTHER_KEYS: Final = list("k\x04\x15][Ggvvzzsss/\rxxy")
