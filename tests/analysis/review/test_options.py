"""Alternatives are what the seat could really have done, each another thing."""

from __future__ import annotations

import pytest

from game.analysis.review.decisions import points_of
from game.analysis.review.options import MOST
from game.core.program import Program
from game.engine.plain import moves_of
from game.engine.preview import refusals
from game.session.table import Round
from tests.support.play import generated, named, steps


def rounds_of(program: Program, seed: int, spec: str) -> list[Round]:
    return [
        Round(moves, result.state, result.log, result.draws, (), {}) for _, moves, result in steps(program, seed, spec)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_every_alternative_was_allowed_and_is_another_thing(seed: int) -> None:
    weighed = 0
    for program, spec in ((generated(seed, 2), "random"), (named("two_sides"), "random,arva=doctrine")):
        for point in points_of(program, rounds_of(program, seed, spec)):
            for sitting in point.sittings:
                for decision in sitting.decisions:
                    weighed += len(decision.others)
                    plans = [option.plan for option in decision.others]
                    assert sitting.plan not in plans and len(set(plans)) == len(plans)
                    assert len({option.words for option in decision.others}) == len(plans)
                    assert decision.kind != "orders" or len(plans) <= MOST
                    for plan in plans:
                        made = moves_of(program, point.state, sitting.seat, plan)
                        assert refusals(program, point.state, made) == ()
    assert weighed > 50


def test_answers_replies_offers_and_crises_are_decisions_with_all_their_options() -> None:
    found: dict[str, set[int]] = {}
    for seed in range(30):
        program = generated(seed, 2)
        for point in points_of(program, rounds_of(program, seed, "random")):
            for sitting in point.sittings:
                for decision in sitting.decisions:
                    found.setdefault(decision.kind, set()).add(len(decision.others))
    assert set(found) == {"orders", "answer", "reply", "offer", "exchange"}
    assert found["reply"] == {1} and found["exchange"] == {2}
