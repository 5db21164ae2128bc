"""Every computer player makes only legal moves, sees nothing but the view, and answers the same again for the same."""

from __future__ import annotations

from random import Random

import pytest

from game.agents.base import SpecError, agents_for
from game.agents.play import ask
from game.agents.tables import ChanceAgent
from game.core.moves import AnswerMove
from game.engine.observe import view_of
from game.engine.policies import agent_key
from game.engine.preview import refusals
from tests.engine.test_secrecy import twin
from tests.support.play import NAMED, SPECS, decision_points, generated, named, steps

pytestmark = pytest.mark.parametrize("agent", SPECS)


@pytest.mark.parametrize("number", range(8))
def test_all_its_moves_are_legal_and_its_own(agent: str, number: int) -> None:
    program = generated(number, 2)
    for state in decision_points(program, number, agent):
        for seat, player in agents_for(program, agent).items():
            moves = player.choose(program, view_of(program, state, seat), agent_key(state)).moves
            assert refusals(program, state, moves) == ()
            assert all(getattr(move, "actor", "") == program.seats[seat].id for move in moves)


@pytest.mark.parametrize("name", NAMED)
def test_it_plays_written_scenarios_without_a_refusal(agent: str, name: str) -> None:
    for seed in range(1 if ":" in agent else 3):
        assert all(result.refusals == () for _, _, result in steps(named(name), seed, agent))


@pytest.mark.parametrize("number", range(5))
def test_the_same_view_and_luck_give_the_same_answer_whatever_the_truth_is(agent: str, number: int) -> None:
    program, dice = generated(number, 1), Random(number)
    for state in decision_points(program, number):
        for seat in range(len(program.seats)):
            other = twin(program, state, seat, dice)
            answers = [
                agents_for(program, agent)[seat].choose(program, view_of(program, one, seat), 5)
                for one in (state, state, other)
            ]
            assert answers[0] == answers[1] == answers[2]


def test_it_says_nothing_when_it_is_not_asked(agent: str) -> None:
    program = generated(3, 2)
    *_, (_, _, result) = steps(program, 3)
    assert ask(program, result.state, agents_for(program, agent)).moves == ()


def test_every_question_and_offer_gets_one_answer(agent: str) -> None:
    asked = 0
    for number in range(12):
        program = generated(number, 2)
        for state in decision_points(program, number, agent):
            for seat, player in agents_for(program, agent).items():
                view = view_of(program, state, seat)
                moves = player.choose(program, view, agent_key(state)).moves
                answers = [move for move in moves if isinstance(move, AnswerMove)]
                wanted = 1 if view.crisis >= 0 else len(view.questions) + len(view.offers) if view.asked else 0
                assert len(answers) == wanted
                asked += wanted
    assert asked > 10


def test_seats_have_luck_of_their_own_and_another_key_is_another_mood(agent: str) -> None:
    program = named("two_sides")
    state = decision_points(program, 1)[0]
    player = agents_for(program, agent)[0]
    answers = {repr(player.choose(program, view_of(program, state, 0), key)) for key in range(12)}
    assert len(answers) > 1


def test_a_spec_names_it_for_all_or_for_one_seat(agent: str) -> None:
    program = named("two_sides")
    (kind,) = {type(one) for one in agents_for(program, agent).values()}
    mixed = agents_for(program, f"besk={agent},*=random")
    assert (type(mixed[0]), type(mixed[1])) == (ChanceAgent, kind)
    with pytest.raises(SpecError, match="no seat is called 'nobody'; there are arva, besk"):
        agents_for(program, f"nobody={agent}")
    with pytest.raises(SpecError, match="no computer player is called 'nobody'"):
        agents_for(program, f"{agent},besk=nobody")
