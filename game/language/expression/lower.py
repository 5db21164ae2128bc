"""From checked trees to what engines evaluate. A binder gives the slots; constants are folded on the way.

Only what the checker has accepted may come here: a wrong name raises KeyError from the binder, a wrong kind of node
TypeError.
"""

from __future__ import annotations

from typing import Any

from game.core.codes import RUNG, TURN
from game.core.expr import Const, Expr, Scaled, Slot
from game.core.fixed import UNIT
from game.core.tree import Call, Comparison, Condition, Formula, Logic, Name, Negative, Node, Not, Num, Sum, Test
from game.language.binder import Binder
from game.language.predicate import Param, bind, gather
from game.language.predicates import PREDICATES
from game.language.simplify import arith, at_least, compare, every, neither, some

_WHOLE_SLOTS = {"turn": TURN, "rung": RUNG}


def lower_formula(formula: Formula, to: Binder) -> Expr:
    """A number expression, in thousandths."""
    return lower_number(formula.tree, to)


def lower_test(test: Test | Condition | None, to: Binder) -> Expr:
    """What a `when`, `needs` or `if` says, as 1 or 0; TRUE for none."""
    if test is None:
        return every(())
    if isinstance(test, Condition):
        return lower_truth(test.tree, to)
    parts = [lower_test(part, to) for part in test.parts]
    if test.at_least:
        return at_least(test.at_least, parts)
    if test.mode == "all":
        return every(parts)
    return some(parts) if test.mode == "any" else neither(some(parts))


def lower_truth(node: Node, to: Binder) -> Expr:
    """A part that is a yes/no, as 1 or 0."""
    match node:
        case Name(parts=("flag", name)):
            return Slot(to.flag(name))
        case Name(parts=(name,)):
            return to.definition(name)
        case Call():
            return _call(node, to)
        case Comparison():
            return _comparison(node, to)
        case Logic():
            items = [lower_truth(item, to) for item in node.items]
            return every(items) if node.op == "and" else some(items)
        case Not():
            return neither(lower_truth(node.value, to))
    raise TypeError(f"not a yes/no: {node!r}")


def lower_number(node: Node, to: Binder) -> Expr:
    """A part that is a number, in thousandths."""
    match node:
        case Num():
            return Const(node.value)
        case Name(parts=("rung", name)):
            return Const(to.rung(name) * UNIT)
        case Name(parts=(name,)) if name in _WHOLE_SLOTS:
            return Scaled(_WHOLE_SLOTS[name])
        case Name():
            return Slot(to.slot(node))
        case Call():
            return _call(node, to)
        case Negative():
            return arith("-", Const(0), lower_number(node.value, to))
        case Sum():
            return arith(node.op, lower_number(node.left, to), lower_number(node.right, to))
    raise TypeError(f"not a number: {node!r}")


def _comparison(node: Comparison, to: Binder) -> Expr:
    pairs: list[Expr] = []
    left = lower_number(node.first, to)
    for op, part in node.rest:
        right = lower_number(part, to)
        pairs.append(compare(op, left, right))
        left = right
    return every(pairs)


def _call(node: Call, to: Binder) -> Expr:
    predicate = PREDICATES[node.name]
    pairs = bind(predicate, node.args)
    if pairs is None:
        raise TypeError(f"wrong arguments: {node!r}")
    return predicate.lower(gather((param, _argument(param, arg, to)) for param, arg in pairs), to)


def _argument(param: Param, node: Node, to: Binder) -> Any:
    if param.kind == "number":
        return lower_number(node, to)
    match node:
        case Num() if param.is_number:
            return node.value // UNIT
        case Name(parts=(name,)):
            return name
    raise TypeError(f"not {param.kind}: {node!r}")
