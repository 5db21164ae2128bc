"""What a review says of the game itself."""

from __future__ import annotations

from game.analysis.review.summary import sentences
from game.core.codes import RUNG
from tests.analysis.review.stories import about, played, scenario
from tests.support.small import action


def test_the_highest_step_is_that_of_the_whole_game_and_not_of_its_end() -> None:
    program = scenario({"strike": action(["alba"], rung="clash")}, turns=6)
    rounds = played(program, ["alba.strike"], [], [], [])
    assert rounds[-1].state.slots[RUNG] < 2
    assert "The highest step of the ladder that was reached: 3 of 3, ‘clash’." in " ".join(
        sentences(about(program, rounds))
    )


def test_a_step_that_was_reached_in_the_last_turn_counts() -> None:
    program = scenario({"show": action(["alba"], rung="show")}, turns=2)
    rounds = played(program, [], ["alba.show"])
    assert "2 of 3, ‘show’" in " ".join(sentences(about(program, rounds)))
