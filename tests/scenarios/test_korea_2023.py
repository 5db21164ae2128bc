"""The flagship holds what its readers were promised: size, sources, fair words, and every mechanic of the language."""

from __future__ import annotations

import re
from functools import cache

import pytest

from game.core.model.deeds import INSTRUMENTS
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.language.verbs import VERBS
from game.resources import scenarios_dir
from game.scenario.build import load_path
from tests.support.content import bundled, parts, prose_of

# Surnames of those who led the seven actors at that time: the texts speak of offices.
PERSONS = ("Kim", "Yoon", "Biden", "Kishida", "Putin", "Xi", "Guterres", "Trump", "Moon", "Wang", "Blinken", "Choe")
PREDICATES = ("did(", "did_tag(", "happened(", "knows(", "in_force(", "pending(", "at(", "near(", "covers(", "rung ")


def korea() -> Scenario:
    return bundled("korea_2023")


@cache
def files() -> dict[str, str]:
    return dict(korea().files)


def prose() -> str:
    return prose_of("korea_2023")


def test_it_loads_without_any_finding() -> None:
    assert [finding.message for finding in load_path(scenarios_dir() / "korea_2023").findings] == []


def test_it_has_the_size_of_a_whole_crisis() -> None:
    scenario = korea()
    assert list(scenario.actors) == ["dprk", "rok", "usa", "jpn", "rus", "chn", "uni"]
    assert len(scenario.actions) >= 80
    assert sum(action.calms for action in scenario.actions.values()) >= 30
    assert {action.instrument for action in scenario.actions.values()} == set(INSTRUMENTS)
    assert len(scenario.events) >= 60
    assert len(scenario.dilemmas) >= 10
    assert len(scenario.agreements) >= 6
    assert len(scenario.ultimatums) >= 2
    assert len(scenario.exchanges) >= 3
    assert len(scenario.endings) >= 10
    assert len(scenario.places) >= 60
    assert len(scenario.pieces) >= 30
    assert (len(scenario.rungs), len(scenario.bands)) == (13, 5)
    assert scenario.header.turns == 12


def test_one_event_leads_to_another_in_at_least_twenty_chains() -> None:
    chained = {
        match
        for name, text in files().items()
        if name.startswith("events")
        for match in re.findall(r"(?m)^([a-z_0-9]+):\n(?:  .*\n)*?  then:", text)
    }
    assert len(chained) >= 20


def test_at_least_twelve_orders_depend_on_where_something_stands() -> None:
    places = re.compile(r"\b(?:at|near|covers|on_map)\(|islands_in_reach")
    blocks = [
        block
        for name, text in files().items()
        if name.startswith("actions/")
        for block in re.split(r"(?m)^(?=[a-z_]+:\n)", text)
    ]
    bound = [block.split(":")[0] for block in blocks if places.search(block)]
    assert len(bound) >= 12


def test_a_title_fits_a_card_and_a_headline() -> None:
    titles = [part.title for part in (*korea().actions.values(), *korea().events.values())]
    assert [title for title in titles if len(title) > 45] == []


def test_every_actor_has_something_of_each_kind_to_do() -> None:
    for actor in korea().actors:
        own = [action for action in korea().actions.values() if actor in korea().members(action.who)]
        assert len(own) >= 6, actor
        assert any(action.calms for action in own), actor
        assert any(not action.costs or action.needs is None for action in own), actor


def test_every_source_that_is_cited_is_declared_and_every_declared_one_is_cited() -> None:
    cited = {name for part in parts(korea()) for name in getattr(part, "sources", ()) if not isinstance(part, Scenario)}
    assert cited == set(korea().sources)


@pytest.mark.parametrize("section", ["actors", "actions", "events", "dilemmas", "agreements", "ultimatums", "places"])
def test_every_entry_says_where_it_comes_from(section: str) -> None:
    entries = getattr(korea(), section)
    assert [name for name, entry in entries.items() if not entry.sources] == []


def test_what_is_invented_is_marked_and_what_is_disputed_is_called_so() -> None:
    design_only = [name for name, event in korea().events.items() if event.sources == ("design_note",)]
    assert [name for name in design_only if not korea().events[name].fictional] == []
    assert korea().sources["containers_2023"].confidence == "disputed"


def test_texts_name_offices_and_not_persons() -> None:
    found = [name for name in PERSONS if re.search(rf"\b{name}\b", prose())]
    assert found == []


def test_texts_give_both_figures_of_the_launch_and_both_names_of_the_sea() -> None:
    launch = korea().events["sea_launch"].says
    by_reader = dict(launch.by)
    assert "{570 km}" in by_reader["rok"]
    assert "{400 km}" in by_reader["jpn"]
    assert "{570 km}" in launch.others
    assert "East Sea / Sea of Japan" in prose()
    assert not re.search(r"(?<!/ )Sea of Japan", prose())
    assert not re.search(r"East Sea(?! / )", prose())


def test_distances_can_be_shown_in_the_readers_units() -> None:
    texts = [text for name, text in files().items() if name.endswith((".yaml", ".md"))]
    bare = [found for text in texts for found in re.findall(r"(?<![{\d,])\b[\d,]+ (?:km|miles)\b(?!})", text)]
    assert [found for found in bare if found not in LABELS] == []


LABELS = ("570 km", "354 miles", "1000 km", "15000 km")
"""Words beside an arc on the map, and titles of sources, which are no prose."""


