"""What moved a thing in a game is told with its amounts, which sum to the change, and the place of each effect."""

from __future__ import annotations

import pytest

from game.analysis.why import moved_telling
from game.analysis.why.asking import ask_what_moved, find
from game.analysis.why.moved import Moved
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from game.scenario.graph.things import KINDS, Thing
from tests.support.opening import game_of, opening

TEXT = (
    opening(turns=3)
    + """\
actors:
  alba: {title: Alba, short: ALB, slots: 2}
  brum: {title: Brum, short: BRU, slots: 2}
meters:
  tension: {label: Strain, start: 50, max: 58}
  bread: {label: Bread, of: actor, start: {alba: 30, brum: 40}}
flags: {open_line: {label: The line is open}, quiet: {label: Quiet}}
facts: {mole: {title: A mole, says: There is a mole., known_to: [alba]}}
places: {port: {title: Port, lat: 50, lon: 10}, bay: {title: Bay, lat: 51, lon: 11}}
pieces: {ship: {title: A ship, owner: alba, kind: frigate, at: port}}
processes:
  harvest: {for_each: [alba], change: self.bread, add: 0.5, says: the harvest}
events:
  storm:
    title: A storm
    at: turn 1
    outcomes:
      heavy:
        weight: 1
        effects:
          - change: {tension: +6, brum.bread: -4}
          - {change: {tension: +3}, in: 1 turn}
          - flag: open_line
      light:
        weight: 0
        effects: [{change: {tension: +6}}]
  lull:
    title: A lull
    at: turn 2
    effects:
      - {change: {tension: +2}}
      - {unflag: open_line}
      - {move: {piece: ship, to: bay}}
      - {reveal: {fact: mole, to: brum}}
actions: {wait: {title: Wait, blurb: Wait., instrument: diplomatic, who: [alba]}}
endings: {war: {title: War, says: War., when: tension > 57.5, check: at_once}, drift: {title: Drift, says: On.}}
"""
)


@pytest.fixture(scope="module")
def small() -> tuple[Scenario, Program]:
    return game_of(TEXT)


def moved(game: tuple[Scenario, Program], name: str, turn: int = 0, seed: int = 0) -> Moved:
    thing = find(game[0], name)
    assert isinstance(thing, Thing), thing
    return ask_what_moved(*game, thing, seed, turn)


def told(game: tuple[Scenario, Program], name: str, turn: int = 0) -> list[str]:
    return moved_telling.tell(moved(game, name, turn), turn)


def test_a_meter_is_told_turn_by_turn_then_all_that_moves_it_and_asks(small: tuple[Scenario, Program]) -> None:
    assert (
        "\n".join(told(small, "tension"))
        == """
meter tension “Strain”  s.yaml:17
It lies between 0 and 58.

It was 50 at the start and 58 after turn 2:
  turn 1: 50 to 56 (+6)
    +6  event storm “A storm” (heavy)  s.yaml:33
  turn 2: 56 to 58 (+2)
    +3  event storm “A storm” (heavy)  s.yaml:34
    -1  the end of its range           s.yaml:17
    +2  event lull “A lull”            s.yaml:43
    -2  the end of its range           s.yaml:17

What can move it:
  event storm “A storm” (heavy)  s.yaml:33
    moved it in turn 1; Strain rises by 6
  event storm “A storm” (heavy)  s.yaml:34
    moved it in turn 2; Strain rises by 3; in 1 turn
  event storm “A storm” (light)  s.yaml:38
    did not move it in this game; Strain rises by 6
  event lull “A lull”  s.yaml:43
    moved it in turn 2; Strain rises by 2

What asks about it:
  ending war “War”, when: tension > 57.5  s.yaml:48
""".strip()
    )


def test_a_meter_of_all_actors_is_told_one_by_one(small: tuple[Scenario, Program]) -> None:
    assert (
        "\n".join(told(small, "bread", 1))
        == """
meter bread “Bread”  s.yaml:18
It lies between 0 and 100.

Bread, ALB (alba.bread):
  turn 1: 30 to 30.5 (+0.5)
    +0.5  process harvest “the harvest”, ALB  s.yaml:24

Bread, BRU (brum.bread):
  turn 1: 40 to 36 (-4)
    -4  event storm “A storm” (heavy)  s.yaml:33
""".strip()
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "open_line",
            [
                "It was false at the start and false after turn 2:",
                "  turn 1: false to true",
                "    event storm “A storm” (heavy)  s.yaml:35",
                "  turn 2: true to false",
                "    event lull “A lull”            s.yaml:44",
            ],
        ),
        (
            "ship",
            [
                "It was Port at the start and Bay after turn 2:",
                "  turn 2: Port to Bay",
                "    event lull “A lull”  s.yaml:45",
            ],
        ),
        (
            "mole",
            [
                "To BRU it was unknown at the start and known after turn 2:",
                "  turn 2: unknown to known",
                "    event lull “A lull”  s.yaml:46",
            ],
        ),
        ("quiet", ["Nothing moved it in this game."]),
    ],
)
def test_flags_pieces_and_facts_are_told_in_their_own_words(
    name: str, lines: list[str], small: tuple[Scenario, Program]
) -> None:
    found = told(small, name)
    start = found.index(lines[0])
    assert found[start : start + len(lines)] == lines


def test_a_turn_that_was_not_reached_is_told(small: tuple[Scenario, Program]) -> None:
    assert told(small, "tension", 3)[-1] == "The game ended in turn 2."
    assert told(small, "open_line", 3)[-1] == "The game ended in turn 2."


def test_words_that_mean_nothing_are_guessed_or_told_what_there_is(small: tuple[Scenario, Program]) -> None:
    assert (
        find(small[0], "alba.bred")
        == "nothing that happens or moves is called 'alba.bred' (did you mean 'alba.bread'?)"
    )
    assert find(small[0], "xyz") == "nothing that happens or moves is called 'xyz'\nMeters: tension, bread"
    assert find(small[0], "alba.tension") == "'tension' is a meter of the world\nWrite tension"


def test_in_a_bundled_scenario_amounts_sum_up_and_every_source_is_found() -> None:
    scenario = load_path("cuba_1962").scenario
    assert scenario is not None
    game = scenario, compile_scenario(scenario)
    places = []
    for name in ("tension", "capital", "support", "attitude"):
        found = moved(game, name, seed=3)
        assert any(course.turns for course in found.courses)
        for course in found.courses:
            for turn in course.turns:
                assert sum(one.amount for one in turn.shares) == turn.after - turn.before
                for share in turn.shares:
                    assert share.source is None or share.touches, (name, turn.turn, share)
                    places.append(len(share.spans))
    assert sum(one > 1 for one in places) * 50 < len(places)  # nearly always one effect can be told from the others


def test_every_kind_of_thing_can_be_asked_about(small: tuple[Scenario, Program]) -> None:
    for section in KINDS:
        for id in getattr(small[0], section):
            assert told(small, f"{section}.{id}")[0].startswith(f"{KINDS[section]} {id} “")
