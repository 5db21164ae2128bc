"""Nothing of the article is lost: each row of its trace is in the flagship as actor, start value, events, orders,
objectives and words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest

from game.core.model.scenario import Scenario
from game.resources import scenarios_dir
from game.scenario.build import load_path

UNIT = 1000


@dataclass(frozen=True)
class Row:
    """One thing that the article says, and where the flagship has it."""

    number: int
    about: str
    actors: tuple[str, ...]
    start: tuple[tuple[str, float], ...] = ()
    events: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


ROWS = (
    Row(1, "a launch into the sea amid deterrence efforts", ("dprk", "rok", "usa"), (("tension", 58),),
        ("sea_launch",), ("srbm_test", "convene_ncg"), ("rok.region",), ("354 Miles", "before landing in the sea")),
    Row(2, "Seoul reports first", ("rok",), (), ("sea_launch",), ("share_launch_data",), ("jpn.partnership",),
        ("22:43. One missile",)),
    Row(3, "tensions raised once again", ("dprk", "rok"), (("tension", 58),), ("sea_launch",), ("public_line",),
        ("chn.calm",), ("once again raised tensions on the Korean Peninsula",)),
    Row(4, "from an area near Pyongyang", ("dprk",), (), ("sea_launch",), ("srbm_test",), ("dprk.programme",),
        ("an area near Pyongyang",)),
    Row(5, "354 miles, 570 km", ("dprk", "jpn"), (), ("range_row", "sea_launch"), ("share_launch_data",),
        ("jpn.partnership",), ("{570 km}", "{400 km}", "570 km, 354 miles")),
    Row(6, "data shared for further analysis", ("rok", "usa", "jpn"), (("warning_data", 0),), ("range_row",),
        ("share_launch_data", "warning_link", "joint_assessment"), ("jpn.partnership",),
        ("Data received, analysis pending", "for further analysis")),
    Row(7, "latest display of defiance", ("dprk",), (("tests", 101),), ("milestone_110",), ("srbm_test", "icbm_lofted"),
        ("dprk.home",), ("latest display of defiance, as critics call it",)),
    Row(8, "the programme is accelerated", ("dprk",), (("dprk.p_icbm", 72), ("dprk.p_sat", 35)),
        ("plenum", "reactor", "test_site"), ("nuclear_test", "icbm_lofted"), ("dprk.programme", "dprk.eyes"),
        ("accelerates the expansion of the nuclear and missile programme",)),
    Row(9, "heightened concerns of three partners", ("usa", "rok", "jpn"), (("rok.support", 34), ("jpn.support", 22)),
        ("poll", "alert_okinawa", "world_watches"), ("ironclad_statement", "alliance_call"), ("rok.home", "jpn.home"),
        ("heightens concerns among the United States, South Korea and Japan",)),
    Row(10, "the three strengthen their partnership", ("usa", "rok", "jpn"), (("trilateral", 66),),
        ("history_row", "two_voices"), ("alliance_call", "trilateral_exercise"), ("jpn.partnership",),
        ("strengthening their partnership",)),
    Row(11, "combined exercises increase", ("usa", "rok", "jpn"), (("drill_spring", 1),), ("mixed_signals",),
        ("bomber_flight", "submarine_visit", "carrier_visit", "spring_exercise", "trilateral_exercise",
         "exercise_scaleback"), ("rok.assurance",), ("combined exercises",)),
    Row(12, "condemned as invasion rehearsals", ("dprk",), (("dprk.attitude.usa", -90),), ("ministry_statement",),
        ("mod_statement",), ("dprk.home",), ("invasion rehearsals",)),
    Row(13, "the Defence Ministry condemns the update", ("dprk",), (), ("ministry_statement",),
        ("mod_statement", "convene_ncg", "publish_guidelines"), ("usa.assurance",),
        ("update nuclear deterrence and contingency strategies",)),
    Row(14, "an open threat", ("dprk",), (("misperception", 46),), ("ministry_statement",),
        ("mod_statement", "doctrine_clarified"), ("uni.region",), ("an open threat",)),
    Row(15, "unspecified offensive countermeasures", ("dprk",), (("prepared", 0),),
        ("signs_of_preparation", "test_site", "seen_at_samsok"),
        ("prepare_countermeasure", "task_satellites"), ("dprk.feared",),
        ('unspecified "offensive countermeasures"',)),
    Row(16, "nuclear consultation and contingency update", ("usa", "rok"), (("guidelines", 0),), ("guidelines_stall",),
        ("convene_ncg", "publish_guidelines"), ("usa.assurance",), ("Nuclear Consultative Group",)),
    Row(17, "Seoul seeks stronger reassurances", ("rok", "usa"), (("rok.assurance", 39), ("usa.credibility", 62)),
        ("poll", "campaign_noise"),
        ("demand_assurance", "ironclad_statement", "submarine_visit", "nuclear_debate", "pledge_npt"),
        ("rok.assurance",), ("stronger reassurances", "would they come?")),
    Row(18, "concerns also globally", ("uni",), (("mediation", 20),), ("fifty_states", "appeal", "world_watches"),
        ("council_meeting", "arms_coalition"), ("uni.mediation",), ("not only in the region but also globally",)),
    Row(19, "more than 100 missiles since the start of 2022", ("dprk",), (("tests", 101),), ("milestone_110",),
        ("srbm_test", "srbm_salvo"), ("dprk.programme",), ("more than 100 missiles since the start of 2022",)),
    Row(20, "missiles with the potential to reach the mainland", ("dprk", "usa"),
        (("dprk.p_icbm", 72), ("dprk.p_reentry", 35)), ("debris_in_zone",), ("icbm_lofted", "icbm_full_range"),
        ("dprk.programme",), ("potential to reach the US mainland", "73 minutes")),
    Row(21, "simulated nuclear attacks", ("dprk", "rok"), (("dprk.p_c2", 45),), ("underwater_claim",),
        ("nuclear_drill",), ("dprk.feared",), ("simulated nuclear attack",)),
    Row(22, "the first reconnaissance satellite", ("dprk", "rok", "jpn"),
        (("satellite_in_orbit", 1), ("dprk.p_sat", 35)), ("satellite_claims", "alert_okinawa", "seen_at_sohae"),
        ("satellite_launch",), ("dprk.eyes",), ("first military reconnaissance satellite",)),
    Row(23, "crucial for monitoring military activities", ("dprk",), (("dprk.intel", 38),),
        ("counterspace_row", "plenum"),
        ("satellite_launch",), ("dprk.eyes",), ("crucial for monitoring US and South Korean military activities",)),
    Row(24, "it may enhance the threat of missiles", ("dprk",), (("dprk.p_sat", 35),), ("satellite_claims",),
        ("satellite_launch", "nuclear_drill"), ("dprk.eyes",),
        ("Some analysts say that such pictures could enhance the threat of nuclear-capable missiles",)),
    Row(25, "a potential arms alignment", ("dprk", "rus"), (("axis", 48),), ("containers", "visit_announced"),
        ("ship_munitions", "seek_technology", "defence_treaty"), ("rus.axis",),
        ("concerns about a potential arms alignment",)),
    Row(26, "it may be providing munitions for the war in Ukraine", ("dprk", "rus"), (("munitions", 60),),
        ("containers", "fragments"), ("ship_munitions", "declassify", "inspect_at_sea", "arms_coalition",
                                      "ukraine_arms_signal"), ("rus.shells", "usa.arms_trade"),
        ("may be providing munitions", "There is no deal")),
    Row(27, "in exchange for technology", ("rus", "dprk"), (("tech", 30),), ("engineers_seen", "briefing_leaks"),
        ("tech_transfer", "seek_technology"), ("rus.axis",), ("technology in exchange",)),
    Row(28, "the situation remains fluid", ("dprk", "rok", "usa", "jpn", "rus", "chn", "uni"), (), (), (), (),
        ("The situation remains fluid",)),
    Row(29, "the world monitors closely", ("uni",), (("monitoring", 55),), ("reactor", "coalition_monitor"),
        ("iaea_report", "panel_renewal", "declassify"), ("uni.facts",), ("closely monitoring developments",)),
    Row(30, "diplomatic solutions are sought", ("uni", "chn"), (("mediation", 20), ("dialogue", 4)),
        ("track_two", "aid_window"), ("good_offices", "neutral_room", "dual_suspension"), ("uni.mediation",),
        ("seeking diplomatic solutions to de-escalate tensions",)),
)  # fmt: skip


@cache
def korea() -> Scenario:
    loaded = load_path(scenarios_dir() / "korea_2023")
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    return loaded.scenario


@cache
def prose() -> str:
    """Every text of the scenario as one line."""
    return " ".join(re.sub(r"\s+", " ", text).replace('\\"', '"') for text in dict(korea().files).values())


def starting(name: str) -> float:
    """The start of `tension`, `rok.support`, `dprk.attitude.usa`, a counter or a flag (0 or 1)."""
    scenario = korea()
    parts = name.split(".")
    if parts[-1] in scenario.flags and len(parts) == 1:
        return float(scenario.flags[name].start)
    if name in scenario.counters:
        return scenario.counters[name].start / UNIT
    if len(parts) == 3:
        value = scenario.meters[parts[1]].start
        assert isinstance(value, dict)
        others = value[parts[0]]
        assert isinstance(others, dict)
        return others[parts[2]] / UNIT
    value = scenario.meters[parts[-1]].start
    if isinstance(value, dict):
        own = value[parts[0]]
        assert isinstance(own, int)
        return own / UNIT
    return value / UNIT


def test_every_row_of_the_trace_is_there() -> None:
    assert [row.number for row in ROWS] == list(range(1, 31))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number}: {row.about}")
def test_the_flagship_has_what_the_article_says(row: Row) -> None:
    scenario = korea()
    assert [actor for actor in row.actors if actor not in scenario.actors] == []
    assert [(name, starting(name)) for name, value in row.start if starting(name) != value] == []
    assert [event for event in row.events if event not in scenario.events] == []
    assert [action for action in row.actions if action not in scenario.actions] == []
    owned = [name.split(".") for name in row.objectives]
    assert [name for actor, name in owned if name not in scenario.actors[actor].objectives] == []
    assert [words for words in row.words if words not in prose()] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number}: {row.about}")
def test_each_row_is_in_the_hands_of_an_actor_that_it_names(row: Row) -> None:
    scenario = korea()
    able = {actor for name in row.actions for actor in scenario.members(scenario.actions[name].who)}
    assert not row.actions or able & set(row.actors)
