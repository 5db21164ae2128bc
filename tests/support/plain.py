"""A file's nodes as the plain values that any reader of YAML 1.2 gives: what an editor's checker sees."""

from __future__ import annotations

import re
from typing import Any

from game.scenario.nodes import Mapping, Node, Sequence
from game.scenario.reader import read

_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain(node: Node) -> Any:
    """Dicts, lists, strings, numbers, true, false and None, by the core schema of YAML 1.2."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    if _WHOLE.fullmatch(node.text):
        return int(node.text)
    return float(node.text) if _DECIMAL.fullmatch(node.text) else node.text


def plain_text(text: str) -> Any:
    """The same of a file's text, which must be readable."""
    root, findings = read(text, "file.yaml")
    assert root is not None, findings
    return plain(root)
