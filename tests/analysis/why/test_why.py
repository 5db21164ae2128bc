"""Each line is told as the rules judged it, in the author's words and units, with its place."""

from __future__ import annotations

import pytest

from game.analysis.why import deal, event, order
from game.analysis.why.asking import Subject, ask, find, namesakes
from game.analysis.why.data import Answer, Case
from game.analysis.why.recording import Recording, record
from game.analysis.why.telling import tell
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_path
from tests.support.opening import game_of, opening, scenario_of

HEAD = (
    opening()
    + """\
actors:
  alba: {title: Alba, short: ALB, currency: capital, slots: 2}
  brum: {title: Brum, short: BRU, currency: capital, slots: 2}
meters:
  tension: {label: Strain, start: 50}
  fear: {label: Ire, start: 20}
  capital: {label: Capital, of: actor, start: 3, visibility: own}
  force: {label: Force, of: actor, start: 50, visibility: own, width: 20}
flags: {open_line: {label: The line is open}}
processes: {fear_grows: {change: fear, add: 10}}
endings:
  calm_end: {title: Calm, says: Calm., when: tension < 20}
  drift: {title: Drift, says: On.}
"""
)
BODY = """\
define:
  alarmed: fear >= 30 and tension >= 40
actions:
  threaten:
    title: A threat
    blurb: Threaten.
    instrument: military
    who: [alba]
    target: any of [brum]
    needs: [alarmed, "self.force >= 60"]
    costs: {capital: 5}
    effects: [{fire: storm}]
events:
  storm:
    title: A storm
    when:
      - any_of: [fear >= 35, flag.open_line]
      - at_least: 2 of [tension >= 40, tension + fear >= 200, rung >= rung.clash]
      - not alarmed
    chance: 50%
    once: true
  breeze:
    title: A breeze
    at: turn 2
    when: tension >= 40
    then: {event: storm, in: 1 turn, chance: 100%}
"""


@pytest.fixture(scope="module")
def small() -> tuple[Scenario, Program]:
    return game_of(HEAD + BODY)


@pytest.fixture(scope="module")
def flagship() -> tuple[Scenario, Program]:
    loaded = load_path("korea_2023")
    assert loaded.scenario is not None
    return loaded.scenario, compile_scenario(loaded.scenario)


def told(game: tuple[Scenario, Program], name: str, turn: int = 0, seed: int = 0) -> list[str]:
    subject = find(game[0], name)
    assert isinstance(subject, Subject), subject
    return tell(ask(*game, subject, seed, turn), turn)


def test_a_table_has_every_line_turn_by_turn(small: tuple[Scenario, Program]) -> None:
    assert (
        told(small, "storm")
        == """
event storm “A storm”  s.yaml:39
It happened in turn 3.

turn by turn, judged at the start of a turn, before the orders:
  turn                                             1   2   3
  once                                             +   +   +  line 46
  when         any of these:                       -   +   +  line 42
                 fear >= 35                      30- 40+ 50+  line 42
                 flag.open_line                    -   -   -  line 42
               at least 2 of these:                -   -   -  line 43
                 tension >= 40                   50+ 50+ 50+  line 43
                 tension + fear >= 200             -   -   -  line 43
                 rung >= rung.clash                -   -   -  line 43
               not alarmed                         -   -   -  line 44
                 alarmed:                          +   +   +  line 27
                   fear >= 30 and tension >= 40    +   +   +  line 27
                     fear >= 30                  30+ 40+ 50+  line 27
                     tension >= 40               50+ 50+ 50+  line 27
  chance       50 %                                .   .   .  line 45
  it happened                                      -   -   +

Also brought about by:
  event breeze “A breeze” (then)  s.yaml:51
    came in turn 2; in 1 turn, chance 100 %
  action threaten “A threat” (effects)  s.yaml:37
    never came in this game
""".splitlines()[1:]
    )


def test_one_turn_is_told_with_values_in_words(small: tuple[Scenario, Program]) -> None:
    assert (
        told(small, "storm", 2)
        == """
event storm “A storm”  s.yaml:39
It happened in turn 3.

turn 2, judged at the start of a turn, before the orders:
  once                                           held        it has not happened yet                         s.yaml:46
  when         any of these:                     held                                                        s.yaml:42
                 fear >= 35                      held        Ire is 40                                       s.yaml:42
                 flag.open_line                  FAILED                                                      s.yaml:42
               at least 2 of these:              FAILED                                                      s.yaml:43
                 tension >= 40                   held        Strain is 50                                    s.yaml:43
                 tension + fear >= 200           FAILED      Strain is 50; Ire is 40; Strain plus Ire is 90  s.yaml:43
                 rung >= rung.clash              FAILED      The rung of the crisis is “Talk”                s.yaml:43
               not alarmed                       FAILED                                                      s.yaml:44
                 alarmed:                        held                                                        s.yaml:27
                   fear >= 30 and tension >= 40  held                                                        s.yaml:27
                     fear >= 30                  held        Ire is 40                                       s.yaml:27
                     tension >= 40               held        Strain is 50                                    s.yaml:27
  chance       50 %                              not judged  not drawn: another line failed                  s.yaml:45
  it happened                                    no

Also brought about by:
  event breeze “A breeze” (then)  s.yaml:51
    came in turn 2; in 1 turn, chance 100 %
  action threaten “A threat” (effects)  s.yaml:37
    never came in this game
""".splitlines()[1:]
    )


