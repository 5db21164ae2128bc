"""The lines of a condition: what each says, where it stands and what it comes to, so that one can be named that never
held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.analysis.playtest.tally import Tally
from game.core.amounts import figure, measure
from game.core.expr import AtLeast, Compare, Const, Expr, Slot
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.core.source import Span
from game.core.tree import Condition, Logic, Test


@dataclass(frozen=True, slots=True)
class Watch:
    """One line of the condition of a part, and what it comes to."""

    part: str
    text: str
    span: Span
    expr: Expr


def lines_of(part: str, test: Test, expr: Expr, span: Span) -> list[Watch]:
    """The lines of a condition that must all hold; the whole as one line where they cannot be told apart."""
    texts = list(_lines(test, span))
    if isinstance(expr, AtLeast) and expr.count == len(expr.items) == len(texts):
        return [Watch(part, text, place, item) for (text, place), item in zip(texts, expr.items, strict=True)]
    return [Watch(part, _whole(test), span, expr)]


def _lines(test: Test, span: Span) -> Iterator[tuple[str, Span]]:
    if test.mode != "all" or test.at_least:
        yield _whole(test), span
        return
    for part in test.parts:
        if isinstance(part, Test):
            yield _whole(part), span
        elif isinstance(part.tree, Logic) and part.tree.op == "and":
            for item in part.tree.items:
                yield part.text[item.start : item.end], _shift(part.span, item.start)
        else:
            yield part.text, part.span


def _shift(span: Span, offset: int) -> Span:
    return replace(span, column=span.column + offset) if span.line == span.end_line else span


def _whole(test: Test | Condition) -> str:
    if isinstance(test, Condition):
        return test.text
    glue = " and " if test.mode == "all" else ", " if test.at_least else " or "
    inner = glue.join(_whole(part) for part in test.parts)
    if test.at_least:
        return f"at least {test.at_least} of ({inner})"
    return f"none of ({inner})" if test.mode == "none" else inner


def watches(scenario: Scenario, program: Program, tally: Tally) -> tuple[Watch, ...]:
    """The lines of the conditions of all events and endings that have not come so far."""
    found: list[Watch] = []
    came = {key.which for key in tally.hits if key.what == "deed"}
    for happening in program.happenings:
        deed = program.deeds[happening.deed]
        written = scenario.events[deed.id]
        if happening.when is not None and written.when is not None and happening.deed not in came:
            found += lines_of(f"event.{deed.id}", written.when, happening.when, written.place("when"))
    for index, finish in enumerate(program.finishes):
        ending = scenario.endings[finish.id]
        if ending.when is not None and not tally.endings[index] + tally.others[index]:
            found += lines_of(f"ending.{finish.id}", ending.when, finish.when, ending.place("when"))
    return tuple(dict.fromkeys(found))


def range_of(program: Program, tally: Tally, expr: Expr) -> str:
    """Where the numbers that a condition compares have been, in words; "" where it compares none."""
    known = {}
    for slot in _compared(expr):
        if slot in tally.ranges:
            low, high = tally.ranges[slot]
            info = program.slots[slot]
            known[info.name] = f"{info.name} was {figure(info, low)} to {measure(info, high)}"
    return f"{', '.join(list(known.values())[:3])} in all games" if known else ""


def _compared(expr: Expr) -> Iterator[int]:
    match expr:
        case Compare(_, Slot(index), Const()) | Compare(_, Const(), Slot(index)):
            yield index
        case AtLeast(_, items):
            for item in items:
                yield from _compared(item)
