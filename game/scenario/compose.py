"""From PyYAML's events to nodes, with counters of its own. Builds nothing that the stated limits do not allow.

Only events are taken from PyYAML: its composer recurses, follows aliases and drops duplicate keys. Must not import
the model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from game.core.findings import Finding, Findings, Place
from game.core.hidden import HIDDEN, describe, visible
from game.core.source import Span
from game.scenario import limits
from game.scenario.commas import rejoined
from game.scenario.doubts import comment_in_text, reserved_start, unspaced_entry
from game.scenario.escapes import bad_escape, no_character
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.page import Page, indent
from game.scenario.prescan import directive

_BLOCK_HEADER = re.compile(r"[|>][-+]? *(?: #.*)?$")  # without a digit: '>4' is a slip, not an indentation
_PLAIN_SIGNS = {"&": "an anchor", "*": "an alias", "!": "a tag"}


class EventSource(Protocol):
    """What is used of PyYAML's parsers, the fast and the pure one."""

    def get_event(self) -> Any: ...


class Stop(Exception):
    """Reading ends here: the finding that says why has been recorded."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    event: Any
    values: list[Node] = field(default_factory=list)
    keys: list[Scalar | None] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    is_mapping: bool = False

    @property
    def wants_key(self) -> bool:
        return self.is_mapping and len(self.keys) == len(self.values)


class Composer:
    """Builds the one document of a page. Findings are added as they are met; `Stop` ends an unreadable file."""

    def __init__(self, page: Page, findings: Findings) -> None:
        self._page = page
        self._findings = findings
        self._stack: list[_Open] = []
        self._count = 0
        self._root: Node | None = None
        self._documents = 0
        self._size = len(page.text)
        self._last = len(page.lines) - 1
        self._handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def compose(self, source: EventSource) -> Node | None:
        """The root node, or None for a file without content. Raises Stop, and whatever PyYAML raises."""
        handlers = self._handlers
        while True:
            event = source.get_event()
            kind = type(event)
            if kind in handlers:
                handlers[kind](event)
            elif kind is yaml.StreamEndEvent:
                return self._root

    # -- events ------------------------------------------------------------------------------------------------

    def _document(self, event: Any) -> None:
        self._documents += 1
        place = self._point(event)
        if self._documents > 1:
            message = "a second document begins here; a file holds only one"
            self._stop("several-documents", message, place, "delete '---'")
        for number in range(1, place.line + 1):
            if self._page.line(number).startswith("%"):
                self._findings.add(directive(self._page, number))
                raise Stop

    def _alias(self, event: Any) -> None:
        self._sign(event, "*")
        self._put(Scalar(self._page.text[event.start_mark.index : event.end_mark.index], False, self._span(event)))

    def _open(self, event: Any) -> None:
        self._marked(event)
        if len(self._stack) >= limits.DEPTH.most:
            message = f"mappings and lists stand inside one another more than {limits.DEPTH.most} levels deep"
            self._stop("too-deep", message, self._point(event))
        self._stack.append(_Open(event, is_mapping=isinstance(event, yaml.MappingStartEvent)))

    def _close(self, event: Any) -> None:
        done = self._stack.pop()
        span = self._extent(done, event)
        if done.is_mapping:
            pairs = zip(done.keys, done.values, strict=True)
            entries = tuple((key, value) for key, value in pairs if key is not None)
            for key, value in entries:
                self._note(unspaced_entry(key, value))
            if self._page.text.startswith("{", done.event.start_mark.index):
                entries, split = rejoined(self._page, entries)
                self._findings.extend(split)
            self._put(Mapping(entries, span))
        else:
            self._put(Sequence(tuple(done.values), span))

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._marked(event)
        style = event.style
        text: str = event.value
        if style in ("|", ">"):
            scalar = self._block(event)
        else:
            quoted = style in ("'", '"')
            scalar = Scalar(text, quoted, self._span(event), self._raw(event, quoted), style if quoted else "")
        self._note(comment_in_text(self._page, scalar, event.end_mark.index))
        if len(text) > limits.TEXT.most:
            self._too_long(scalar)
        if style == '"' and scalar.raw and (hidden := HIDDEN.search(text)):
            self._hidden(scalar, hidden[0], event.start_mark.index)
        self._put(scalar)

    # -- building ----------------------------------------------------------------------------------------------

    def _put(self, node: Node) -> None:
        """A finished node becomes a key, a value or the root."""
        if not self._stack:
            self._root = node
            return
        into = self._stack[-1]
        if into.wants_key:
            into.keys.append(self._key(node, into))
            return
        self._count += 1
        if self._count > limits.NODES_IN_FILE.most:
            message = f"this file holds more than {limits.NODES_IN_FILE.most:,} values"
            self._stop("too-many-values", message, node.span, limits.NODES_IN_FILE.why)
        into.values.append(node)

    def _key(self, node: Node, into: _Open) -> Scalar | None:
        """The key if it is usable; a refused one is told and its value dropped."""
        if not isinstance(node, Scalar):
            kind = "a mapping" if isinstance(node, Mapping) else "a list"
            message = f"{kind} in brackets cannot be a key"
            self._findings.error("key-not-text", message, node.span, hint="put the whole text in quotes")
        elif not node.text and not node.quoted:
            span = self._page.at(node.span.line, node.span.column)
            self._findings.error("key-not-text", "there is no key before this colon", span)
        elif node.text == "<<" and not node.quoted:
            message = "merge keys are not part of the scenario language"
            self._findings.error("yaml-merge", message, node.span, hint="use 'extends', or write the entries out")
        elif len(node.text) > limits.KEY.most:
            message = f"this key has {len(node.text):,} characters; at most {limits.KEY.most} are allowed"
            self._findings.error("key-too-long", message, node.span)
        else:
            return self._new_key(node, into)
        return None

    def _new_key(self, node: Scalar, into: _Open) -> Scalar | None:
        same = node.text if node.text.isascii() else unicodedata.normalize("NFC", node.text)
        first = into.seen.setdefault(same, node)
        if first is node:
            return node
        message = f"'{visible(node.text)}' is written twice here; only one would count"
        self._findings.error("duplicate-key", message, node.span, Place(first.span, "first written here"))
        return None

    # -- places ------------------------------------------------------------------------------------------------

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if end.line < self._last:
            return Span(self._page.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return self._page.span(min(start.index, self._size), min(end.index, self._size))

    def _point(self, event: Any) -> Span:
        line, column = self._page.position(min(event.start_mark.index, self._size))
        return self._page.at(line, column)

    def _raw(self, event: Any, quoted: bool) -> str:
        """The source of a scalar, if it differs from the text."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line and end.index - start.index == len(event.value) + (2 if quoted else 0):
            return ""
        return self._page.text[start.index : end.index]

    def _extent(self, done: _Open, event: Any) -> Span:
        """With brackets: from the one to the other. Without: from the first key or dash to the last value's end."""
        start = done.event.start_mark
        if self._page.text[start.index : start.index + 1] in ("{", "["):
            return self._page.span(start.index, min(event.end_mark.index, self._size))
        if not done.values:
            return self._point(done.event)
        return self._point(done.event).to(done.values[-1].span)

    def _block(self, event: Any) -> Scalar:
        """A `|` or `>` block: its span is that of its content, without the indentation of the first line."""
        head = event.start_mark
        if not _BLOCK_HEADER.match(self._page.line(head.line + 1)[head.column :]):
            self._findings.add(reserved_start(self._page, head.line + 1, head.column + 1))
            raise Stop
        first = head.line + 2
        while first <= len(self._page.lines) and not self._page.line(first).strip():
            first += 1
        if not event.value.strip():
            return Scalar(event.value, True, self._point(event))
        width = indent(self._page.line(first))
        last = number = first
        while number <= len(self._page.lines):
            line = self._page.line(number)
            if line.strip():
                if indent(line) < width:
                    break
                last = number
            number += 1
        start = self._page.offset(first, width + 1)
        end = self._page.offset(last, len(self._page.line(last)) + 1)
        return Scalar(event.value, True, self._page.span(start, end), self._page.text[start:end])

    # -- refusals ----------------------------------------------------------------------------------------------

    def _marked(self, event: Any) -> None:
        """Refuse the anchor or tag in front of a value."""
        if event.anchor or event.tag:
            start = event.start_mark
            sign = self._page.text[start.index : start.index + 1]
            self._sign(event, sign if sign in _PLAIN_SIGNS else "!")

    def _sign(self, event: Any, sign: str) -> None:
        start = event.start_mark
        self._findings.add(reserved_start(self._page, start.line + 1, start.column + 1, _PLAIN_SIGNS[sign]))

    def _too_long(self, scalar: Scalar) -> None:
        message = f"this text has {len(scalar.text):,} characters; at most {limits.TEXT.most:,} are allowed"
        self._findings.error("text-too-long", message, scalar.span, hint=limits.TEXT.why)

    def _hidden(self, scalar: Scalar, character: str, start: int) -> None:
        half = no_character(self._page.text, start) if "\ud800" <= character <= "\udfff" else None
        if half is not None:
            self._findings.add(bad_escape(self._page, half))
            raise Stop
        message = f"this text contains an invisible {describe(character)}"
        self._findings.error("hidden-character", message, scalar.span, hint="delete it")

    def _note(self, doubt: Finding | None) -> None:
        if doubt is not None:
            self._findings.add(doubt)

    def _stop(self, key: str, message: str, span: Span, hint: str = "") -> None:
        self._findings.error(key, message, span, hint=hint)
        raise Stop
