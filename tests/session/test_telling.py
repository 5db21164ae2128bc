"""What happened, in words: causes by their authors' titles, numbers that agree, facts for those who learn them."""

from __future__ import annotations

from typing import Any

from game.core.moves import AnswerMove, OfferMove
from game.session.rows import Row
from game.session.telling import EVERYTHING, tell
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


def test_a_transcript_tells_a_fact_once_however_many_learn_it() -> None:
    tells = action(["brum"], [{"reveal": {"fact": "depots", "to": ["all"]}}])
    game = Game(small(actions={"tell": tells}, facts={"depots": FACT}))
    game.play("brum.tell")
    writer = Writer(None, game.program, EVERYTHING)  # type: ignore[arg-type]
    lines = list(writer.write(tell(game.program, game.result.log, EVERYTHING), game.state))
    assert sum("no fuel" in line for line in lines) == 1
    assert sum("learns: The empty depots" in line for line in lines) == 2
    assert max(map(len, lines)) <= 100


def test_two_orders_of_one_title_are_told_apart_by_what_each_did() -> None:
    acts = {"aid": action(["alba", "brum"], [{"change": {"tension": -2}}])}
    game = Game(small(actions=acts))
    game.play("alba.aid", "brum.aid")
    [row] = rows_of(game, 2, "Tension")
    assert row.causes == (("An act", "-4"),)
    ordered = [item.source for item in tell(game.program, game.result.log, 2) if item.kind == "order"]
    assert len(set(ordered)) == 2
    assert {source: amount for source, _, amount in row.shares} == dict.fromkeys(ordered, -2_000)


def test_what_undoes_itself_is_told_and_what_has_no_room_is_not() -> None:
    acts = {
        "calm": action(["alba"], [{"change": {"tension": -3}}], title="Calm"),
        "stir": action(["brum"], [{"change": {"tension": 3}}], title="Stir"),
        "sink": action(["cero"], [{"change": {"tension": -100}}], title="Sink"),
    }
    game = Game(small(actions=acts))
    game.play("alba.calm", "brum.stir")
    [row] = rows_of(game, 0, "Tension")
    assert row.as_text() == f"Tension stays at {row.after}: Calm -3, Stir +3"
    game.play("cero.sink")
    game.play("cero.sink")
    assert rows_of(game, 0, "Tension") == []


def test_two_orders_of_one_title_that_undo_each_other_are_no_change() -> None:
    acts = {
        "guard": action(["alba"], [{"change": {"tension": -5}}], title="Patrol"),
        "harass": action(["brum"], [{"change": {"tension": 5}}], title="Patrol"),
    }
    game = Game(small(actions=acts))
    game.play("alba.guard", "brum.harass")
    assert rows_of(game, 0, "Tension") == []


def test_who_does_not_know_of_one_side_is_not_told_that_it_undid_the_other() -> None:
    acts = {
        "calm": action(["alba"], [{"change": {"tension": -3}}], title="Calm", visible_to=["self"]),
        "stir": action(["brum"], [{"change": {"tension": 3}}], title="Stir"),
    }
    game = Game(small(actions=acts))
    game.play("alba.calm", "brum.stir")
    assert rows_of(game, 2, "Tension") == []
    assert len(rows_of(game, 0, "Tension")) == 1


def test_a_fine_meter_is_told_in_its_decimals_with_its_unit() -> None:
    meters = {"lake": {"label": "Lake", "start": 8.6, "min": 5, "max": 20, "unit": "km³"}}
    acts = {
        "drain": action(["alba"], [{"change": {"lake": -0.6}}], title="Drain"),
        "fill": action(["brum"], [{"change": {"lake": 0.2}}], title="Fill"),
    }
    game = Game(small(meters=meters, actions=acts))
    game.play("alba.drain", "brum.fill")
    [row] = rows_of(game, 2, "Lake")
    assert row.as_text() == "Lake 8.6 to 8.2\u00a0km³ (-0.4): Drain -0.6, Fill +0.2"
    assert row.counts
    writer = Writer(None, game.program, EVERYTHING)  # type: ignore[arg-type]
    lines = writer.write(tell(game.program, game.result.log, EVERYTHING), game.state)
    assert any("Lake 8.6 to 8.2\u00a0km³ (-0.4)" in line for line in lines)


def test_the_causes_of_a_change_have_its_decimals_and_add_up() -> None:
    acts = {
        "stir": action(["alba"], [{"change": {"tension": "0.1 * tension"}}], title="Stir"),
        "calm": action(["brum"], [{"change": {"tension": "-0.05 * tension"}}], title="Calm"),
    }
    game = Game(small(actions=acts))
    game.play("alba.stir", "brum.calm")
    [row] = rows_of(game, 0, "Tension")
    assert row.as_text() == "Tension 50.0 to 52.5 (+2.5): Stir +5.0, Calm -2.5"