def test_an_action_is_told_for_each_seat_on_what_it_knows(small: tuple[Scenario, Program]) -> None:
    assert (
        told(small, "threaten", 3)
        == """
action threaten “A threat”  s.yaml:29
It was never ordered.

Alba (alba) → Brum (brum), turn 3, judged on what the seat knows, before it gives any order:
  needs              alarmed                         held                                             s.yaml:35
                       fear >= 30 and tension >= 40  held                                             s.yaml:27
                         fear >= 30                  held        Ire is 50                            s.yaml:27
                         tension >= 40               held        Strain is 50                         s.yaml:27
                     self.force >= 60                FAILED      Alba's force is 50                   s.yaml:35
  costs              self.capital: 5                 FAILED      needs 5; 3 left                      s.yaml:36
  it may be ordered                                  no          Needs: Alba's force is at least 60.
  it was ordered                                     no
  its worth          above 0.0                       not judged  the rules forbid it
  its rank           2 orders a turn                 not judged
""".splitlines()[1:]
    )


def test_the_chance_that_was_drawn_is_told_with_the_name_of_its_draw(flagship: tuple[Scenario, Program]) -> None:
    (line,) = [line for line in told(flagship, "shells_at_sea", 4) if line.startswith("  chance")]
    assert "FAILED      drawn 33." in line
    assert "below 6 % was needed [4.event.shells_at_sea.happens." in line
    assert line.endswith("korea_2023/events/border.yaml:18")


def test_what_fires_an_event_is_told_with_when_it_came(flagship: tuple[Scenario, Program]) -> None:
    assert told(flagship, "mine_blast")[1:] == [
        "It never happens by itself. It did not happen.",
        "",
        "Brought about by:",
        "  event line_crossing “Soldiers across the demarcation line” (then)  korea_2023/events/border.yaml:53",
        "    came in turn 3; in 1 turn, chance 10 %",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("freeze", "  needs               flag.engaged "),
        ("answer_bombers", "  missile_answer may be chosen "),
        ("quiet_line", "  check              at_end "),
        ("line_clash", "Brought about by:"),
    ],
)
def test_all_that_may_not_happen_can_be_asked_about(flagship: tuple[Scenario, Program], name: str, words: str) -> None:
    assert any(line.startswith(words) for line in told(flagship, name))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sea_lanch", "nothing that happens or moves is called 'sea_lanch' (did you mean 'sea_launch'?)"),
        ("events.sea_lanch", "'events' has no entry 'sea_lanch' (did you mean 'sea_launch'?)"),
        ("dprk", "'dprk' is one of the actors; why tells about events, dilemmas, "),
    ],
)
def test_a_wrong_id_is_told_the_right_one(flagship: tuple[Scenario, Program], name: str, message: str) -> None:
    found = find(flagship[0], name)
    assert isinstance(found, str)
    assert found.startswith(message)


# -- what is told agrees with what the rules did -----------------------------------------------------------------------


def never(record: Recording) -> bool:
    return False


@pytest.fixture(scope="module", params=[0, 7])
def recorded(request: pytest.FixtureRequest, flagship: tuple[Scenario, Program]) -> Recording:
    return record(*flagship, request.param, 0, never)


def lines_hold(case: Case, index: int) -> bool:
    own = [row.cells[index] for row in case.rows if not (row.verdict or row.own) and row.depth == 0]
    return all(cell.held for cell in own)


def verdict(case: Case, index: int, lead: str) -> bool:
    return bool(next(row for row in case.rows if row.lead == lead).cells[index].held)


def test_an_event_happens_by_itself_just_when_all_its_lines_hold(recorded: Recording) -> None:
    compared = 0
    for one in recorded.scenario.events.values():
        answer: Answer = event.answer(recorded, one)
        for case in answer.cases:
            for index in range(len(case.turns)):
                words = next(row for row in case.rows if row.verdict).cells[index].words
                assert lines_hold(case, index) == (words == "by itself"), (one.id, case.turns[index])
                compared += 1
    assert compared > 500


def test_an_order_may_be_given_just_when_all_its_lines_hold(recorded: Recording) -> None:
    compared = 0
    for one in recorded.scenario.actions.values():
        for case in order.answer(recorded, one).cases:
            for index in range(len(case.turns)):
                assert lines_hold(case, index) == verdict(case, index, "it may be ordered"), (one.id, index)
                compared += 1
    assert compared > 1000


def test_an_agreement_may_be_proposed_just_when_all_its_lines_hold(recorded: Recording) -> None:
    refused: set[str] = set()
    for one in recorded.scenario.agreements.values():
        for case in deal.answer(recorded, one).cases:
            for index in range(len(case.turns)):
                assert lines_hold(case, index) == verdict(case, index, "it may be proposed"), (one.id, index)
            refused |= {row.lead for row in case.rows for cell in row.cells if cell.held is False}
    assert "needs" in refused


def test_a_bare_id_means_the_one_happening_and_two_are_asked_back() -> None:
    head = HEAD.replace("flags: {", "flags: {storm: {label: Stormy}, ")
    assert find(scenario_of(head + BODY), "storm") == Subject("events", "storm")
    assert namesakes(scenario_of(head + BODY), Subject("events", "storm")) == {"flag": "flags.storm"}
    several = scenario_of(head.replace("  calm_end:", "  storm:") + BODY)
    assert find(several, "storm") == (
        "several sections have an entry 'storm'\nWrite one of: events.storm, endings.storm, flags.storm"
    )
