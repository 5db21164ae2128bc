"""What computer seats heed of reports: games from samples without the others come out the same."""

from __future__ import annotations

import pytest

from game.core.program import Program
from game.engine.belief import Belief
from game.engine.compiled.blocks import Use
from game.engine.compiled.reading import reports_read, slots_read
from game.engine.compiled.source import write_source
from game.engine.heeded import heeded
from game.engine.observe import view_of
from game.engine.plain import PlainEngine
from game.engine.playing import Policy
from tests.support.play import decision_points, generated, named


@pytest.mark.parametrize("number", range(10))
def test_it_is_what_generated_source_reads(number: int) -> None:
    program = generated(number, number % 3)
    source = write_source(program, Use())
    assert heeded(program) == reports_read(program, slots_read(source.text) | slots_read(source.doctrine))


def agree(program: Program, seed: int) -> int:
    engine, count = PlainEngine(program), 0
    for state in decision_points(program, seed)[::2]:
        for seat in range(len(program.seats)):
            view = view_of(program, state, seat)
            ends = [
                engine.rollouts([Belief(program, view, whole).sample(7)], [9], {}, [policy] * len(program.seats))
                for policy in (Policy("random"), Policy())
                for whole in (True, False)
            ]
            assert ends[0] == ends[1] and ends[2] == ends[3]
            count += 1
    return count


@pytest.mark.parametrize("number", (0, 1, 2, 3, 5, 6))
def test_games_come_out_the_same_without_the_rest(number: int) -> None:
    assert agree(generated(number, 2), number) > 1


def test_games_of_a_written_scenario_come_out_the_same() -> None:
    assert agree(named("two_sides"), 2) > 3
