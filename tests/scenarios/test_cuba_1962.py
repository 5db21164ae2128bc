"""The thirteen days hold what their readers were promised: size, sources, fair words, secrets kept, and a way out."""

from __future__ import annotations

import re

import pytest

from game.core.model.deeds import INSTRUMENTS
from game.core.model.scenario import Scenario
from game.engine.lowering.program import compile_scenario
from game.resources import scenarios_dir
from game.scenario.build import load_path
from game.series import run_program
from tests.support.content import bundled, parts, prose_of

# Surnames of those who led the six actors at that time, and of their best known helpers: the texts speak of offices.
PERSONS = (
    "Kennedy", "Khrushchev", "Castro", "Macmillan", "Thant", "Rusk", "McNamara", "Dobrynin", "Gromyko", "Bundy",
    "Stevenson", "Mikoyan", "Malinovsky", "Pliyev", "Arkhipov", "Anderson", "Lippmann", "Scali", "Fomin", "Penkovsky",
)  # fmt: skip


def cuba() -> Scenario:
    return bundled("cuba_1962")


def prose() -> str:
    return prose_of("cuba_1962")


def test_it_loads_without_any_finding() -> None:
    assert [finding.message for finding in load_path(scenarios_dir() / "cuba_1962").findings] == []


def test_it_has_the_size_of_a_whole_crisis() -> None:
    scenario = cuba()
    assert list(scenario.actors) == ["usa", "sov", "cub", "tur", "gbr", "uni"]
    assert (scenario.header.turns, scenario.header.turn_length.hours) == (13, 24)
    assert len(scenario.actions) >= 70
    assert {action.instrument for action in scenario.actions.values()} == set(INSTRUMENTS)
    assert len(scenario.events) >= 45
    assert len(scenario.dilemmas) >= 14
    assert len(scenario.agreements) >= 8
    assert len(scenario.ultimatums) == 3
    assert len(scenario.exchanges) == 4
    assert len(scenario.endings) >= 12


def test_every_seat_has_something_to_do_on_the_first_day_and_something_that_calms() -> None:
    for actor in cuba().actors:
        own = [action for action in cuba().actions.values() if actor in cuba().members(action.who)]
        assert len(own) >= 6, actor
        assert any(action.calms for action in own), actor


@pytest.mark.parametrize("section", ["actors", "actions", "events", "dilemmas", "agreements", "ultimatums", "places"])
def test_every_entry_says_where_it_comes_from(section: str) -> None:
    assert [name for name, entry in getattr(cuba(), section).items() if not entry.sources] == []


def test_every_declared_source_is_cited() -> None:
    cited = {name for part in parts(cuba()) for name in getattr(part, "sources", ()) if not isinstance(part, Scenario)}
    assert cited == set(cuba().sources)


def test_what_is_invented_is_marked_and_what_is_disputed_is_called_so() -> None:
    design_only = [event for event in cuba().events.values() if event.sources == ("design_note",)]
    assert [event.id for event in design_only if not event.fictional] == []
    disputed = {name for name, source in cuba().sources.items() if source.confidence == "disputed"}
    assert {"lunch_contact", "torpedo_account", "havana_letter", "tactical_study", "unused_text"} == disputed


def test_texts_name_offices_and_not_persons() -> None:
    assert [name for name in PERSONS if re.search(rf"\b{name}\b", prose(), re.IGNORECASE)] == []


def test_distances_can_be_shown_in_the_readers_units() -> None:
    assert re.findall(r"(?<![{\d,])\b[\d,]+ (?:km|miles)\b(?!})", prose()) == []


def test_force_from_the_clash_rung_up_is_talked_about_afterwards() -> None:
    rungs = list(cuba().rungs)
    high = set(rungs[rungs.index("clash") :])
    deeds = [*cuba().actions.values(), *cuba().events.values()]
    deeds += [option for dilemma in cuba().dilemmas.values() for option in dilemma.options.values()]
    assert [deed.id for deed in deeds if deed.rung in high and not deed.debrief] == []
    assert [item.id for item in cuba().exchanges.values() if not item.debrief] == []


def test_who_knows_what_on_the_first_morning() -> None:
    facts = cuba().facts
    assert set(facts["site_pictures"].known_to) == {"usa", "sov", "cub"}
    assert facts["they_know"].known_to == ("usa",)
    assert facts["tactical_warheads"].known_to == ("sov",)
    assert facts["boat_torpedo"].known_to == ("sov",)
    assert not facts["jupiter_offer"].true
    assert "gbr" not in cuba().pieces["mrbm_west"].visible_to


def test_the_opening_tells_nobody_the_secret() -> None:
    opening = cuba().header.opening
    assert "pictures" not in opening and "photograph" not in opening


def test_the_bargains_of_the_last_days_are_there_with_the_right_secrecy() -> None:
    deals = cuba().agreements
    assert deals["pledge_for_removal"].secrecy == "public"
    assert deals["secret_jupiters"].secrecy == "secret"
    assert deals["open_trade"].secrecy == "public"
    assert cuba().members(cuba().ultimatums["remove_missiles"].visible_to) == ("usa", "sov")


def test_each_learning_objective_can_be_observed_and_discussed() -> None:
    for objective in cuba().learning.values():
        assert objective.observe, objective.id
        assert objective.questions, objective.id
    served = {name for event in cuba().events.values() for name in event.learning}
    served |= {name for dilemma in cuba().dilemmas.values() for name in dilemma.learning}
    assert served == set(cuba().learning)


def test_a_seat_can_be_read_in_two_minutes() -> None:
    for actor in cuba().actors.values():
        assert 60 <= len(actor.briefing.split()) <= 110, actor.id
        assert len(actor.prompts) >= 2
        assert actor.persona is not None
        assert any(objective.shared for objective in actor.objectives.values()), actor.id


def test_titles_fit_a_card_and_a_headline() -> None:
    titles = [part.title for part in (*cuba().actions.values(), *cuba().events.values())]
    assert [title for title in titles if len(title) > 45] == []
    assert len(set(titles)) == len(titles)


SETTLED = ("out_for_pledge_and_word", "missiles_for_missiles", "out_for_pledge")
DISASTER = ("unthinkable", "general_war")


def test_doctrine_often_finds_the_way_out_and_chance_hardly_ever() -> None:
    program = compile_scenario(cuba())
    names = list(cuba().endings)

    def share(agents: str, wanted: tuple[str, ...]) -> float:
        endings = run_program(program, 60, seed=5, agents=agents).endings
        return sum(names[number] in wanted for number in endings) / len(endings)

    assert 0.4 <= share("doctrine", SETTLED) <= 0.85
    assert share("doctrine", DISASTER) <= 0.1
    assert share("random", SETTLED) <= 0.15


def test_a_settlement_is_told_only_where_no_war_was_fought() -> None:
    program = compile_scenario(cuba())
    names = list(cuba().endings)
    games = run_program(program, 60, seed=9, agents="usa=random,sov=doctrine,*=doctrine")
    told = [(names[number], deaths) for number, deaths in zip(games.endings, games.deaths, strict=True)]
    assert max(deaths for _, deaths in told) >= 60_000, "the games hold no war, so this shows nothing"
    assert [pair for pair in told if pair[0] in SETTLED and pair[1] >= 60_000] == []


def test_what_a_settlement_has_overtaken_cannot_be_ordered_after_it() -> None:
    for name in ("raise_defcon", "assemble_landing", "strike_sites", "two_letters", "propose_summit", "call_it_forged"):
        assert "not bargain_struck" in [line.text for line in cuba().actions[name].needs.parts], name
