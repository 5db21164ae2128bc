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
from game.scenario.upgrade.rules import FIRST, RULES

_NUMBER = re.compile(r"\d{1,4}")


def bring_up(roots: Sequence[Mapping], findings: Findings) -> list[Mapping] | None:
    """The sections of a scenario and of those it extends, nearest first, as the present format has them.

    None if one of them is of a format that this program cannot read; what else would be found in it would only mislead.
    """
    brought: list[Mapping] = []
    for root in roots:
        written = root.get("format")
        known = format_of(written)
        if known > FORMAT and written is not None:
            findings.add(_newer(known, written.span))
            return None
        steps = list(changes(root))
        old = [one.old for _, found in steps for one in found if isinstance(one, Rewrite)]
        if old:
            place = written if 0 < known < FORMAT and isinstance(written, Scalar) else old[0]
            findings.add(_old(known or FIRST, place.span))
        for before, found in steps:
            root = _with(before, {one.old.span: one.text for one in found if isinstance(one, Rewrite)})
        brought.append(root)
    return brought


def format_of(written: Node | None) -> int:
    """The number of a format as it is written; 0 where it is missing or no number, which the decoder tells."""
    if isinstance(written, Scalar) and not written.quoted and _NUMBER.fullmatch(written.text):
        return int(written.text)
    return 0


def changes(root: Mapping) -> Iterator[tuple[Mapping, list[Rewrite | ByHand]]]:
    """Rule by rule, from the format of these sections on: what they are before it, and what it does to them.

    A variant may leave its format out; then every rule that finds something applies. The last step is the number of
    the format itself.
    """
    number = root.get("format")
    known = format_of(number) or FIRST
    for rule in RULES:
        if rule.format > known:
            found = list(rule.find(root))
            yield root, found
            root = _with(root, {one.old.span: one.text for one in found if isinstance(one, Rewrite)})
    if format_of(number) and known < FORMAT and isinstance(number, Scalar):
        yield root, [Rewrite(number, str(FORMAT))]


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
    message = f"this is written in format {known} of the language; it is read as format {FORMAT}"
    return Finding("old-format", "warning", message, (Place(span),), "`whitecell upgrade` rewrites it")


def _newer(known: int, span: Span) -> Finding:
    message = f"this scenario is written in format {known} of the language; this program reads up to format {FORMAT}"
    return Finding("format-version", "error", message, (Place(span),), "it needs a newer version of Whitecell")
