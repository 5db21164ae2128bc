"""Every template, with any actors in any region, makes a scenario without a finding that ends in more ways than one."""

from __future__ import annotations

from functools import cache

import pytest

from game.core.findings import Finding
from game.engine.lowering.program import compile_scenario
from game.resources import assets_dir
from game.scenario.build import load
from game.scenario.sources import Sources
from game.scenario.starter.make import files
from game.scenario.starter.region import Country, Region, from_numbers
from game.scenario.starter.templates import TEMPLATES, Template, find
from game.scenario.starter.wish import _OWN, Wish, read_seats
from game.series import run_program
from game.ui.map.world import World

ACTORS = (
    "usa=United States,ussr=Soviet Union",
    "rok=South Korea,dprk=North Korea,jpn=Japan",
    "a=O'Neill & Sons: a firm,b=- dash,c=# hash,d=yes,e=[Ελλάς],f=대한민국,g=%25 <b>$x,h=null",
)
REGIONS = (
    "115,25,150,52",
    "174,-24,-172,-12",  # across the 180th meridian, little land
    "8.5,47.2,8.6,47.3",  # a valley
    "-180,-60,180,75",
    "-150,-40,-120,-10",  # open sea
    "20,-85,60,-70",  # near a pole
)


@cache
def land_in(box: Region) -> list[Country]:
    return World(assets_dir() / "map" / "world.bin").region((box.west, box.south, box.east, box.north), 0.1).countries


def make(template: Template, actors: str, region: str) -> dict[str, str]:
    box = from_numbers(region)
    wish = Wish(
        "made", "A title: with a colon", read_seats(actors), box, "1 Mar 2031", template.turns, template.turn_length
    )
    return files(template, wish, land_in(box), ("us", "kr"))


def findings(texts: dict[str, str]) -> tuple[Finding, ...]:
    return load(Sources("", texts))[1]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
@pytest.mark.parametrize(("actors", "region"), [*zip(ACTORS * 2, REGIONS, strict=True), (ACTORS[2], REGIONS[1])])
def test_nothing_is_to_be_said_about_what_is_made(template: Template, actors: str, region: str) -> None:
    actors = actors if actors.count(",") + 1 >= template.least else f"{actors},third=A Third"
    assert [f"{one.span}: {one.message}" for one in findings(make(template, actors, region))] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
@pytest.mark.parametrize("more", [0, 1, 5])
def test_games_end_in_more_ways_than_one(template: Template, more: int) -> None:
    actors = ",".join(f"a{number}=Actor {number}" for number in range(template.least + more))
    scenario, _ = load(Sources("", make(template, actors, template.region)))
    assert scenario is not None
    endings = run_program(compile_scenario(scenario), 30, 1, "doctrine").endings
    assert len(set(endings)) >= 2


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_teaches(template: Template) -> None:
    texts = make(template, template.actors, template.region)
    scenario, _ = load(Sources("", texts))
    assert scenario is not None
    assert len(scenario.endings) >= 3 and scenario.dilemmas and scenario.agreements and scenario.learning
    assert any(set(scenario.members(fact.known_to)) != set(scenario.actors) for fact in scenario.facts.values())
    assert all(ending.questions for ending in scenario.endings.values())
    for path, text in texts.items():
        if path.endswith(".yaml"):
            first, second, *_ = text.splitlines()
            assert first == f"# yaml-language-server: $schema=.schema/{path.removesuffix('.yaml')}.json"
            assert second.startswith("# ")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_beginner_can_survey_it(template: Template) -> None:
    texts = make(template, template.actors, template.region)
    assert sum(text.count("\n") for text in texts.values()) < 330
    assert all(len(line) < 200 for text in texts.values() for line in text.splitlines())


def test_an_actor_stands_in_the_country_it_is_named_after() -> None:
    texts = make(TEMPLATES[0], "rok=South Korea,usa=United States", "115,25,150,52")
    assert 'country: "South Korea"' in texts["actors.yaml"] and "flag: kr" in texts["actors.yaml"]
    assert texts["actors.yaml"].count("country:") == 2  # one of them in the comment at the top


def test_an_actor_with_an_article_has_it_within_sentences() -> None:
    actors = make(TEMPLATES[0], "usa=United States,cuba=Cuba", "115,25,150,52")["actors.yaml"]
    assert actors.count("called: ") == 1 and 'called: "the United States"' in actors


def test_ids_of_the_templates_are_kept_from_actors() -> None:
    for template in TEMPLATES:
        scenario, _ = load(Sources("", make(template, template.actors, template.region)))
        assert scenario is not None
        own = {*scenario.meters, *scenario.counters, *scenario.define, *scenario.groups, "zone"}
        assert own <= _OWN


def test_a_template_is_found_by_its_number_and_the_beginning_of_its_name() -> None:
    assert find("1") is find("bilateral") is find("Bilateral-Crisis") is TEMPLATES[0]
    assert find("") is find("9") is find("crisis") is None
