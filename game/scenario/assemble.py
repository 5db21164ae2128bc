"""One scenario's files put together to one mapping of sections. Must import neither yaml nor the model.

A section stands in the main file, in a file of its name, or in a folder of fragments, or in several of them; nothing
is ever written over silently.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

from game.core.findings import Findings, Place, did_you_mean
from game.core.hidden import visible
from game.core.source import Span, start_of
from game.scenario import limits
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, is_empty, kind_of
from game.scenario.page import Page
from game.scenario.prescan import hidden_characters
from game.scenario.reader import Read
from game.scenario.sources import Sources

_TEXTS = "text/"


class Assembly:
    """Puts the files of one scenario together; findings are added as they are met."""

    def __init__(self, sources: Sources, section_names: Collection[str], findings: Findings, read: Read) -> None:
        self._sources = sources
        self._text_to_nodes = read
        self._names = section_names
        self._findings = findings
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._nodes = 0
        self.complete = not sources.partial

    def run(self) -> Mapping | None:
        """The sections by name, or None if the main file cannot be read. `complete` tells if all files were."""
        main = self._read(self._sources.main)
        if main is not None and not isinstance(main, Mapping):
            message = f"a scenario is a mapping ('title: ...'), but this file holds {kind_of(main)}"
            self._findings.error("not-a-scenario", message, _start(main.span))
            self.complete = False
            main = None
        if isinstance(main, Mapping) and not main.entries and not self._has_parts():
            hint = "`whitecell new FOLDER` writes one to begin with"
            self._findings.error("not-a-scenario", "this scenario is empty", _start(main.span), hint=hint)
            self.complete = False
            main = None
        if main is not None:
            self._entries = {key.text: (key, value) for key, value in main.entries}
        for path in self._sources.files:
            if path.startswith(_TEXTS):
                self._prose(path)
            elif path != self._sources.main:
                self._part(path)
        if main is None:
            return None
        return Mapping(tuple(self._entries.values()), main.span)

    def _has_parts(self) -> bool:
        """Whether any section stands in a file of its own."""
        return any(path != self._sources.main and not path.startswith(_TEXTS) for path in self._sources.files)

    def _prose(self, path: str) -> None:
        """Long prose is for the decoder, but what cannot be seen is refused in it too."""
        if path.endswith(".md"):
            self._findings.extend(hidden_characters(Page(self._sources.shown(path), self._sources.files[path])))

    def _part(self, path: str) -> None:
        """Add a section's file or a fragment of it."""
        pure = PurePosixPath(path)
        section = pure.parts[0] if len(pure.parts) > 1 else pure.stem
        shown = self._sources.shown(path)
        if section not in self._names:
            what = "folder" if len(pure.parts) > 1 else "file"
            message = f"no part of a scenario is called '{visible(section, 60)}', so this {what} would be ignored"
            self._findings.error("unknown-file", message, start_of(shown), hint=did_you_mean(section, self._names))
            return
        root = self._read(path)
        if root is None or (isinstance(root, Mapping) and not root.entries):
            return
        if isinstance(root, Mapping):
            root = self._without_heading(section, root)
        if isinstance(root, Mapping) and not root.entries:
            return
        if isinstance(root, Scalar):
            self._findings.error("not-a-section", "this file holds only a text", _start(root.span))
        else:
            self._join(section, root)

    def _without_heading(self, section: str, root: Mapping) -> Node:
        """The entries of a file that repeats the name of its section: below it, or indented no further than it."""
        key, below = root.key(section), root.get(section)
        if key is None or below is None or not (is_empty(below) or len(root.entries) == 1):
            return root
        message = f"this file is the section '{section}' already"
        hint = "delete this line" if is_empty(below) else "delete this line and indent the rest less"
        self._findings.error("section-in-section", message, key.span, hint=hint)
        if not is_empty(below):
            return below
        return Mapping(tuple(entry for entry in root.entries if entry[0] is not key), root.span)

    def _join(self, section: str, part: Mapping | Sequence) -> None:
        key, old = self._entries.get(section, (Scalar(section, False, _start(part.span)), None))
        if old is None or (isinstance(old, Scalar) and not old.text and not old.quoted):
            self._entries[section] = key, part
        elif isinstance(old, Mapping) and isinstance(part, Mapping):
            self._entries[section] = key, self._join_mappings(section, old, part)
        elif isinstance(old, Sequence) and isinstance(part, Sequence):
            self._entries[section] = key, Sequence(old.items + part.items, old.span)
        else:
            message = f"'{section}' is {kind_of(part)} here but {kind_of(old)} elsewhere"
            other = Place(_start(old.span), f"{kind_of(old)} here")
            self._findings.error("section-shape", message, _start(part.span), other)

    def _join_mappings(self, section: str, old: Mapping, part: Mapping) -> Mapping:
        known = {_same(key): key for key, _ in old.entries}
        fresh = []
        for key, value in part.entries:
            first = known.get(_same(key))
            if first is None:
                fresh.append((key, value))
                continue
            message = f"'{visible(key.text)}' stands twice in '{section}'; only one would count"
            self._findings.error("duplicate-id", message, key.span, Place(first.span, "first written here"))
        return Mapping(old.entries + tuple(fresh), old.span)

    def _read(self, path: str) -> Node | None:
        text = self._sources.files.get(path)
        if text is None:
            self.complete = False
            return None
        root, findings = self._text_to_nodes(text, self._sources.shown(path))
        self._findings.extend(findings)
        self._nodes += count_nodes(root)
        if self._nodes > limits.NODES.most:
            message = f"this scenario holds more than {limits.NODES.most:,} values in all its files"
            self._findings.error("too-many-values", message, start_of(self._sources.shown(path)))
            root = None
        if root is None:
            self.complete = False
        return root


def count_nodes(node: Node | None) -> int:
    """The number of values in a node, itself included; keys are not counted."""
    if isinstance(node, Mapping):
        return 1 + sum(count_nodes(value) for _, value in node.entries)
    if isinstance(node, Sequence):
        return 1 + sum(count_nodes(item) for item in node.items)
    return 0 if node is None else 1


def _start(span: Span) -> Span:
    """The first character of a span: a caret under a whole file helps nobody."""
    return Span(span.file, span.line, span.column, span.line, span.column + 1)


def _same(key: Scalar) -> str:
    return unicodedata.normalize("NFC", key.text)
