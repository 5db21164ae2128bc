"""What others hold against each other, as far as one seat can tell by what it has seen."""

from __future__ import annotations

from game.core.program import Program
from game.engine.belief import sample
from game.engine.observe import view_of
from tests.support.small import Game, action, small

FORCE = action(["alba", "brum"], target="any other", rung="clash", doctrine={"force_aim": 1})
CALM = action(["brum"], target="any other", calms=True, doctrine={"calm_aim": 1})


def program(**more: object) -> Program:
    return small(actions={"strike": FORCE | more, "soothe": CALM})


def held(game: Game, watcher: str, seat: str, other: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Grudge and credit of a seat toward another: as the watcher thinks, and in truth."""
    made = game.program
    guess = sample(made, view_of(made, game.state, made.seat_of(watcher)), 1)
    pair = made.seat_of(seat), made.seat_of(other)
    slots = made.slights[pair], made.credits[pair]
    return (
        (guess.slots[slots[0]], guess.slots[slots[1]]),
        (game.state.slots[slots[0]], game.state.slots[slots[1]]),
    )


def played(made: Program) -> Game:
    game = Game(made)
    game.play("alba.strike.brum", "brum.soothe.alba")
    game.play("brum.strike.alba")
    game.play()
    return game


def test_a_bystander_can_tell_what_open_deeds_have_left() -> None:
    game = played(program())
    thought, truth = held(game, "cero", "brum", "alba")
    assert truth[0] > 0
    assert abs(thought[0] - truth[0] // 2) <= 2, "a strike at one of two is half a strike at each"
    thought, truth = held(game, "cero", "alba", "brum")
    assert abs(thought[0] - truth[0] // 2) <= 2


def test_what_it_has_not_seen_leaves_nothing() -> None:
    game = played(program(visible_to=["self", "target"]))
    thought, truth = held(game, "cero", "brum", "alba")
    assert truth[0] > 0
    assert thought == (0, 0)


def test_restraint_leaves_a_credit_and_its_own_are_as_it_knows_them() -> None:
    game = played(program())
    thought, truth = held(game, "cero", "alba", "brum")
    assert truth[1] > 0
    assert abs(thought[1] - truth[1] // 2) <= 2
    thought, truth = held(game, "alba", "alba", "brum")
    assert thought == truth
