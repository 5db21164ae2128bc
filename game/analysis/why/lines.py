"""The lines of an author's conditions, each lowered by itself, with the numbers that it asks for.

What a line is worth is decided by `engine.evaluate` on the same expression that the rules use; nothing is decided
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.why.data import Cell
from game.core.codes import TURN
from game.core.expr import Expr, Since, Within
from game.core.fixed import NEVER, UNIT, show
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.core.tree import Call, Comparison, Condition, Logic, Name, Negative, Node, Not, Sum, Test
from game.engine.evaluate import value
from game.engine.lowering.grounding import Grounding
from game.engine.lowering.program import named_slots
from game.language.expression.english import clause, phrase
from game.language.expression.lower import lower_number, lower_test, lower_truth
from game.language.speak import ScenarioLabels, capital
from game.scenario.rules.walk import place_of

_WRAPPERS = {"any": "any of these", "none": "none of these", "all": "all of these"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A part of a line that has a value of its own: its English, what it is worth, and of what kind it is.

    `kind` is number, turns, rung or yes/no.
    """

    words: str
    worth: Expr
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a condition: as it was written, where, and lowered. `alone` if it is one question by itself."""

    text: str
    span: Span
    test: Expr
    figures: tuple[Figure, ...] = ()
    alone: bool = False
    depth: int = 0


class Lines:
    """Conditions of one scenario line by line."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._tables = named_slots(scenario)

    def of(self, test: Test | None, self_id: str = "", target_id: str = "") -> tuple[Line, ...]:
        """The lines of a condition for these roles, those inside `any_of` and of named conditions below them."""
        ground = Grounding(self._tables, (), self_id, target_id)
        return tuple(_Reader(self._scenario, ground).lines(test)) if test is not None else ()

    def cell(self, line: Line, slots: Sequence[int], truth: Sequence[int] | None = None) -> Cell:
        """What a line comes to on these slots. `truth` is the real state where `slots` are what a seat knows."""
        held = value(line.test, slots) != 0
        words = [said for figure in line.figures if (said := self._said(figure, slots, truth, line.alone))]
        if truth is not None and (value(line.test, truth) != 0) != held:
            words.append(f"in truth it {'does not hold' if held else 'holds'}")
        return Cell(held, self._short(line, slots), "; ".join(words))

    def _said(self, figure: Figure, slots: Sequence[int], truth: Sequence[int] | None, alone: bool) -> str:
        told = self._told(figure, slots)
        if figure.kind == "yes/no":
            last = _last(figure.worth, slots)
            if alone:
                return last
            return f"“{figure.words}”: {told}{f', {last}' if last else ''}"
        real = self._told(figure, truth) if truth is not None else told
        return f"{capital(figure.words)} is {told}{f' as far as it knows, in truth {real}' if real != told else ''}"

    def _told(self, figure: Figure, slots: Sequence[int]) -> str:
        worth = value(figure.worth, slots)
        if figure.kind == "yes/no":
            return "yes" if worth else "no"
        if figure.kind == "rung":
            return f"“{list(self._scenario.rungs.values())[worth // UNIT].title}”"
        return "never" if worth == NEVER else ScenarioLabels(self._scenario).plain(worth)

    def _short(self, line: Line, slots: Sequence[int]) -> str:
        """The one number of a line, for a narrow table."""
        numbers = [figure for figure in line.figures if figure.kind in ("number", "turns")]
        if len(line.figures) != 1 or not numbers:
            return ""
        worth = value(numbers[0].worth, slots)
        return "" if worth == NEVER else show(worth, 0 if worth % UNIT == 0 else 1)


def _last(worth: Expr, slots: Sequence[int]) -> str:
    """When a thing of history last happened."""
    if not isinstance(worth, Within):
        return ""
    since = value(Since(worth.slots), slots)
    return "it never happened" if since == NEVER else f"last in turn {slots[TURN] - since // UNIT}"


@dataclass(frozen=True, slots=True)
class _Reader:
    scenario: Scenario
    ground: Grounding

    def lines(self, test: Test, depth: int = 0, *, named: bool = True, flat: bool = True) -> Iterator[Line]:
        """The lines of a test. `named`: with those of the named conditions that they use; `flat`: a list of lines that
        must all hold needs no head."""
        plain = test.mode == "all" and not test.at_least
        if not (plain and flat):
            head = f"at least {test.at_least} of these" if test.at_least else _WRAPPERS[test.mode]
            yield Line(f"{head}:", _span(test), lower_test(test, self.ground), depth=depth)
            depth += 1
        for part in test.parts:
            if isinstance(part, Condition):
                yield from self.condition(part, depth, named)
            else:
                yield from self.lines(part, depth, named=named, flat=plain)

    def condition(self, rule: Condition, depth: int, named: bool) -> Iterator[Line]:
        """One written line, and one step down the parts that `and` and `or` join, and named conditions."""
        yield from self.truth(rule, rule.tree, rule.text, depth, named)

    def truth(self, rule: Condition, node: Node, text: str, depth: int, named: bool) -> Iterator[Line]:
        """A yes/no within a line, with its parts."""
        core = node.value if isinstance(node, Not) else node
        figures = () if isinstance(core, Logic) else tuple(self.figures(core))
        test = lower_truth(node, self.ground)
        yield Line(text, place_of(rule, node), test, figures, isinstance(core, Name | Call), depth)
        if isinstance(core, Logic):
            for item in core.items:
                yield from self.truth(rule, item, rule.text[item.start : item.end], depth + 1, named)
        elif named and isinstance(core, Name) and core.parts[0] in self.scenario.define:
            yield from self.definition(core.parts[0], depth + 1, core is node)

    def definition(self, name: str, depth: int, bare: bool) -> Iterator[Line]:
        """What a named condition says; under its name where the line says more than that."""
        found = self.scenario.define[name]
        if not bare:
            yield Line(f"{name}:", found.span, self.ground.definition(name), depth=depth)
            depth += 1
        yield from self.lines(found.test, depth, named=False)

    def figures(self, node: Node) -> Iterator[Figure]:
        """Everything in a single question that has a value worth telling."""
        match node:
            case Not(value=inner):
                yield from self.figures(inner)
            case Comparison(first=first, rest=rest):
                for side in (first, *(part for _, part in rest)):
                    yield from self.numbers(side)
            case Name(parts=(name,)) if name in self.scenario.define:
                return
            case _:
                yield Figure(clause(node, self.ground.words), lower_truth(node, self.ground), "yes/no")

    def numbers(self, node: Node) -> Iterator[Figure]:
        """The numbers of one side of a comparison, then what they come to together."""
        match node:
            case Name(parts=("rung", _)):
                return
            case Name(parts=("rung",)):
                yield self.number(node, "rung")
            case Name():
                yield self.number(node, "number")
            case Call(name=name):
                yield self.number(node, "turns" if name.startswith("turns") else "number")
            case Negative(value=inner):
                yield from self.numbers(inner)
            case Sum(left=left, right=right):
                yield from self.numbers(left)
                yield from self.numbers(right)
                yield self.number(node, "number")

    def number(self, node: Node, kind: str) -> Figure:
        """One number with its English."""
        return Figure(phrase(node, self.ground.words), lower_number(node, self.ground), kind)


def _span(test: Test) -> Span:
    """Where a wrapper's first line stands."""
    first = test.parts[0]
    return first.span if isinstance(first, Condition) else _span(first)
