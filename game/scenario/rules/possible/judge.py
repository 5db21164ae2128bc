"""Whether a condition may hold, and whether it may fail, in a world of what is possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.fixed import UNIT
from game.core.tree import Call, Comparison, Condition, Logic, Name, Negative, Node, Not, Num, Sum, Test
from game.language.interval import Interval
from game.language.predicate import bind
from game.language.predicates import PREDICATES
from game.language.simplify import OPPOSITE
from game.scenario.rules.possible.calls import ANSWERS, Asked
from game.scenario.rules.possible.world import World

HOLDS, FAILS = 1, 2
"""May hold, may fail. A condition of which only one is true is settled before the game begins."""
EITHER = HOLDS | FAILS
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_Atom = tuple[Condition, Node, bool]
"""A line, a part of it, and whether that part must hold or fail."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two parts of one condition that cannot hold together, each with the line in which it stands.

    `first` is None when the second one alone leaves nothing of what is possible.
    """

    what: str
    first: Condition | None
    second: Condition


class Judge:
    """Answers for one world; the world may grow between two questions."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._definitions: dict[str, tuple[int, int]] = {}
        """What was answered for each named condition, and at which size of the world."""

    def test(self, test: Test | None, turns: tuple[int, int] | None = None) -> int:
        """Of a whole `when`, `needs` or `if`; with `turns` only in these turns, both included."""
        if test is None:
            return HOLDS
        answers = [self.test(part) if isinstance(part, Test) else self.node(part.tree) for part in test.parts]
        if test.at_least:
            return _enough(answers, test.at_least)
        if test.mode == "any":
            return _any(answers)
        if test.mode == "none":
            return _all([opposite(answer) for answer in answers])
        answer = _all(answers)
        if answer & HOLDS and (len(answers) > 1 or turns is not None) and self.clash(test, turns) is not None:
            return FAILS
        return answer

    def node(self, node: Node) -> int:
        """Of one yes/no expression."""
        match node:
            case Logic():
                answers = [self.node(item) for item in node.items]
                return _all(answers) if node.op == "and" else _any(answers)
            case Not():
                return opposite(self.node(node.value))
            case Comparison():
                return self._comparison(node)
            case Name():
                return self._name(node)
            case Call():
                asked = self.asked(node)
                return ANSWERS[node.name](self.world, asked) if asked and node.name in ANSWERS else EITHER
        return EITHER

    def asked(self, call: Call) -> Asked | None:
        """The arguments of a predicate by their kind, as far as they are names."""
        pairs = bind(PREDICATES[call.name], call.args) if call.name in PREDICATES else None
        if pairs is None:
            return None
        names: dict[str, tuple[str, ...]] = {}
        for param, node in pairs:
            if isinstance(node, Name) and not param.is_number:
                names[param.name] = (*names.get(param.name, ()), node.parts[0])
        return names

    def _name(self, node: Name) -> int:
        if node.parts[0] == "flag" and len(node.parts) == 2:
            values = self.world.flags.get(node.parts[1], {True, False})
            return (HOLDS if True in values else 0) | (FAILS if False in values else 0)
        definition = self.world.scenario.define.get(node.parts[0]) if len(node.parts) == 1 else None
        if definition is None:
            return EITHER
        size, answer = self._definitions.get(definition.id, (-1, EITHER))
        if size != self.world.steps:
            self._definitions[definition.id] = self.world.steps, EITHER  # where it is made of itself
            answer = self.test(definition.test)
            self._definitions[definition.id] = self.world.steps, answer
        return answer

    def _comparison(self, node: Comparison) -> int:
        before = self.number(node.first)
        answers = []
        for op, right in node.rest:
            after = self.number(right)
            verdict = None if before is None or after is None else before.verdict(op, after)
            answers.append(EITHER if verdict is None else HOLDS if verdict else FAILS)
            before = after
        return _all(answers)

    def number(self, node: Node) -> Interval | None:
        """Between which values a number expression may lie; None where that is not known."""
        match node:
            case Num():
                return Interval(node.value, node.value)
            case Name():
                return self.world.range(node.parts)
            case Negative():
                inside = self.number(node.value)
                return None if inside is None else inside.negative()
            case Sum():
                left, right = self.number(node.left), self.number(node.right)
                return None if left is None or right is None else left.combine(node.op, right).settled(node.op)
            case Call() if node.name in PREDICATES and PREDICATES[node.name].gives == "number":
                inner = [self.number(arg) for arg in node.args]
                known = tuple(one for one in inner if one is not None)
                counted = node.name not in ("max", "min")
                return PREDICATES[node.name].interval(known) if counted or len(known) == len(inner) else None
        return None

    # -- what must hold together ---------------------------------------------------------------------------------

    def clash(self, test: Test, turns: tuple[int, int] | None = None) -> Clash | None:
        """The first two parts that must both hold and cannot, or None."""
        left: dict[tuple[str, ...], tuple[Interval, Condition | None]] = {}
        if turns is not None:
            left[("turn",)] = Interval(turns[0] * UNIT, turns[1] * UNIT), None
        said: dict[str, tuple[bool, Condition]] = {}
        for line, node, positive in self._must(test, True, set()):
            found = self._narrow(line, node, positive, left) if isinstance(node, Comparison) else None
            if isinstance(node, Name | Call):
                first = said.setdefault(spelt(node), (positive, line))
                found = Clash(spelt(node), first[1], line) if first[0] != positive else None
            if found is not None:
                return found
        return None

    def _must(self, test: Test, positive: bool, seen: set[tuple[str, bool]]) -> Iterator[_Atom]:
        """Parts without `and` and `or` that must all hold (or fail); each named condition is gone into once."""
        every = test.mode in ("all", "none") if positive else test.mode == "any"
        if test.at_least or (not every and len(test.parts) != 1):
            return
        for part in test.parts:
            wanted = positive != (test.mode == "none")
            if isinstance(part, Test):
                yield from self._must(part, wanted, seen)
            else:
                yield from self._atoms(part, part.tree, wanted, seen)

    def _atoms(self, line: Condition, node: Node, positive: bool, seen: set[tuple[str, bool]]) -> Iterator[_Atom]:
        if isinstance(node, Not):
            yield from self._atoms(line, node.value, not positive, seen)
        elif isinstance(node, Logic):
            if (node.op == "and") == positive:
                for item in node.items:
                    yield from self._atoms(line, item, positive, seen)
        elif isinstance(node, Name) and len(node.parts) == 1 and node.parts[0] in self.world.scenario.define:
            if (node.parts[0], positive) not in seen:
                seen.add((node.parts[0], positive))
                for _, inner, wanted in self._must(self.world.scenario.define[node.parts[0]].test, positive, seen):
                    yield line, inner, wanted
        else:
            yield line, node, positive

    def _narrow(
        self,
        line: Condition,
        node: Comparison,
        positive: bool,
        left: dict[tuple[str, ...], tuple[Interval, Condition | None]],
    ) -> Clash | None:
        for name, op, value in self._bounds(node, positive):
            start = self.world.range(name.parts)
            if start is None:
                continue
            before, because = left.get(name.parts, (start, None))
            rest = before.narrowed(op, value)
            if rest is None:
                return Clash(".".join(name.parts), because, line)
            left[name.parts] = rest, line
        return None

    def _bounds(self, node: Comparison, positive: bool) -> Iterator[tuple[Name, str, int]]:
        if not positive and len(node.rest) > 1:
            return
        before = node.first
        for written, after in node.rest:
            op = written if positive else OPPOSITE[written]
            right, first = self._fixed(after), self._fixed(before)
            if isinstance(before, Name) and right is not None and first is None:
                yield before, op, right
            elif isinstance(after, Name) and first is not None and right is None:
                yield after, _TURNED[op], first
            before = after

    def _fixed(self, node: Node) -> int | None:
        """The value of a part that can only have one: a number, or a rung's name."""
        if isinstance(node, Name) and (node.parts[0] != "rung" or len(node.parts) != 2):
            return None
        found = self.number(node) if isinstance(node, Num | Negative | Name) else None
        return found.low if found is not None and found.fixed else None


def opposite(answer: int) -> int:
    """Of `not`."""
    return (FAILS if answer & HOLDS else 0) | (HOLDS if answer & FAILS else 0)


def _all(answers: list[int]) -> int:
    holds = all(answer & HOLDS for answer in answers)
    fails = any(answer & FAILS for answer in answers)
    return (HOLDS if holds else 0) | (FAILS if fails or not holds else 0)


def _any(answers: list[int]) -> int:
    return opposite(_all([opposite(answer) for answer in answers]))


def _enough(answers: list[int], count: int) -> int:
    holds = sum(bool(answer & HOLDS) for answer in answers) >= count
    fails = sum(answer == HOLDS for answer in answers) < count
    return (HOLDS if holds else 0) | (FAILS if fails or not holds else 0)


def spelt(node: Node) -> str:
    """A name or a call as it is written, whatever blanks stand in it."""
    match node:
        case Name():
            return ".".join(node.parts)
        case Num():
            return str(node.value // UNIT)
        case Call():
            return f"{node.name}({', '.join(spelt(arg) for arg in node.args)})"
    return type(node).__name__
