"""Reads the sections of an older format as those of the present one. Must import neither yaml nor the model's sections.

Nodes keep their places, so that findings point at what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.core.findings import Finding, Findings, Place
from game.core.model.results import FORMAT
from game.core.source import Span
from game.scenario.nodes import Mapping, Node, Scalar
from game.scenario.nodes import Sequence as List
from game.scenario.upgrade.rule import ByHand, Rewrite
from game.scenario.upgrade.rules import RULES

_NUMBER = re.compile(r"\d{1,4}")


def bring_up(roots: Sequence[Mapping], findings: Findings) -> list[Mapping] | None:
    """The sections of a scenario and of those it extends, nearest first, as the present format has them.

    A scenario that does not say its format has that of the one it extends. None if one of them is of a format that
    this program cannot read; what else would be found in it would only mislead.
    """
    brought: list[Mapping] = []
    known = FORMAT
    for root in reversed(roots):
        written = root.get("format")
        known = format_of(written) or known
        if known > FORMAT:
            findings.add(_newer(known, written.span if written is not None else root.span))
            return None
        if known < FORMAT and isinstance(written, Scalar):
            findings.add(_old(known, written.span))
        brought.append(rewritten(root, known))
    return brought[::-1]


def format_of(written: Node | None) -> int:
    """The number of a format as it is written; 0 where it is missing or no number, which the decoder tells."""
    if isinstance(written, Scalar) and not written.quoted and _NUMBER.fullmatch(written.text):
        return int(written.text)
    return 0


def changes(root: Mapping, known: int) -> Iterator[tuple[Mapping, list[Rewrite | ByHand]]]:
    """Rule by rule from format `known` on: the sections that it finds, and what it does to them.

    The last step is the format's own number.
    """
    for rule in RULES:
        if rule.format > known:
            found = list(rule.find(root))
            yield root, found
            root = _with(root, {one.old.span: one.text for one in found if isinstance(one, Rewrite)})
    number = root.get("format")
    if known < FORMAT and isinstance(number, Scalar):
        yield root, [Rewrite(number, str(FORMAT))]


def rewritten(root: Mapping, known: int) -> Mapping:
    """The sections after all changes since format `known`."""
    for before, found in changes(root, known):
        root = _with(before, {one.old.span: one.text for one in found if isinstance(one, Rewrite)})
    return root


def _with(node: Mapping, texts: dict[Span, str]) -> Mapping:
    """The same with other texts at some places."""
    if not texts:
        return node
    entries = tuple((_scalar(key, texts), _node(value, texts)) for key, value in node.entries)
    return Mapping(entries, node.span)


def _node(node: Node, texts: dict[Span, str]) -> Node:
    if isinstance(node, Scalar):
        return _scalar(node, texts)
    if isinstance(node, Mapping):
        return _with(node, texts)
    return List(tuple(_node(item, texts) for item in node.items), node.span)


def _scalar(node: Scalar, texts: dict[Span, str]) -> Scalar:
    text = texts.get(node.span)
    return node if text is None else Scalar(text, False, node.span, raw=node.raw or node.text)


def _old(known: int, span: Span) -> Finding:
    message = f"this scenario is written in format {known} of the language; it is read as format {FORMAT}"
    return Finding("old-format", "warning", message, (Place(span),), "`whitecell upgrade` rewrites it")


def _newer(known: int, span: Span) -> Finding:
    message = f"this scenario is written in format {known} of the language; this program reads up to format {FORMAT}"
    return Finding("format-version", "error", message, (Place(span),), "it needs a newer version of Whitecell")