@pytest.mark.parametrize(
    "words",
    ["open threat", "offensive countermeasures", "unspecified", "invasion rehearsal", "simulated nuclear attack",
     "potential to reach the US mainland", "may be providing munitions", "potential arms alignment", "in exchange",
     "more than 100 missiles", "remains fluid", "closely monitoring", "stronger reassurances", "once again raised"],
)  # fmt: skip
def test_words_of_the_article_survive(words: str) -> None:
    assert words in prose()


def test_the_denial_stands_beside_every_public_report_of_the_alleged_arms_trade() -> None:
    for name in ("containers", "fragments", "fifty_states", "briefing_leaks"):
        assert re.search(r"den(?:y|ies|ied)|no deal", korea().events[name].says.others), name
    for outcome in korea().actions["declassify"].outcomes.values():
        assert re.search(r"den(?:y|ies)|no deal", outcome.says.others)


def test_force_from_the_clash_rung_up_is_talked_about_afterwards() -> None:
    rungs = list(korea().rungs)
    high = set(rungs[rungs.index("clash") :])
    deeds = [*korea().actions.values(), *korea().events.values()]
    assert [deed.id for deed in deeds if deed.rung in high and not deed.debrief] == []
    assert [item.id for item in korea().exchanges.values() if not item.debrief] == []
    boundary = [action for action in korea().actions.values() if action.rung == "boundary"]
    assert [action.id for action in boundary if not action.debrief] == []


def test_nobody_but_the_table_decides_what_an_actor_wants() -> None:
    """Acceptance, answer and retaliation are offers, dilemmas or orders of a seat."""
    asked = {actor for dilemma in korea().dilemmas.values() for actor in korea().members(dilemma.to)}
    assert {"dprk", "rok", "usa", "jpn", "rus"} <= asked
    assert "dprk" in korea().agreements["freeze"].partner


def test_the_rules_that_keep_the_model_honest_are_there() -> None:
    soft = [meter for meter in korea().meters.values() if meter.soft_cap is not None]
    assert korea().meters["tension"].soft_cap is not None
    assert len(soft) >= 20
    repeatable = [action for action in korea().actions.values() if not action.once and action.habit is not None]
    assert len(repeatable) >= 40
    for file, name in (("actions/diplomatic.yaml", "working_talks"), ("agreements.yaml", "buffer_protocol")):
        assert "flag.engaged" in files()[file].split(f"\n{name}:")[1].split("\n\n")[0]
    assert korea().agreements["freeze"].needs is not None


def test_each_mechanic_of_the_language_is_used() -> None:
    actions = korea().actions.values()
    used = {
        "joint": any(action.joint for action in actions),
        "consent": any(action.consent for action in actions),
        "excludes": any(action.excludes for action in actions),
        "counters": any(action.counters for action in actions),
        "takes": any(action.takes for action in actions),
        "cancellable": any(action.cancellable for action in actions),
        "fails_if": any(action.fails_if for action in actions),
        "odds": any(action.odds for action in actions),
        "intents": any(action.intents for action in actions),
        "hidden author": any(action.author == "hidden" for action in actions),
        "attributed": any(o.attributed for action in actions for o in action.outcomes.values()),
        "learned": any(o.learned for action in actions for o in action.outcomes.values()),
        "place target": any(action.target.kind == "place" for action in actions),
        "for_each": any(event.for_each for event in korea().events.values()),
        "inject": any(event.inject for event in korea().events.values()),
        "keep": any(process.keep is not None for process in korea().processes.values()),
        "toward": any(process.toward is not None for process in korea().processes.values()),
        "hidden meter": any(meter.visibility == "hidden" for meter in korea().meters.values()),
        "pair meter": any(meter.of == "pair" for meter in korea().meters.values()),
        "drives": any(actor.persona and actor.persona.drives for actor in korea().actors.values()),
        "red lines": any(actor.red_lines for actor in korea().actors.values()),
    }
    assert [name for name, there in used.items() if not there] == []


def test_the_verbs_and_predicates_of_the_language_are_used() -> None:
    verbs = {part.verb for part in parts(korea()) if isinstance(part, Effect)}
    assert sorted(set(VERBS) - verbs) == []
    assert [word for word in PREDICATES if word not in prose()] == []


def test_each_learning_objective_can_be_observed_and_discussed() -> None:
    for objective in korea().learning.values():
        assert objective.observe, objective.id
        assert objective.questions, objective.id
    served = {name for event in korea().events.values() for name in event.learning}
    served |= {name for dilemma in korea().dilemmas.values() for name in dilemma.learning}
    assert served == set(korea().learning)


def test_a_seat_can_be_read_in_two_minutes() -> None:
    for actor in korea().actors.values():
        assert 60 <= len(actor.briefing.split()) <= 105, actor.id
        assert len(actor.prompts) >= 2
        assert actor.persona is not None
        assert sum(not objective.shared for objective in actor.objectives.values()) >= 2
        assert any(objective.shared for objective in actor.objectives.values()), actor.id


def test_every_ending_but_the_last_has_a_condition_and_all_have_questions() -> None:
    endings = list(korea().endings.values())
    assert [ending.id for ending in endings if ending.when is None] == [endings[-1].id]
    assert [ending.id for ending in endings if not ending.questions] == []
