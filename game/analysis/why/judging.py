"""What the answers to all questions share: rows from lines, costs, the turns of a recording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.analysis.why.data import NOT_ASKED, Case, Cell, Row
from game.analysis.why.lines import Line, Lines
from game.core import amounts
from game.core.expr import Expr
from game.core.program import Program
from game.core.source import Span
from game.core.tree import Formula, Name
from game.engine.legality import price

Slots = Sequence[int]
View = tuple[Slots, Slots | None]
"""What conditions are judged on: the state, or what a seat knows with the state behind it."""


def line_rows(lines: Lines, found: Sequence[Line], lead: str, views: Sequence[View | None]) -> Iterator[Row]:
    """A row for each line of a condition; turns without a view were not judged."""
    for number, line in enumerate(found):
        cells = tuple(NOT_ASKED if view is None else lines.cell(line, *view) for view in views)
        yield Row(lead if number == 0 else "", line.text, line.span, cells, line.depth)


def cost_rows(
    program: Program,
    costs: Sequence[tuple[int, Expr]],
    written: Sequence[tuple[Name, Formula]],
    span: Span,
    views: Sequence[View | None],
) -> Iterator[Row]:
    """A row for each cost: is there enough of it, judged for this cost alone?"""
    for number, ((slot, cost), (name, formula)) in enumerate(zip(costs, written, strict=True)):
        cells = []
        for view in views:
            if view is None:
                cells.append(NOT_ASKED)
                continue
            info = program.slots[slot]
            wanted, left = price(cost, view[0]), view[0][slot] - info.low
            needs, has = amounts.price(info, wanted), amounts.balance(info, max(0, left))
            cells.append(Cell(wanted <= left, amounts.balance(info, left), f"needs {needs}; {has} left"))
        yield Row("costs" if number == 0 else "", f"{'.'.join(name.parts)}: {formula.text}", span, tuple(cells))


def merged(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Cases of one seat whose rows say the same for several targets, told once, with the rows that are their own."""
    found: dict[tuple[str, tuple[int, ...], tuple[Row, ...]], list[Case]] = {}
    for case in cases:
        shared = tuple(row for row in case.rows if not row.own)
        found.setdefault((case.who, case.turns, shared), []).append(case)
    return tuple(
        Case(who, turns, (*rows, *_own(alike)), ", ".join(case.target for case in alike))
        for (who, turns, rows), alike in found.items()
    )


def _own(cases: Sequence[Case]) -> Iterator[Row]:
    for case in cases:
        for row in case.rows:
            if row.own:
                yield replace(row, text=f"{case.target}: {row.text}") if len(cases) > 1 else row
