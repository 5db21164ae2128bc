"""From a file's bytes to its text, or a finding. Must import neither yaml nor the model."""

from __future__ import annotations

import codecs

from game.core.findings import Finding, Place
from game.core.source import Span, start_of
from game.scenario import limits

_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(raw: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in UTF-8 with lines ended by line feeds, without byte order mark; None if it is refused."""
    if len(raw) > limits.FILE_SIZE.most:
        return None, (too_big(len(raw), file),)
    for mark, name in _OTHER_MARKS.items():
        if raw.startswith(mark):
            return None, (_refuse("not-utf8", f"this file is written in {name}", start_of(file)),)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        message = "this is not a text file: it contains a zero byte"
        return None, (_refuse("not-text", message, _place(raw, raw.index(b"\0"), file), ""),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the byte {raw[error.start]:#04x} is not valid UTF-8"
        return None, (_refuse("not-utf8", message, _place(raw, error.start, file)),)
    return straighten(text), ()


def straighten(text: str) -> str:
    """`text` with every line ended by a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_big(size: int, file: str) -> Finding:
    """The finding about a file above the limit; `size` in bytes."""
    most = limits.FILE_SIZE.most
    message = f"this file has {size:,} bytes; at most {most:,} are read"
    return _refuse("file-too-big", message, start_of(file), "split it into a folder of fragments")


def _refuse(key: str, message: str, span: Span, hint: str = "save the file as UTF-8") -> Finding:
    return Finding(key, "error", message, (Place(span),), hint)


def _place(raw: bytes, offset: int, file: str) -> Span:
    before = straighten(raw[:offset].decode("utf-8", "replace"))
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Span(file, line, column, line, column + 1)
