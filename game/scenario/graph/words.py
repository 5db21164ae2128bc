"""How wide words are in a drawing, so that they fit their boxes whatever font a browser has."""

from __future__ import annotations

import unicodedata

_NARROW, _WIDE = frozenset("iIjlt.,:;'|!()[]{}f \"-r/"), frozenset("mwMW@%&—…<>=+")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """About the width of a text in pixels, rather too much than too little."""
    return size * (1.08 if bold else 1.0) * sum(map(_em, words))


def cut(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    if width(words, size, bold=bold) <= room:
        return words
    while words and width(f"{words}…", size, bold=bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _em(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.92
    return 0.7 if letter.isupper() else 0.58
