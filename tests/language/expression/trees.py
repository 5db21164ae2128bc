"""Random expressions that make sense in the test world, written out with as few brackets as they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from game.core.tree import Call, Comparison, Logic, Name, Negative, Node, Not, Num, Sum

NUMBERS = ("tension", "rok.alarm", "usa.trust.rok", "tests", "turn", "rung", "rung.clash")
CONDITIONS = ("flag.talks", "flag.hotline_cut", "recent_launch")
SIGNS = ("<", "<=", ">", ">=", "==", "!=")


def name(text: str) -> Name:
    return Name(0, 0, tuple(text.split(".")))


def _number_parts(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(lambda op, a, b: Sum(0, 0, op, a, b), st.sampled_from("+-*"), inside, inside),
        st.builds(lambda a: Negative(0, 0, a), inside),
        st.builds(lambda f, a, b: Call(0, 0, f, (a, b)), st.sampled_from(("min", "max")), inside, inside),
    )


numbers: st.SearchStrategy[Node] = st.recursive(
    st.one_of(
        st.integers(0, 200_000).map(lambda value: Num(0, 0, value)),
        st.sampled_from(NUMBERS).map(name),
    ),
    _number_parts,
    max_leaves=5,
)
comparisons: st.SearchStrategy[Node] = st.builds(
    lambda first, rest: Comparison(0, 0, first, tuple(rest)),
    numbers,
    st.lists(st.tuples(st.sampled_from(SIGNS), numbers), min_size=1, max_size=2),
)


def _condition_parts(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inside, min_size=2, max_size=3)
    return st.one_of(
        st.builds(lambda op, items: Logic(0, 0, op, tuple(items)), st.sampled_from(("and", "or")), several),
        st.builds(lambda a: Not(0, 0, a), inside),
    )


conditions: st.SearchStrategy[Node] = st.recursive(
    st.one_of(comparisons, st.sampled_from(CONDITIONS).map(name)), _condition_parts, max_leaves=5
)

_LEVELS = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6}


def level(node: Node) -> int:
    """How tightly a node binds."""
    if isinstance(node, Logic | Sum):
        return _LEVELS[node.op]
    return {Not: 3, Comparison: 4, Negative: 7}.get(type(node), 8)


def write(node: Node, least: int = 0) -> str:
    """The expression as text, in brackets where it binds less tightly than `least`."""
    text = _plain(node)
    return f"({text})" if level(node) < least else text


def _plain(node: Node) -> str:
    match node:
        case Num():
            return f"{node.value // 1000}.{node.value % 1000:03d}"
        case Name():
            return ".".join(node.parts)
        case Call():
            return f"{node.name}({', '.join(write(arg) for arg in node.args)})"
        case Negative():
            return f"-{write(node.value, 7)}"
        case Sum():
            return f"{write(node.left, level(node))} {node.op} {write(node.right, level(node) + 1)}"
        case Comparison():
            return write(node.first, 5) + "".join(f" {op} {write(part, 5)}" for op, part in node.rest)
        case Not():
            return f"not {write(node.value, 3)}"
        case Logic():
            return f" {node.op} ".join(write(item, level(node) + 1) for item in node.items)
    raise TypeError(node)


_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def direct(node: Node, world: Mapping[str, int]) -> int:
    """What an expression is worth, read straight from its tree; `world` gives thousandths and 0/1 by name."""
    match node:
        case Num():
            return node.value
        case Name():
            return world[".".join(node.parts)]
        case Call():
            return {"min": min, "max": max}[node.name](direct(arg, world) for arg in node.args)
        case Negative():
            return -direct(node.value, world)
        case Sum():
            a, b = direct(node.left, world), direct(node.right, world)
            return {"+": a + b, "-": a - b, "*": a * b // 1000}[node.op]
        case Comparison():
            values = [direct(part, world) for part in (node.first, *(part for _, part in node.rest))]
            signs = [op for op, _ in node.rest]
            return int(all(_COMPARE[op](values[i], values[i + 1]) for i, op in enumerate(signs)))
        case Not():
            return 1 - direct(node.value, world)
        case Logic():
            return (min if node.op == "and" else max)(direct(item, world) for item in node.items)
    raise TypeError(node)
