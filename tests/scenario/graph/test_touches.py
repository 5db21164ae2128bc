"""What can move a thing and what asks about it is found in every part of a scenario, with its place and its roles."""

from __future__ import annotations

import pytest

from game.core.model.scenario import Scenario
from game.scenario.build import load_path
from game.scenario.graph.links import Part
from game.scenario.graph.model import around, find
from game.scenario.graph.nearby import around_thing
from game.scenario.graph.picture import place
from game.scenario.graph.svg import draw
from game.scenario.graph.things import KINDS, Thing, missing, names, things
from game.scenario.graph.touches import askers, movers
from tests.support.opening import opening, scenario_of

TEXT = (
    opening()
    + """\
actors:
  alba: {title: Alba, short: ALB, currency: capital, slots: 2}
  brum:
    title: Brum
    short: BRU
    currency: capital
    slots: 2
    objectives: {fed: {title: Fed, measure: brum.bread + 2, from: 10, to: 60}}
    red_lines: {hunger: {when: brum.bread < 5, says: No hunger.}}
meters:
  tension: {label: Tension, start: 50}
  bread: {label: Bread, of: actor, start: {alba: 30, brum: 40}}
  capital: {label: Capital, of: actor, start: 3, visibility: own}
  trust: {label: Trust, of: pair, start: 50}
counters: {storm: {label: Storms}}
flags: {open_line: {label: The line is open}}
facts: {mole: {title: A mole, says: There is a mole., known_to: [alba]}}
places: {port: {title: Port, lat: 50, lon: 10}, bay: {title: Bay, lat: 51, lon: 11}}
pieces: {ship: {title: A ship, owner: alba, kind: ship, at: port}}
define: {hungry: brum.bread < 20}
processes:
  harvest: {for_each: [alba, brum], change: self.bread, add: 2, when: turn >= 2, says: the harvest}
  calm: {change: tension, toward: 50, by: 10%, when: not flag.open_line}
actions:
  feed:
    title: Feed
    blurb: Feed.
    instrument: economic
    who: [alba, brum]
    target: any other
    needs: not hungry
    costs: {bread: 3}
    odds: {base: 50%, add: {thanks: {by: +10%, if: target.bread < 50}}}
    outcomes:
      success: {effects: [{change: {target.bread: +5, self.bread: -1}}, {flag: open_line}]}
      failure: {effects: [{unflag: open_line, if: brum.bread >= 30}]}
  sail:
    title: Sail
    blurb: Sail.
    instrument: military
    who: alba
    needs: at(ship, port)
    effects: [{move: {piece: ship, to: bay}}, {reveal: {fact: mole, to: others}}]
packages: {help: {title: Help, blurb: Help., actions: [feed, sail]}}
events:
  storm:
    title: A storm
    when: happened(storm)
    effects: [{set: {brum.bread: 1}}, {change: {storm: +1}}]
agreements:
  pact:
    title: A pact
    says: Bread for peace.
    proposer: [alba]
    partner: [brum]
    lasts: 2 turns
    trust: trust
    breach_trust: 12
    terms:
      grain: {who: [proposer], says: Pays., pays: {bread: 4}}
      peace: {who: [partner], says: Calm., holds: tension < 80}
exchanges:
  standoff:
    title: A standoff
    says: [Now.]
    who: [alba, brum]
    rungs: [clash]
    audience: bread
    audience_cost: 7
    match: {title: Match}
    hold: {title: Hold}
    back_down: {title: Back}
endings: {famine: {title: Famine, says: Gone., when: hungry}, drift: {title: Drift, says: On.}}
"""
)


@pytest.fixture(scope="module")
def small() -> Scenario:
    return scenario_of(TEXT)


def thing(scenario: Scenario, name: str) -> Thing:
    (found,) = things(scenario, name)
    return found


def moved_by(scenario: Scenario, name: str) -> list[tuple[str, str, int | None]]:
    found = movers(scenario, thing(scenario, name))
    return [(".".join((one.source.id, *one.via)), one.how, one.amount) for one in found]


def asked_by(scenario: Scenario, name: str) -> list[tuple[str, str, str]]:
    found = askers(scenario, thing(scenario, name))
    return [(".".join((one.source.id, *one.via)), one.how, one.words) for one in found]


def test_all_that_moves_a_meter_of_an_actor_is_found(small: Scenario) -> None:
    assert moved_by(small, "brum.bread") == [
        ("harvest", "process", 2000),
        ("feed", "cost", None),
        ("feed.outcomes.success.effects", "change", 5000),
        ("feed.outcomes.success.effects", "change", -1000),
        ("storm.effects", "set", None),
        ("pact.terms.grain", "pays", None),
        ("standoff", "audience", None),
    ]
    assert "storm.effects" not in [way for way, _, _ in moved_by(small, "alba.bread")]
    assert moved_by(small, "bread") == moved_by(small, "brum.bread")


def test_an_effect_stands_at_its_own_amount_and_knows_its_roles(small: Scenario) -> None:
    given = next(one for one in movers(small, thing(small, "brum.bread")) if one.amount == 5000)
    line = TEXT.split("\n")[given.span.line - 1]
    assert line[given.span.column - 1 :].startswith("+5")
    assert given.made == {(("alba", "brum"), "brum.bread")}
    assert given.words == "the target's bread rises by 5"


