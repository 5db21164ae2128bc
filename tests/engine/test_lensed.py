"""An expression rewritten for a seat is worth on the truth what the expression is worth on the seat's view."""

from __future__ import annotations

from random import Random

import pytest

from game.core.codes import EXCHANGE, RUNG, STEP, TURN
from game.core.expr import Arith, AtLeast, Compare, Const, Expr, Marks, Neither, OneOf, Scaled, Since, Slot, Within
from game.core.program import Program
from game.engine.evaluate import value
from game.engine.lensed import Lensed
from game.engine.observe import view_of
from tests.support.play import decision_points, generated, named
from tests.support.twins import twin


def expressions(program: Program, dice: Random) -> list[Expr]:
    """Each kind of expression over slots of every kind, but for those of a crisis, which not every seat can see."""
    known = [index for index in range(len(program.slots)) if index not in (EXCHANGE, STEP)]
    numbers: list[Expr] = [Slot(index) for index in known]
    histories = [index for index, info in enumerate(program.slots) if info.kind == "history"]
    some = [tuple(dice.sample(histories, min(3, len(histories)))) for _ in range(20)]
    places: list[Expr] = [OneOf(dice.choice(known), (0, 1, -1)) for _ in range(40)]
    clocks = [Scaled(index) for index in (TURN, RUNG)]
    spans: list[Expr] = [kind(slots, dice.randrange(4)) for slots in some for kind in (Within, Marks)]
    both = [Compare("<", dice.choice(numbers), dice.choice(numbers)) for _ in range(20)]
    sums = [Arith("+", dice.choice(numbers), Const(5)) for _ in range(20)]
    tests = [AtLeast(1, (dice.choice(both), Neither(dice.choice(spans)))) for _ in range(20)]
    return [*numbers, *places, *clocks, *spans, *(Since(slots) for slots in some), *both, *sums, *tests]


def agrees(program: Program, seed: int) -> int:
    dice, compared = Random(seed), 0
    exprs = expressions(program, dice)
    for state in decision_points(program, seed)[::2]:
        for seat in range(len(program.seats)):
            lensed = Lensed(program, seat)
            for one in (state, twin(program, state, seat, dice)):
                view = view_of(program, one, seat)
                reports = [(one.slots[report.low] + one.slots[report.high]) // 2 for report in program.reports.values()]
                truth = (*one.slots, *reports)
                for expr in exprs:
                    assert value(lensed(expr), truth) == value(expr, view.values), expr
                    compared += 1
    return compared


@pytest.mark.parametrize("number", (0, 1, 2, 3, 5, 6))
def test_it_agrees_with_views_of_generated_scenarios(number: int) -> None:
    assert agrees(generated(number, 2), number) > 500


def test_it_agrees_with_views_of_a_written_scenario() -> None:
    assert agrees(named("two_sides"), 3) > 500
