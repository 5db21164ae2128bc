"""What happened, in words: causes by their authors' titles, numbers that agree, facts for those who learn them."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.log import Cause, Change, Entry
from game.core.moves import AnswerMove, OfferMove
from game.session.telling import EVERYTHING, Row, merged, tell
from game.session.transcript import Writer
from tests.support.small import Game, action, small

FACT = {"title": "The empty depots", "says": "There is {5 km} of road and no fuel.", "known_to": ["cero"]}


def rows_of(game: Game, reader: int, label: str) -> list[Row]:
    return [row for item in tell(game.program, game.result.log, reader) for row in item.rows if row.label == label]


def told_game(**more: Any) -> Game:
    tells = action(["brum"], [{"reveal": {"fact": "depots", "to": ["alba"]}}], visible_to=["self"], **more)
    game = Game(small(actions={"tell": tells}, facts={"depots": FACT}))
    game.play("brum.tell")
    return game


def test_who_learns_a_fact_reads_what_it_says_and_nobody_else_does() -> None:
    game = told_game()
    [row] = rows_of(game, 0, "ALBA learns")
    assert (row.after, row.text) == ("The empty depots", "There is 5 km (3 miles) of road and no fuel.")
    assert rows_of(game, EVERYTHING, "ALBA learns") == [row]
    for other in (1, 2):
        assert "depots" not in repr(tell(game.program, game.result.log, other))
        assert "no fuel" not in repr(tell(game.program, game.result.log, other))


def test_a_cause_keeps_the_capitals_of_its_author() -> None:
    acts = {"declare": action(["alba"], [{"change": {"tension": 4}}], title="Bamako and Accra declare themselves")}
    game = Game(small(actions=acts))
    game.play("alba.declare")
    assert rows_of(game, 0, "Tension")[0].causes == (("Bamako and Accra declare themselves", "+4"),)


def pact_game() -> Game:
    both = ["alba", "brum"]
    pact = {
        "title": "The roadmap",
        "says": "So it is.",
        "proposer": both,
        "partner": both,
        "lasts": "3 turns",
        "terms": {"calm": {"says": "No strike.", "who": ["proposer", "partner"], "must_not": "strike"}},
        "accepted": {"change": {"tension": -2}},
        "broken": {"change": {"tension": 9}},
    }
    game = Game(small(agreements={"pact": pact}, actions={"strike": action(both)}))
    game.play(OfferMove("alba", "pact", "brum"))
    game.play(AnswerMove("brum", "pact", "accept", "alba"))
    return game


def test_a_breach_is_not_told_as_if_the_agreement_itself_did_harm() -> None:
    game = pact_game()
    assert rows_of(game, 2, "Tension")[0].causes == (("The roadmap, agreed", "-2"),)
    game.play("brum.strike")
    assert rows_of(game, 2, "Tension")[0].causes == (("The roadmap, broken", "+9"),)


def change(program: Any, before: int, after: int) -> Row:
    slot = program.names["tension"]
    entry = Entry(
        "change", 1, "orders", -1, -1, changes=(Change(slot, before, after, (Cause(-1, after - before, -1),)),)
    )
    [item] = tell(program, [entry], EVERYTHING)
    return item.rows[0]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (58_000, 63_000, "58 to 63 (+5)"),
        (35_400, 31_600, "35.4 to 31.6 (-3.8)"),
        (57_400, 58_800, "57.4 to 58.8 (+1.4)"),
        (35_440, 31_560, "35.4 to 31.6 (-3.8)"),
        (-1_400, 1_400, "-1.4 to 1.4 (+2.8)"),
        (57_900, 58_300, "58 to 58 (+0.4)"),
    ],
)
def test_the_ends_of_a_change_and_the_change_agree(before: int, after: int, shown: str) -> None:
    row = change(small(), before, after)
    assert f"{row.before} to {row.after} ({row.change})" == shown


def test_changes_of_one_number_are_merged_from_its_first_to_its_last_value() -> None:
    program = small()
    [row] = merged([change(program, 50_400, 52_400), change(program, 52_400, 52_600)])
    assert (row.before, row.after, row.change) == ("50.4", "52.6", "+2.2")


def test_a_transcript_tells_a_fact_once_however_many_learn_it() -> None:
    tells = action(["brum"], [{"reveal": {"fact": "depots", "to": ["all"]}}])
    game = Game(small(actions={"tell": tells}, facts={"depots": FACT}))
    game.play("brum.tell")
    writer = Writer(None, game.program, EVERYTHING)  # type: ignore[arg-type]
    lines = list(writer.write(tell(game.program, game.result.log, EVERYTHING), game.state))
    assert sum("no fuel" in line for line in lines) == 1
    assert sum("learns: The empty depots" in line for line in lines) == 2
    assert max(map(len, lines)) <= 100
