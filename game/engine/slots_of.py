"""Which slots a lowered expression reads."""

from __future__ import annotations

from game.core.expr import Arith, AtLeast, Compare, Expr, Marks, Neither, OneOf, Scaled, Since, Slot, Within


def slots_in(expr: Expr) -> tuple[int, ...]:
    """The slots an expression reads, each once, in order of appearance."""
    found: dict[int, None] = {}
    _walk(expr, found)
    return tuple(found)


def _walk(expr: Expr, found: dict[int, None]) -> None:
    match expr:
        case Slot(index) | Scaled(index) | OneOf(index, _):
            found[index] = None
        case Within(slots, _) | Marks(slots, _) | Since(slots):
            found.update(dict.fromkeys(slots))
        case Arith(_, left, right) | Compare(_, left, right):
            _walk(left, found)
            _walk(right, found)
        case AtLeast(_, items):
            for item in items:
                _walk(item, found)
        case Neither(item):
            _walk(item, found)
