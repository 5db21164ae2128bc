"""The domestic emergency holds what its readers were promised: size, sources, humane words, no recipe, no army."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from random import Random

import pytest

from game.core.model.deeds import INSTRUMENTS
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.compiled.engine import CompiledEngine
from game.engine.playing import Policy
from game.resources import scenarios_dir
from game.scenario.build import load_path
from game.series import Series, run_program
from tests.support.content import bundled
from tests.support.engines import mixed, same_game
from tests.support.play import named

GAMES = 160
COUNTRIES = ("Ukrain", "Russia", "China", "Texas", "America", "Canada", "Newfoundland", "Kyiv", "Houston")
TECHNIQUE = ("malware", "phishing", "exploit", "payload", "firmware", "SCADA", "zero-day", "vulnerabilit", "botnet")
CLOCK_TIMES = re.compile(
    r"\b(?:tonight|at midnight|by noon|at dawn|by morning|this morning|at (?:three|four|five|six))\b"
)


def island() -> Scenario:
    return bundled("cold_grid")


@cache
def program() -> Program:
    return named("cold_grid")


@cache
def played(agents: str) -> Series:
    return run_program(program(), GAMES, seed=3, agents=agents)


def endings(agents: str) -> Counter[str]:
    return Counter(program().finishes[ending].id for ending in played(agents).endings)


def shared(agents: str) -> float:
    """The mean of the shared score over all seats that have one, in points."""
    values = [value for _, both in played(agents).scores for value in both if value >= 0]
    return sum(values) / len(values) / 1000


def told() -> dict[str, str]:
    """What players read of deeds and events, by the file it stands in; comments, sources and precedents left out."""
    skipped = re.compile(r"(?m)^ *(?:#|precedent:|why:|sources:).*$")
    kept = {name: text for name, text in island().files.items() if name.startswith(("actions", "events", "dilemmas"))}
    return {name: skipped.sub("", text) for name, text in kept.items()}


def test_it_loads_without_any_finding() -> None:
    assert [finding.message for finding in load_path(scenarios_dir() / "cold_grid").findings] == []


def test_it_has_the_size_of_a_whole_emergency() -> None:
    scenario = island()
    assert list(scenario.actors) == ["grid", "dist", "centre", "cyber", "radio", "health", "norrey", "intruder"]
    assert (scenario.header.turns, scenario.header.turn_length.hours) == (12, 6)
    assert len(scenario.actions) >= 60
    assert len(scenario.events) >= 45
    assert len(scenario.dilemmas) >= 12
    assert len(scenario.agreements) >= 6
    assert (len(scenario.ultimatums), len(scenario.exchanges)) == (2, 1)
    assert len(scenario.endings) >= 10
    assert {action.instrument for action in scenario.actions.values()} == set(INSTRUMENTS)


def test_it_is_invented_and_says_so() -> None:
    assert island().header.fictional
    assert "invented" in island().header.credits
    assert [name for name, text in told().items() for country in COUNTRIES if country in text] == []
    assert all(not actor.flag and not actor.country for actor in island().actors.values())


def test_it_tells_effects_of_an_intrusion_and_no_technique() -> None:
    texts = " ".join(text for name, text in island().files.items() if name != "sources.yaml").lower()
    assert [word for word in TECHNIQUE if word.lower() in texts] == []


def test_persons_unknown_are_played_by_the_computer_and_never_named_as_authors() -> None:
    assert [actor.id for actor in island().actors.values() if not actor.playable] == ["intruder"]
    theirs = [action for action in island().actions.values() if action.who == ("intruder",)]
    assert len(theirs) >= 6
    assert [action.id for action in theirs if action.author != "hidden"] == []


def test_nobody_knows_the_cause_at_first_and_the_table_can_learn_it() -> None:
    facts = island().facts
    for name in ("intrusion", "backdoor", "trap", "culprit"):
        assert facts[name].known_to == ("intruder",)
    assert facts["device_list"].known_to == ("health",)


def test_texts_that_may_come_at_any_hour_name_no_hour() -> None:
    anytime = {name: text for name, text in told().items() if name.startswith("actions")}
    says = [line for text in anytime.values() for line in re.findall(r"(?m)^ +says: (.*)$", text)]
    assert len(says) >= 90
    assert [line for line in says if CLOCK_TIMES.search(line)] == []


@pytest.mark.parametrize("section", ["actors", "actions", "events", "dilemmas", "agreements", "places", "pieces"])
def test_every_entry_says_where_it_comes_from(section: str) -> None:
    assert [name for name, entry in getattr(island(), section).items() if not entry.sources] == []


def test_every_person_seat_can_be_read_in_a_minute_and_has_something_to_do() -> None:
    for actor in island().actors.values():
        if not actor.playable:
            continue
        own = [action for action in island().actions.values() if actor.id in island().members(action.who)]
        assert len(own) >= 6, actor.id
        assert any(action.calms for action in own), actor.id
        assert 60 <= len(actor.briefing.split()) <= 105, actor.id
        assert len(actor.prompts) >= 2
        assert any(objective.shared for objective in actor.objectives.values())


def test_a_title_fits_a_card_and_a_headline() -> None:
    titles = [part.title for part in (*island().actions.values(), *island().events.values())]
    assert [title for title in titles if len(title) > 45] == []


def test_where_people_die_there_is_something_to_discuss() -> None:
    grave = list(island().rungs)[list(island().rungs).index("lives") :]
    deeds = [*island().actions.values(), *island().events.values()]
    assert [deed.id for deed in deeds if deed.rung in grave and not deed.debrief] == []


def test_each_learning_objective_can_be_observed_and_discussed() -> None:
    served = {name for event in island().events.values() for name in event.learning}
    served |= {name for dilemma in island().dilemmas.values() for name in dilemma.learning}
    assert served == set(island().learning)
    assert [one.id for one in island().learning.values() if not one.observe or not one.questions] == []


def test_all_engines_agree_on_it() -> None:
    engine, dice = CompiledEngine(program()), Random(5)
    assert same_game(program(), engine, [Policy()] * len(program().seats), 1, 1) >= 12
    assert same_game(program(), engine, mixed(program(), dice), 2, 2) >= 12


def test_no_ending_takes_all_and_many_come() -> None:
    found = endings("doctrine")
    assert len(found) >= 7
    assert found.most_common(1)[0][1] <= 0.45 * GAMES


def test_those_who_follow_their_doctrine_do_clearly_better_than_chance() -> None:
    assert shared("doctrine") >= shared("random") + 12
    assert endings("doctrine")["clean_light"] >= 5 * max(1, endings("random")["clean_light"])
    assert endings("random")["many_funerals"] > 4 * endings("doctrine")["many_funerals"]


def test_people_die_in_whole_numbers_however_often_an_order_is_repeated() -> None:
    assert [deaths for agents in ("doctrine", "random") for deaths in played(agents).deaths if deaths % 1000] == []