def test_all_that_asks_about_a_meter_is_found_also_through_a_named_condition(small: Scenario) -> None:
    assert asked_by(small, "brum.bread") == [
        ("brum.red_lines.hunger", "when", "brum.bread < 5"),
        ("brum.objectives.fed", "measure", "brum.bread + 2"),
        ("feed", "needs", "not hungry"),
        ("feed.outcomes.failure.effects", "if", "brum.bread >= 30"),
        ("feed.odds.add.thanks", "if", "target.bread < 50"),
        ("famine", "when", "hungry"),
    ]
    assert asked_by(small, "tension") == [("pact.terms.peace", "holds", "tension < 80")]


def test_a_breach_moves_the_trust_of_both_in_the_one_who_breaks(small: Scenario) -> None:
    assert moved_by(small, "trust") == [("pact.broken", "broken", -12_000)]
    (breach,) = movers(small, thing(small, "alba.trust.brum"))
    assert breach.made == {(("brum", "alba"), "alba.trust.brum")}


def test_flags_facts_pieces_and_counters_are_things_too(small: Scenario) -> None:
    assert moved_by(small, "open_line") == [
        ("feed.outcomes.success.effects", "flag", 1),
        ("feed.outcomes.failure.effects", "unflag", -1),
    ]
    assert moved_by(small, "mole") == [("sail.effects", "reveal", 1)]
    assert moved_by(small, "ship") == [("sail.effects", "move", None)]
    assert asked_by(small, "ship") == [("sail", "needs", "at(ship, port)")]
    assert moved_by(small, "storm") == [("storm.effects", "change", 1000)]
    assert asked_by(small, "storm") == []  # the event of that name is asked about


@pytest.mark.parametrize(
    ("name", "section", "slots"),
    [
        ("tension", "meters", ("tension",)),
        ("bread", "meters", ("alba.bread", "brum.bread")),
        ("brum.bread", "meters", ("brum.bread",)),
        ("meters.brum.bread", "meters", ("brum.bread",)),
        ("alba.trust", "meters", ("alba.trust.brum",)),
        ("flag.open_line", "flags", ("flag.open_line",)),
        ("flags.open_line", "flags", ("flag.open_line",)),
        ("counters.storm", "counters", ("storm",)),
        ("mole", "facts", ("fact.mole", "knows.alba.mole", "knows.brum.mole")),
    ],
)
def test_a_thing_has_the_names_that_authors_use(
    name: str, section: str, slots: tuple[str, ...], small: Scenario
) -> None:
    assert [(one.section, one.slots) for one in things(small, name)] == [(section, slots)]


def test_a_name_that_is_nearly_right_is_told_why_it_is_not(small: Scenario) -> None:
    assert missing(small, "brum.tension") == "'tension' is a meter of the world\nWrite tension"
    assert missing(small, "uk.bread") == "there is no 'uk.bread'\n'bread' is one of: alba.bread, brum.bread"
    assert missing(small, "flour") == ""
    assert find(small, "brum.bred") == (
        "none of the events, dilemmas, actions, agreements, ultimatums, exchanges, endings, flags, facts, meters, "
        "counters, pieces is called 'brum.bred' (did you mean 'brum.bread'?)"
    )
    assert find(small, "storm") == "several sections have an entry 'storm'\nWrite one of: events.storm, counters.storm"


def test_the_neighbourhood_of_a_meter_has_what_moves_it_before_it_and_what_asks_behind_it(small: Scenario) -> None:
    graph = around_thing(small, thing(small, "brum.bread"))
    assert [(one.source.id, one.manner, one.target.id) for one in graph.arrows] == [
        ("harvest", "moves", "brum.bread"),
        ("feed", "moves", "brum.bread"),
        ("storm", "moves", "brum.bread"),
        ("pact", "moves", "brum.bread"),
        ("standoff", "moves", "brum.bread"),
        ("brum.bread", "asks", "brum"),
        ("brum.bread", "asks", "famine"),
    ]
    small_print = {box.part.id: box.small for box in graph.boxes}
    assert small_print["harvest"] == ("+2",)
    assert small_print["feed"] == ("cost", "success +5", "success -1", "and 3 more")
    assert small_print["brum"] == ("hunger: brum.bread < 5", "fed: brum.bread + 2")
    assert small_print["famine"] == ("when: hungry",)
    picture = draw(graph, place(graph))
    assert "around brum.bread" in picture and "moves it" in picture and "success +5" in picture


def test_around_a_flag_what_asks_about_it_without_happening_is_drawn_too(small: Scenario) -> None:
    graph = around(small, Part("flags", "open_line"))
    assert ("open_line", "asks", "calm") in [(one.source.id, one.manner, one.target.id) for one in graph.arrows]
    assert "calm" in [box.part.id for box in graph.boxes]


def test_every_thing_of_a_bundled_scenario_has_a_neighbourhood_that_can_be_drawn() -> None:
    scenario = load_path("cold_grid").scenario
    assert scenario is not None
    assert len(set(names(scenario))) > 20
    for section in KINDS:
        for id in list(getattr(scenario, section))[:3]:
            own = next(one for one in things(scenario, f"{section}.{id}"))
            graph = around_thing(scenario, own)
            assert len(place(graph).boxes) == len(graph.boxes) == len(graph.arrows) + 1
