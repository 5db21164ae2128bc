"""Whoever watches a step sees the moments at which conditions are judged, and changes nothing."""

from __future__ import annotations

from game.engine.reference import start, step
from game.engine.world import Moment
from tests.support.small import event, small


def test_every_moment_is_told_in_its_order_and_the_game_is_the_same() -> None:
    program = small(
        events={
            "grow": event([{"change": {"tension": 5}}], at="every 1 turns"),
            "answer": event(when="happened(grow, 0)", phase="react"),
        }
    )
    seen: list[Moment] = []
    first = start(program, 3, 0, seen.append)
    second = step(program, first.state, (), seen.append)
    assert first.state.digest == start(program, 3).state.digest
    assert second.state.digest == step(program, first.state).state.digest
    told = [(moment.judged, moment.turn) for moment in seen]
    # The first round of reactions has the answer; the second finds nothing more.
    assert told == [
        ("open", 1),
        ("at_once", 1),
        ("react", 1),
        ("react", 1),
        ("at_once", 1),
        ("open", 2),
        ("at_once", 2),
        ("at_once", 2),
    ]


def test_the_moment_before_the_orders_is_the_one_after_the_processes() -> None:
    program = small(
        processes={"up": {"change": "tension", "add": 3}},
        events={"grow": event([{"change": {"tension": 5}}], at="turn 1")},
    )
    seen: list[Moment] = []
    start(program, 1, 0, seen.append)
    slot = program.names["tension"]
    assert [moment.slots[slot] for moment in seen] == [53_000, 58_000]
