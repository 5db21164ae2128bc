"""What a seat can look up: facts that it knows and no others, the world's numbers, what is in force."""

from __future__ import annotations

from functools import cache

import pytest

from game.core.moves import AnswerMove, OfferMove, OrderMove
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.session.table import Table
from game.session.telling import tell
from game.session.transcript import transcript
from game.ui.presenters.board import board
from game.ui.presenters.cards import cards
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk, words
from game.ui.presenters.holdings import known, world
from game.ui.presenters.news import log_lines
from game.ui.presenters.screens import briefing
from game.ui.presenters.steps import steps
from tests.support.checked import model_of
from tests.support.small import action, document

SCENARIOS = ("korea_2023", "cuba_1962", "cold_grid")


@cache
def tables(name: str) -> Table:
    loaded = load_path(name).scenario
    table = Table.begin(loaded, compile_scenario(loaded), 4, ())
    while table.state.turn < 5 and not table.state.over:
        table.advance()
    return table


def everything_shown(table: Table, seat: int) -> str:
    """All that the screens of a seat say up to now."""
    desk = Desk(table, seat)
    shown = [board(desk, {}, {}, frozenset()).as_text(), briefing(desk).as_text()]
    shown += [line.as_text() for line in log_lines(desk)]
    shown += [step.as_text() for made in table.rounds for step in steps(desk, tell(table.program, made.log, seat))]
    shown += transcript(table.scenario, table.program, table.rounds, seat)
    return " ".join(" ".join(shown).split())


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_seat_reads_the_facts_that_it_knows_and_never_another(name: str) -> None:
    table = tables(name)
    hidden = 0
    for seat, actor in enumerate(table.program.seats):
        shown, view = everything_shown(table, seat), table.view(seat)
        for fact in table.scenario.facts.values():
            knows = view.values[table.program.names[f"knows.{actor.id}.{fact.id}"]]
            hidden += not knows
            assert (words(fact.says) in shown) == bool(knows), (actor.id, fact.id)
    assert hidden


def test_several_seats_at_one_screen_see_only_what_all_of_them_know() -> None:
    table = tables("korea_2023")
    seats = [table.program.seat_of(name) for name in ("dprk", "jpn")]
    alone = [{fact.title for fact in known(Desk(table, seat))} for seat in seats]
    shared = {fact.title for fact in known(Desk(table, seats[0], tuple(seats)))}
    assert shared == alone[0] & alone[1]
    assert alone[0] - shared
    both = world(Desk(table, seats[0], tuple(seats)))
    assert all(meter.exact for meter in both.meters)


def game(**more: object) -> Table:
    model = model_of(document(**more))
    return Table.begin(model, compile_scenario(model), 1, (0, 1, 2))


def play(table: Table, *moves: OrderMove | OfferMove | AnswerMove) -> None:
    for seat, actor in enumerate(table.program.seats):
        for move in moves:
            if move.actor == actor.id:
                table.prepare(seat, move)
        table.seal(seat)
    table.advance()


FACT = {"title": "The empty depots", "says": "No fuel.", "known_to": ["cero"]}
TELLS = {"tell": action(["brum"], [{"reveal": {"fact": "depots", "to": ["alba"]}}], visible_to=["self"])}


def test_a_fact_that_is_learnt_is_a_step_of_its_own_and_says_since_when() -> None:
    table = game(actions=TELLS, facts={"depots": FACT})
    assert [(fact.text, fact.since) for fact in known(Desk(table, 2))] == [("No fuel.", "known from the start")]
    play(table, OrderMove("brum", "tell"))
    desk = Desk(table, 0)
    shown = steps(desk, tell(table.program, table.rounds[-1].log, 0))
    assert [step.paragraphs for step in shown if step.headline == "The empty depots"] == [("No fuel.",)]
    assert [fact.since for fact in known(desk)] == ["since turn 1"]
    assert "ALBA learns: The empty depots. No fuel." in [line.text for line in log_lines(desk)]
    assert known(Desk(table, 1)) == ()


NUMBERS = {
    "order": {"label": "Order", "start": 30},
    "mood": {"label": "Mood", "start": 30, "visibility": "hidden", "width": 20},
    "buried": {"label": "Buried", "start": 30, "shown": False},
}


def test_world_meters_and_counters_are_shown_with_their_change_unless_their_author_hides_them() -> None:
    acts = {"act": action(["alba"], [{"change": {"order": 5, "deaths": 12}}])}
    table = game(meters=NUMBERS, counters={"deaths": {"label": "Lives lost"}}, deaths="deaths", actions=acts)
    play(table, OrderMove("alba", "act"))
    shown = world(Desk(table, 0))
    assert [(meter.label, meter.exact, meter.change) for meter in shown.meters] == [
        ("Order", True, 5),
        ("Mood", False, 0),
    ]
    assert shown.meters[0].reading() == "35"
    assert [row.as_text() for row in shown.counters] == ["Lives lost: 12 (+12)"]
    text = board(Desk(table, 0), {}, {}, frozenset()).as_text()
    assert "Order: 35 of 100 (+5 this turn)" in text
    assert "Lives lost: 12 (+12)" in text
    assert "Buried" not in text


