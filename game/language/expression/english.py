"""Expressions in English, from their trees: clauses for yes/no, noun phrases for numbers.

Titles of the scenario stand as their author wrote them, in quotation marks where they would not fit a sentence.
"""

from __future__ import annotations

from typing import Any

from game.core.fixed import UNIT
from game.core.tree import Call, Comparison, Logic, Name, Negative, Node, Not, Num, Sum, Test
from game.language.labels import Labels
from game.language.predicate import Param, bind, gather
from game.language.predicates import PREDICATES
from game.language.simplify import OPPOSITE

_COMPARED = {
    ">=": "is at least",
    ">": "is above",
    "<=": "is at most",
    "<": "is below",
    "==": "is",
    "!=": "is not",
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_SIGNS = {"+": "plus", "-": "minus", "*": "times"}


def clause(node: Node, to: Labels) -> str:
    """A yes/no as a clause without a full stop: "Tension is at least 60"."""
    match node:
        case Name(parts=("flag", name)):
            return to.label("flag", name)
        case Name(parts=(name,)):
            return _definition(name, to)
        case Call():
            return _call(node, to)
        case Comparison():
            return _comparison(node, to)
        case Logic():
            return f" {node.op} ".join(_grouped(item, to) for item in node.items)
        case Not():
            return _negated(node.value, to)
    raise TypeError(f"not a yes/no: {node!r}")


def phrase(node: Node, to: Labels) -> str:
    """A number as a noun phrase: "Japan's alarm", "Tension plus 5"."""
    match node:
        case Num():
            return to.plain(node.value)
        case Name(parts=("rung", name)):
            return f"“{to.label('rung', name)}”"
        case Name():
            return to.number_name(node)
        case Call():
            return _call(node, to)
        case Negative():
            return f"minus {_inner(node.value, to)}"
        case Sum():
            return f"{_inner(node.left, to)} {_SIGNS[node.op]} {_inner(node.right, to)}"
    raise TypeError(f"not a number: {node!r}")


def test_clause(test: Test, to: Labels) -> str:
    """All lines of a `when`, `needs` or `if` in one clause."""
    said = [
        test_clause(part, to) if isinstance(part, Test) and len(test.parts) == 1 else _part(part, to)
        for part in test.parts
    ]
    if test.at_least:
        return f"at least {test.at_least} of these hold: {'; '.join(said)}"
    if test.mode == "none":
        return f"none of these holds: {'; '.join(said)}" if len(said) > 1 else f"not: {''.join(said)}"
    return (" and " if test.mode == "all" else " or ").join(said) or "always"


def _part(part: Any, to: Labels) -> str:
    """One of several parts, in brackets where it has inner joints."""
    if isinstance(part, Test):
        return f"({test_clause(part, to)})"
    return _grouped(part.tree, to)


def _grouped(node: Node, to: Labels) -> str:
    said = clause(node, to)
    return f"({said})" if isinstance(node, Logic) else said


def _inner(node: Node, to: Labels) -> str:
    said = phrase(node, to)
    return f"({said})" if isinstance(node, Sum | Negative) else said


def _negated(node: Node, to: Labels) -> str:
    if isinstance(node, Comparison) and len(node.rest) == 1:
        op, right = node.rest[0]
        return _compared(node.first, OPPOSITE[op], right, to)
    if isinstance(node, Not):
        return clause(node.value, to)
    return f"not: {_grouped(node, to)}"


def _comparison(node: Comparison, to: Labels) -> str:
    """Neighbouring pairs; `20 <= tension < 60` is "Tension is at least 20 and below 60"."""
    if len(node.rest) == 2 and isinstance(node.first, Num) and isinstance(node.rest[1][1], Num):
        (low_op, middle), (high_op, high) = node.rest
        upper = _COMPARED[high_op].removeprefix("is ") or "equal to"
        return f"{_compared(middle, _TURNED[low_op], node.first, to)} and {upper} {phrase(high, to)}"
    lefts = (node.first, *(part for _, part in node.rest))
    return " and ".join(_compared(left, op, right, to) for left, (op, right) in zip(lefts, node.rest, strict=False))


def _compared(left: Node, op: str, right: Node, to: Labels) -> str:
    if isinstance(left, Num) and not isinstance(right, Num):
        left, op, right = right, _TURNED[op], left
    return f"{phrase(left, to)} {_COMPARED[op]} {phrase(right, to)}"


def _definition(name: str, to: Labels) -> str:
    test = to.definition(name)
    if test is None:
        return f"“{name.replace('_', ' ')}” holds"
    said = test_clause(test, to)
    return f"({said})" if len(test.parts) > 1 else said


def _call(node: Call, to: Labels) -> str:
    predicate = PREDICATES[node.name]
    pairs = bind(predicate, node.args)
    if pairs is None:
        raise TypeError(f"wrong arguments: {node!r}")
    return predicate.speak(gather((param, _argument(param, arg, to)) for param, arg in pairs), to)


def _argument(param: Param, node: Node, to: Labels) -> Any:
    if param.kind == "number":
        return phrase(node, to)
    match node:
        case Num():
            return node.value // UNIT
        case Name(parts=(name,)):
            return name
    raise TypeError(f"not {param.kind}: {node!r}")
