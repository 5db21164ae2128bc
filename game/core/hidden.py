"""Characters that no reader of a page can see: refused in scenarios, shown as escapes in messages.

Pure; must import nothing from the game. They can reorder a line (bidirectional controls), make two ids look the same
(zero-width characters) or steer a terminal (control characters).
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff"
_DIRECTIONS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_INVISIBLE = (
    "\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f"
    "\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\U000e0000-\\U000e0fff"
)
HIDDEN = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_INVISIBLE}]")
"""Matches one hidden character. Tab and line feed are not among them."""

_NOT_ON_ONE_LINE = re.compile(f"[\\t\\n{_CONTROLS}{_DIRECTIONS}{_INVISIBLE}]")


def describe(character: str) -> str:
    """A hidden character in words: "right-to-left override (U+202E)"."""
    name = unicodedata.name(character, "control character").lower()
    return f"{name} (U+{ord(character):04X})"


def escape(match: re.Match[str]) -> str:
    """The visible form of one matched character: `\\x1b`, `\\u202e`, `\\U000e0001`."""
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str, most: int = 400) -> str:
    """`text` on one line with hidden characters escaped, cut to `most` characters of which "..." are the last."""
    shown = _NOT_ON_ONE_LINE.sub(escape, text[: most + 1])
    return shown if len(shown) <= most else shown[: most - 3] + "..."