def test_a_number_is_shown_as_finely_as_its_author_writes_it_with_its_unit() -> None:
    lake = {"label": "Lake", "start": 8.6, "min": 5, "max": 19.5, "unit": "km³"}
    acts = {"drain": action(["alba"], [{"change": {"lake": -0.6, "deaths": 1.5}}], costs={"capital": 2})}
    table = game(meters={"lake": lake}, counters={"deaths": {"label": "Barrels"}}, actions=acts)
    card = next(card for card in cards(Desk(table, 0), {}, {}, frozenset()) if card.id == "drain")
    assert [row.value for row in (*card.cost, *card.effects)] == ["2", "−0.6", "+1.5"]
    play(table, OrderMove("alba", "drain"))
    shown = world(Desk(table, 0))
    assert [meter.as_text() for meter in shown.meters] == ["Lake: 8.0 of 19.5\u00a0km³ (−0.6 this turn)"]
    assert (shown.meters[0].reading(), shown.meters[0].moved()) == ("8.0\u00a0km³", "−0.6")
    assert [row.as_text() for row in shown.counters] == ["Barrels: 1.5 (+1.5)"]


def test_what_moved_before_the_first_orders_is_shown_too() -> None:
    rain = {"title": "Rain", "at": "turn 1", "effects": [{"change": {"order": -4}}]}
    table = game(meters=NUMBERS, events={"rain": rain})
    assert [meter.change for meter in world(Desk(table, 0)).meters] == [-4, 0]


def pact(secrecy: str) -> Table:
    both = ["alba", "brum"]
    terms = {"calm": {"says": "No strike.", "who": ["proposer", "partner"], "must_not": "strike"}}
    deal = {"title": "Pact", "says": "So it is.", "proposer": both, "partner": both, "lasts": "3 turns"}
    table = game(
        agreements={"pact": {**deal, "secrecy": secrecy, "terms": terms}}, actions={"strike": action(["alba", "brum"])}
    )
    play(table, OfferMove("alba", "pact", "brum"))
    play(table, AnswerMove("brum", "pact", "accept", "alba"))
    return table


@pytest.mark.parametrize(("secrecy", "others"), [("public", "terms"), ("private", "title"), ("secret", "nothing")])
def test_an_agreement_in_force_is_shown_as_far_as_the_seat_knows_it(secrecy: str, others: str) -> None:
    table = pact(secrecy)
    [own] = world(Desk(table, 0)).in_force
    assert (own.title, own.between) == ("Pact", "ALBA and BRUM")
    assert own.until == "until 29 Jan 2030, 2 turns"
    assert [term.as_text() for term in own.terms] == ["ALBA: No strike.", "BRUM: No strike."]
    seen = world(Desk(table, 2)).in_force
    told = {"terms": [2], "title": [0], "nothing": []}[others]
    assert [len(one.terms) for one in seen] == told
    assert "Pact · ALBA and BRUM · until 29 Jan 2030" in board(Desk(table, 0), {}, {}, frozenset()).as_text()


def test_an_ultimatum_that_runs_says_what_is_demanded_and_until_when() -> None:
    demand = {
        "title": "One week",
        "says": "Stop it.",
        "from": "alba",
        "to": "brum",
        "deadline": "2 turns",
        "met": "tension < 20",
        "visible_to": ["alba"],
    }
    table = game(ultimatums={"week": demand}, actions={"ask": action(["alba"], [{"demand": "week"}])})
    play(table, OrderMove("alba", "ask"))
    [seen] = world(Desk(table, 1)).in_force
    assert (seen.between, seen.text) == ("ALBA to BRUM", "Stop it.")
    assert seen.until.startswith("runs out 15 Jan 2030")
    assert world(Desk(table, 2)).in_force == ()


def test_zones_are_on_the_map_and_in_its_text() -> None:
    table = tables("cuba_1962")
    map_ = chart(Desk(table, 0))
    [line] = [zone for zone in map_.zones if zone.id == "line_north"]
    assert (line.label, line.km, line.importance) == ("Quarantine line", 120, 3)
    assert line.id not in {place.id for place in map_.places}
    assert "Zone: Quarantine line, 120 km around 26.6°N 68.2°W" in map_.as_text()


def test_the_text_screen_has_all_effects_of_a_card_and_says_once_how_much_time_is_left() -> None:
    table = tables("korea_2023")
    shown = board(Desk(table, 1), {}, {}, frozenset())
    assert max(len(card.effects) for card in shown.cards) > 3
    text = shown.as_text()
    assert "about" in shown.header.clock
    assert "time left" not in text
    assert text.count(shown.header.clock) == 1
    assert all(effect.as_text() in text for card in shown.cards for effect in card.effects)
