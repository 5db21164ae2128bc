"""What is kept for all beliefs about a program is that program's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from game.core.program import Program
from game.engine.backdrop import backdrop_of
from game.engine.belief import Belief
from game.engine.observe import view_of
from tests.support.play import decision_points, generated


def test_numbers_moved_by_hand_are_seen_at_once() -> None:
    """Such a program has the fingerprint of the original, and deeds of its own."""
    program = generated(3, 2)
    moved = replace(program, deeds=tuple(replace(deed, results=(), block=0) for deed in program.deeds))
    assert moved.fingerprint == program.fingerprint
    state = decision_points(program, 3)[-1]

    def drawn(made: Program) -> list[object]:
        return [Belief(made, view_of(made, state, seat)).sample(1) for seat in range(len(made.seats))]

    first = drawn(program)
    backdrop = backdrop_of(program)
    assert backdrop_of(program) is backdrop
    drawn(moved)
    assert backdrop_of(moved) is not backdrop and backdrop_of(moved).program is moved
    assert drawn(program) == first


def test_another_thread_with_another_program_is_not_in_the_way() -> None:
    program, other = generated(3, 2), generated(5, 1)
    backdrop = backdrop_of(program)
    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(backdrop_of, other).result().program is other
        assert backdrop_of(program) is backdrop
        assert elsewhere.submit(backdrop_of, program).result().program is program


def test_only_what_may_still_come_is_drawn_and_nothing_of_it_is_missed() -> None:
    """Against drawing from all that the seat remembers."""
    waiting = 0
    for number in range(8):
        program = generated(number, 2)
        for state in decision_points(program, number)[::3]:
            for seat in range(len(program.seats)):
                view = view_of(program, state, seat)
                belief, whole = Belief(program, view), Belief(program, view)
                backdrop = backdrop_of(program)
                whole.memories = [backdrop.memory(*mark) for mark in backdrop.marks(view)]
                assert belief.sample(5) == whole.sample(5)
                waiting += len(belief.sample(5).queue)
                assert len(belief.memories) <= len(whole.memories)
    assert waiting
