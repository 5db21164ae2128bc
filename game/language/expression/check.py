"""Names, kinds and ranges of an expression, against what a scenario declares. Never changes the tree.

Every number has an interval from the ranges of its meters. An expression is refused when a value on the way could
outgrow 64 bits, and the author is warned of comparisons that cannot come out two ways.
"""

from __future__ import annotations

from dataclasses import replace

from game.core.findings import Place
from game.core.fixed import UNIT, show
from game.core.tree import Call, Comparison, Logic, Name, Negative, Node, Not, Num, Sum
from game.language.expression.arguments import check_arguments, find
from game.language.expression.contradiction import contradiction
from game.language.expression.names import Known, dashed, resolve
from game.language.expression.problem import Problem, at
from game.language.interval import Interval
from game.language.scope import Scope


def check_condition(tree: Node, scope: Scope) -> tuple[Problem, ...]:
    """What is wrong with a yes/no expression."""
    checker = _Checker(scope)
    checker.truth(tree)
    return tuple(checker.problems)


def check_formula(tree: Node, scope: Scope) -> tuple[Problem, ...]:
    """What is wrong with a number expression."""
    checker = _Checker(scope, amount=True)
    checker.number(tree)
    return tuple(checker.problems)


_WHOLE = "write a whole comparison, such as tension >= 60"


class _Checker:
    """Walks one tree. `amount` if the whole is a number, so that no part of it is a condition."""

    def __init__(self, scope: Scope, *, amount: bool = False) -> None:
        self.scope = scope
        self.amount = amount
        self.problems: list[Problem] = []

    def truth(self, node: Node) -> None:
        """Check a part that must be a yes/no."""
        match node:
            case Name():
                self._name(node, number=False)
            case Call():
                self._call(node, number=False)
            case Comparison():
                self._comparison(node)
            case Logic():
                self._logic(node)
            case Not():
                self.truth(node.value)
            case _:
                if self.number(node) is not None:
                    self._add(at(node, "not-a-condition", "this is a number, not a yes/no", _WHOLE))

    def number(self, node: Node) -> Interval | None:
        """Check a part that must be a number: its range, or None after a problem."""
        match node:
            case Num():
                return Interval(node.value, node.value)
            case Name():
                return self._name(node, number=True)
            case Call():
                return self._call(node, number=True)
            case Negative():
                inside = self.number(node.value)
                return None if inside is None else inside.negative()
            case Sum():
                return self._sum(node)
            case _:
                self._add(at(node, "not-a-number", "this is a yes/no, not a number"))
                return None

    def _name(self, node: Name, *, number: bool) -> Interval | None:
        found = resolve(node, self.scope, number=number)
        if isinstance(found, Problem):
            self._add(found)
            return None
        if (found.interval is None) != number:
            return found.interval
        self._add(_wrong_kind(node, found, self.amount))
        return None

    def _call(self, node: Call, *, number: bool) -> Interval | None:
        predicate = find(node, self.scope)
        if isinstance(predicate, Problem):
            self._add(predicate)
            return None
        parts, problems = check_arguments(node, predicate, self.scope)
        self.problems += problems
        ranges = [self.number(part) for part in parts]
        known = tuple(one for one in ranges if one is not None)
        if problems or len(known) < len(ranges):
            return None
        if (predicate.gives == "number") == number:
            return predicate.interval(known) if number else None
        if number:
            self._add(at(node, "not-a-number", f"'{node.name}' answers yes or no; it is not a number"))
        else:
            hint = f"compare it: {node.name}(...) >= 2"
            self._add(at(node, "not-a-condition", f"'{node.name}' gives a number, not a yes/no", hint))
        return None

    def _sum(self, node: Sum) -> Interval | None:
        problem = self._dashed_name(node)
        if problem is not None:
            self._add(problem)
            return None
        left, right = self.number(node.left), self.number(node.right)
        if left is None or right is None:
            return None
        raw = left.combine(node.op, right)
        if not raw.fits:
            hint = "multiply numbers with a range, such as meters, rather than counters"
            self._add(at(node, "number-too-large", "this could become too large a number", hint))
            return None
        return raw.settled(node.op)

    def _dashed_name(self, node: Sum) -> Problem | None:
        meant = dashed(node)
        if meant is None or isinstance(resolve(meant, self.scope, number=True), Problem):
            return None
        return at(node, "bad-name", "'-' takes one number from another", f"write {'.'.join(meant.parts)}")

    def _logic(self, node: Logic) -> None:
        before = len(self.problems)
        for item in node.items:
            self.truth(item)
        if len(self.problems) == before and node.op == "and":
            self._contradiction(node)

    def _comparison(self, node: Comparison) -> None:
        before = len(self.problems)
        parts = [node.first, *(part for _, part in node.rest)]
        ranges = [self.number(part) for part in parts]
        for index, (op, right) in enumerate(node.rest):
            one, other = ranges[index], ranges[index + 1]
            verdict = None if one is None or other is None else one.verdict(op, other)
            if verdict is not None:
                self._settled(replace(node, start=parts[index].start, end=right.end), parts[index], right, verdict)
        if len(self.problems) == before and len(node.rest) > 1:
            self._contradiction(node)

    def _settled(self, node: Node, left: Node, right: Node, verdict: bool) -> None:
        """Warn of a comparison that always or never holds."""
        key, word = ("always-true", "always") if verdict else ("never-true", "never")
        message = f"this {word} holds"
        places: tuple[Place, ...] = ()
        for side in (left, right):
            if isinstance(side, Name):
                found = resolve(side, self.scope, number=True)
                message, places = f"{message}: {self._range(side, found)}", _declared(found)
                break
        self._add(replace(at(node, key, message, "", places), severity="warning"))

    def _contradiction(self, node: Node) -> None:
        name = contradiction(node, self.scope)
        if name is not None:
            message = f"this never holds: '{'.'.join(name.parts)}' cannot meet all of it"
            hint = "write 'or' where one is enough" if isinstance(node, Logic) else ""
            self._add(replace(at(node, "never-true", message, hint), severity="warning"))

    def _range(self, name: Name, found: Known | Problem) -> str:
        """Between which values a name stays, in the author's words."""
        written = ".".join(name.parts)
        if isinstance(found, Problem) or found.interval is None:
            return f"'{written}' has no range"
        low, high = (show(value, 0 if value % UNIT == 0 else 3) for value in (found.interval.low, found.interval.high))
        rungs = list(self.scope.ids.get("rung", {}))
        if name.parts == ("rung",) and rungs:
            low, high = f"'{rungs[0]}'", f"'{rungs[-1]}'"
        return f"'{written}' is {low}" if low == high else f"'{written}' stays between {low} and {high}"

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)


def _wrong_kind(node: Name, found: Known, amount: bool) -> Problem:
    written = ".".join(node.parts)
    places = _declared(found)
    if found.interval is None:
        hint = (
            "count it in a counter or a meter, and name that" if amount else "write it alone, or with 'not' before it"
        )
        return at(node, "not-a-number", f"'{written}' is a yes/no, not a number", hint, places)
    return at(node, "not-a-condition", f"'{written}' is a number, not a yes/no", f"compare it: {written} >= 60", places)


def _declared(found: Known | Problem) -> tuple[Place, ...]:
    return (Place(found.span, "defined here"),) if isinstance(found, Known) and found.span is not None else ()
