"""What every verb owes: words, an example that is accepted, read out and, when it is carried out, does what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from game.core.codes import OFFERED, PENDING, TURN_HOURS
from game.core.model.scenario import Scenario
from game.engine.lowering.program import compile_scenario
from game.language.speak import ScenarioLabels, say_effect
from game.language.verbs import VERBS
from game.scenario.build import Loaded, load_files
from tests.support.small import Game

EVERY = pytest.mark.parametrize("verb", VERBS)

WORLD = """
format: 2
id: verbs
title: Verbs
start: 1 Jan 2030 06:00
turns: 8
turn_length: 1 week
fictional: true
main_meter: tension
map: {bbox: [120, 30, 140, 45]}
bands: {low: {title: Low}}
rungs:
  calm: {title: Calm, band: low}
  clash: {title: Clash, band: low}
actors:
  dprk: {title: Northern Republic, short: DPRK, slots: 3}
  rok: {title: Southern Republic, short: ROK}
  usa: {title: Western Union, short: USA}
  jpn: {title: Eastern Isles, short: JPN}
  cuba: {title: Southern Isle, short: CUB}
meters:
  tension: {label: Tension, start: 50}
  alarm: {label: Alarm, of: actor, start: 50}
  alert: {label: Alert, of: actor, start: 50}
  readiness: {label: Readiness, of: actor, start: 50, visibility: own, width: 40}
  support: {label: Support, of: actor, start: 50}
flags: {talks: {label: Talks are under way}}
facts:
  source_in_port: {title: A source in the port, says: There is one., true: true, known_to: [usa]}
  munitions_deal: {title: The deal, says: It is made., true: false, known_to: [dprk]}
  launch_telemetry: {title: Telemetry, says: It flew east., true: true, known_to: [rok]}
places: {busan: {title: Busan, lat: 35.1, lon: 129.0}, sasebo: {title: Sasebo, lat: 33.2, lon: 129.7}}
pieces: {carrier: {title: The carrier, owner: usa, kind: carrier, at: sasebo}}
actions:
  plan: {title: Plan, blurb: First., instrument: military, who: dprk, effects: [PRELUDE]}
  act: {title: Act, blurb: Then., instrument: military, who: dprk, target: any other, effects: [{EXAMPLE}]}
  wait: {title: Wait, blurb: Nothing., instrument: diplomatic, who: [rok, usa, jpn, cuba]}
events:
  crew_return: {title: The crew returns, inject: true}
  press_leak: {title: A leak, inject: true}
dilemmas:
  dprk_answers_bombers:
    title: Bombers
    says: They fly.
    to: [dprk]
    default: ignore
    options: {ignore: {title: Ignore}, answer: {title: Answer}}
agreements:
  freeze:
    title: Freeze
    says: No more.
    proposer: [dprk]
    partner: [rok, usa, jpn, cuba]
    lasts: 4 weeks
    terms: {quiet: {who: [proposer], says: No act., must_not: [act]}}
ultimatums:
  stop_leaflets: {title: Leaflets, says: Stop., from: dprk, to: rok, deadline: 2 weeks, met: flag.talks}
exchanges:
  island_fire:
    title: Island fire
    who: [dprk, rok]
    rungs: [calm, clash]
    says: [First., Second.]
    match: {title: Match}
    hold: {title: Hold}
    back_down: {title: Back down}
    default: hold
    audience: support
    audience_cost: 2
endings:
  war: {title: War, says: It is war., when: tension >= 100, check: at_once}
  drift: {title: Drift, says: It goes on.}
"""


class Deed(NamedTuple):
    """What a verb's example must bring about; `prelude` are effects that the turn before needs for it."""

    done: Callable[[Game], object]
    prelude: str = ""


def changed(game: Game, name: str) -> float:
    return sum(change.after - change.before for change in game.changes(name)) / 1000


