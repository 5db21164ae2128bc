"""How a text is written in YAML so that reading it gives the same text. Must import neither yaml nor the model."""

from __future__ import annotations

import re
from textwrap import wrap

from game.scenario.nodes import Scalar

LONG = 90
"""A text with more characters is written as a block of lines."""

_RESERVED = frozenset("?,[]{}#&*!|>'\"%@`")
_SPLITS = re.compile(r":(?: |$)| #|^[-?:](?: |$)|^---|^\.\.\.|^=$|^<<$|[\n\t]|^\s|\s$")
_FLOW = re.compile(r"[,\[\]{}]|:$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def inline(scalar: Scalar, *, flow: bool) -> str:
    """The text on one line; `flow`: it stands within brackets."""
    if scalar.quoted or not _is_plain(scalar.text, flow):
        return '"' + "".join(_ESCAPES.get(letter, letter) for letter in scalar.text) + '"'
    return scalar.text


def block(scalar: Scalar, width: int) -> list[str] | None:
    """A long text as the mark that opens a block and the block's lines, not indented; None if it is no such text."""
    text = scalar.text.removesuffix("\n")
    if (len(text) <= LONG and "\n" not in text) or not text or text != text.strip() or "\t" in text:
        return None
    chomp = "-" if text == scalar.text else ""
    if "\n" in text:
        return [f"|{chomp}", *text.split("\n")]
    return None if "  " in text else [f">{chomp}", *_folded(text, width)]


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _is_plain(text: str, flow: bool) -> bool:
    if text[:1] in _RESERVED or _SPLITS.search(text):
        return False
    return not (flow and (not text or _FLOW.search(text)))
