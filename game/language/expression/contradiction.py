"""Comparisons of one name with numbers that cannot hold together: `tension > 80 and tension < 20`."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.tree import Comparison, Logic, Name, Negative, Node, Num
from game.language.expression.names import Known, resolve
from game.language.expression.problem import Problem
from game.language.interval import Interval
from game.language.scope import Scope

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def contradiction(node: Node, scope: Scope) -> Name | None:
    """The name that would have to be in two places at once for all of `node` to hold, or None."""
    left: dict[tuple[str, ...], Interval] = {}
    for name, op, value in _bounds(node, scope):
        found = resolve(name, scope, number=True)
        if isinstance(found, Problem) or found.interval is None:
            continue
        rest = left.get(name.parts, found.interval).narrowed(op, value)
        if rest is None:
            return name
        left[name.parts] = rest
    return None


def _bounds(node: Node, scope: Scope) -> Iterator[tuple[Name, str, int]]:
    """Every `name op number` that must hold for the node to hold."""
    if isinstance(node, Logic) and node.op == "and":
        for item in node.items:
            yield from _bounds(item, scope)
    if not isinstance(node, Comparison):
        return
    before = node.first
    for op, after in node.rest:
        right, left = _fixed(after, scope), _fixed(before, scope)
        if isinstance(before, Name) and right is not None:
            yield before, op, right
        elif isinstance(after, Name) and left is not None:
            yield after, _TURNED[op], left
        before = after


def _fixed(node: Node, scope: Scope) -> int | None:
    """The value of a part that can only have one: a number, or a rung's name."""
    if isinstance(node, Num):
        return node.value
    if isinstance(node, Negative) and isinstance(node.value, Num):
        return -node.value.value
    if isinstance(node, Name):
        found = resolve(node, scope, number=True)
        if isinstance(found, Known) and found.interval is not None and found.interval.fixed:
            return found.interval.low
    return None