DEEDS = {
    "ask": Deed(lambda game: game.raw("question.dprk_answers_bombers.dprk") == 1),
    "believe": Deed(
        lambda game: (game["report.rok.dprk.readiness.low"], game["report.rok.dprk.readiness.high"]) == (60, 90)
    ),
    "cancel": Deed(lambda game: not game.state.queue, "{schedule: {event: crew_return, in: 4 turns}}"),
    "change": Deed(lambda game: (changed(game, "tension"), changed(game, "jpn.alarm")) == (4, 6)),
    "climb": Deed(lambda game: [entry.rung for entry in game.entries("rung")] == [1]),
    "collect": Deed(lambda game: game["report.usa.dprk.readiness.high"] - game["report.usa.dprk.readiness.low"] == 10),
    "conceal": Deed(lambda game: game.raw("knows.usa.source_in_port") == 0),
    "demand": Deed(lambda game: game.raw("ultimatum.stop_leaflets.status") == PENDING),
    "end": Deed(lambda game: game.result.ending == "war"),
    "exchange": Deed(lambda game: game.state.in_crisis),
    "fire": Deed(lambda game: game.raw("event.press_leak") == 0b10),
    "flag": Deed(lambda game: game.raw("flag.talks") == 1),
    "move": Deed(lambda game: game.raw("piece.carrier") == 0),
    "offer": Deed(lambda game: game.raw("deal.freeze.dprk.usa.status") == OFFERED),
    "prove": Deed(lambda game: game.raw("fact.munitions_deal") == 1),
    "reveal": Deed(lambda game: game.raw("knows.usa.launch_telemetry") == game.raw("knows.jpn.launch_telemetry") == 1),
    "say": Deed(
        lambda game: (
            [game.program.voices[entry.voice].to(1) for entry in game.entries("words")] == ["The line is dead."]
        )
    ),
    "schedule": Deed(lambda game: [item.due - game.raw("clock") for item in game.state.queue] == [168]),
    "set": Deed(lambda game: game["cuba.alert"] == 0),
    "set_clock": Deed(lambda game: game.state.slots[TURN_HOURS] == 24),
    "unflag": Deed(lambda game: game.raw("flag.talks") == 0, "{flag: talks}"),
}


def loaded(example: str, prelude: str = "") -> Loaded:
    text = WORLD.replace("PRELUDE", prelude).replace("EXAMPLE", example)
    return load_files({"scenario.yaml": text})


def accepted(verb: str) -> Scenario:
    found = loaded(VERBS[verb].example, DEEDS[verb].prelude)
    assert found.scenario is not None, [f"{finding.span}: {finding.message}" for finding in found.findings]
    return found.scenario


def test_every_verb_is_tried_here() -> None:
    assert sorted(DEEDS) == sorted(VERBS)


@EVERY
def test_it_says_what_it_is_for(verb: str) -> None:
    cls = VERBS[verb]
    assert cls.doc.endswith(".") and cls.doc[0].isupper()
    assert cls.example.startswith(f"{verb}: ")
    assert cls.__doc__ == cls.doc


@EVERY
def test_its_example_is_read_out_with_the_titles_of_the_scenario(verb: str) -> None:
    scenario = accepted(verb)
    (effect,) = scenario.actions["act"].effects
    said = say_effect(effect, ScenarioLabels(scenario))
    assert (said[0].isupper() and not said.endswith(".")) or verb == "say"
    assert "_" not in said


@EVERY
def test_its_example_does_what_it_says(verb: str) -> None:
    program = compile_scenario(accepted(verb))
    seeds = range(1, 20) if "chance" in VERBS[verb].example else range(1, 2)
    done = []
    for seed in seeds:
        game = Game(program, seed)
        game.play("dprk.plan")
        assert not DEEDS[verb].done(game), "it holds without the verb too"
        assert game.play("dprk.act.usa").refusals == ()
        done.append(bool(DEEDS[verb].done(game)))
    assert any(done)
    assert all(done) or "chance" in VERBS[verb].example


@EVERY
def test_without_a_value_and_with_a_wrong_name_it_is_refused_at_its_place(verb: str) -> None:
    rows = WORLD.split("\n")
    line = next(number for number, row in enumerate(rows, 1) if "EXAMPLE" in row)
    column = rows[line - 1].index("EXAMPLE") + 1
    (finding,) = [one for one in loaded(f"{verb}: ").findings if one.severity == "error"]
    assert (finding.key, finding.span.line, finding.span.column) == ("missing-value", line, column)
    (finding,) = [one for one in loaded(f"{verb}x: {{}}").findings if one.severity == "error"]
    assert (finding.key, finding.span.line, finding.span.column) == ("unknown-verb", line, column)
