"""Rules are read out in plain English, from the data."""

from dataclasses import replace

import pytest

from game.core.model.time import Duration
from game.core.tree import Formula, Name, Num
from game.core.tree import Test as Lines
from game.language.speak import ScenarioLabels, join, possessive, say_condition, say_effect, say_effects, say_formula
from game.language.verbs.change import Change
from game.language.verbs.flag import Raise
from game.language.verbs.set_to import SetTo
from tests.language.story import LABELS, STORY
from tests.language.world import fine, formula, span_at


def number(text: str) -> Formula:
    found, _ = formula(text)
    assert found is not None
    return found


def changed(text: str, name: str) -> str:
    return LABELS.number_name(Name(0, 0, tuple(name.split(".")))) + " " + LABELS.amount(number(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tension >= 60", "Tension is at least 60"),
        ("60 <= tension", "Tension is at least 60"),
        ("20 <= tension < 60", "Tension is at least 20 and below 60"),
        ("tension > rok.alarm >= 5", "Tension is above the ROK's alarm and the ROK's alarm is at least 5"),
        ("not tension >= 60", "Tension is below 60"),
        ("tension == 0.5", "Tension is 0.5"),
        ("dprk.fuel != 3", "The DPRK's POL stocks is not 3"),
        ("usa.trust.rok < 40", "The USA's trust toward the ROK is below 40"),
        ("target.trust.self >= 60", "The target's trust toward the actor is at least 60"),
        ("deaths > 100 - 2 * tests", "Lives lost is above 100 minus (2 times Tests)"),
        ("max(tension, 40) + -5 > 50", "The larger of Tension and 40 plus (minus 5) is above 50"),
        ("turn >= 3", "The turn is at least 3"),
        ("rung >= rung.clash", "The rung of the crisis is at least “Clash”"),
        ("flag.talks", "Talks are under way"),
        ("not flag.talks", "Not: Talks are under way"),
        ("not not flag.talks", "Talks are under way"),
        ("recent_launch", "“a missile launch” has taken place within 1 turn"),
        ("flag.talks and (tension > 3 or rung > rung.calm)",
         "Talks are under way and (Tension is above 3 or the rung of the crisis is above “Calm”)"),
        ("happened(sea_launch)", "“A missile falls into the sea” has happened"),
        ("not happened(sea_launch, 0)", "Not: “A missile falls into the sea” has happened this turn"),
        ("did(dprk, srbm_test, 2)", "The DPRK has carried out “Short-range test” within 2 turns"),
        ("did(self, launch)", "The actor has carried out “a missile launch”"),
        ("did_tag(jpn, launch, 1)", "Japan has carried out “a missile launch” within 1 turn"),
        ("turns_since(sea_launch) >= 3", "The number of turns since “A missile falls into the sea” is at least 3"),
        ("in_force(freeze, usa, dprk)", "“Freeze” is in force between the USA and the DPRK"),
        ("kept(freeze, usa, dprk)", "“Freeze” has been kept between the USA and the DPRK"),
        ("pending(stop_leaflets)", "The ultimatum “Stop the leaflets” is pending"),
        ("at(carrier, busan, seoul)", "The carrier is at Busan or Seoul"),
        ("near(carrier, busan, 300)", "The carrier is within 300 km of Busan"),
        ("knows(jpn, munitions_deal)", "Japan knows of “The munitions deal”"),
    ],
)  # fmt: skip
def test_a_condition_is_read_out(text: str, said: str) -> None:
    assert say_condition(fine(text), LABELS) == said


def test_lines_and_wrappers_are_read_out() -> None:
    talks, high = fine("flag.talks"), fine("tension > 60")
    assert say_condition(Lines("all", (talks, high)), LABELS) == "Talks are under way and Tension is above 60"
    assert say_condition(Lines("any", (talks, high)), LABELS) == "Talks are under way or Tension is above 60"
    none = Lines("none", (talks, high))
    assert say_condition(none, LABELS) == "None of these holds: Talks are under way; Tension is above 60"
    assert say_condition(Lines("none", (talks,)), LABELS) == "Not: Talks are under way"
    some = Lines("all", (talks, high), at_least=1)
    assert say_condition(some, LABELS) == "At least 1 of these hold: Talks are under way; Tension is above 60"
    nested = Lines("all", (high, Lines("any", (talks, high))))
    assert say_condition(nested, LABELS) == "Tension is above 60 and (Talks are under way or Tension is above 60)"
    assert say_condition(Lines("all", ()), LABELS) == "Always"


def test_changes_are_read_out_as_rises_and_falls() -> None:
    assert changed("+6", "jpn.alarm") == "Japan's alarm rises by 6"
    assert changed("-4", "tension") == "Tension falls by 4"
    assert changed("0.5 * tension", "tests") == "Tests rises by 0.5 times Tension"
    found_by_loader = Formula("-4", span_at(1), Num(0, 2, -4_000))
    assert LABELS.amount(found_by_loader) == "falls by 4"


def test_an_effect_is_read_out_with_what_stands_beside_its_verb() -> None:
    tension = (Name(0, 0, ("tension",)), number("+4"))
    alarm = (Name(0, 0, ("jpn", "alarm")), number("+6"))
    change = Change(
        amounts=(tension, alarm),
        needs=Lines("all", (fine("flag.talks"),)),
        delay=Duration(turns=2),
        chance=3_500,
    )
    said = "If Talks are under way, in 2 turns, with a chance of 35 %: Tension rises by 4 and Japan's alarm rises by 6"
    assert say_effect(change, LABELS) == said
    assert say_effects((SetTo(amounts=(tension,)), Raise(flags=("talks",))), LABELS) == (
        "Tension becomes 4",
        "From now on: Talks are under way",
    )


def test_roles_are_called_by_name_once_they_are_known() -> None:
    known = LABELS.as_seen_by("rok", "usa")
    assert say_condition(fine("target.trust.self >= 60"), known) == "The USA's trust toward the ROK is at least 60"
    assert known.names(("self", "target", "others")) == "the ROK, the USA and everyone else"
    assert LABELS.as_seen_by("rok", "busan").names(("target",)) == "Busan"


def test_names_of_actors_groups_and_all() -> None:
    assert LABELS.names(("jpn",)) == "Japan"
    assert LABELS.names(("allies", "dprk")) == "the allies and the DPRK"
    assert LABELS.names(("all",)) == "everyone"
    assert LABELS.label("event", "no_such_event") == "no such event"


def test_spans_of_time() -> None:
    spans = [Duration(turns=1), Duration(turns=3), Duration(hours=168), Duration(hours=48), Duration(hours=7)]
    assert [LABELS.span(one) for one in spans] == ["1 turn", "3 turns", "1 week", "2 days", "7 hours"]


def test_formulas_and_small_words() -> None:
    assert say_formula(number("min(tension, 40)"), LABELS) == "The smaller of Tension and 40"
    assert [join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [possessive(name) for name in ("Japan", "the United States")] == ["Japan's", "the United States'"]


def test_labels_that_hide_definitions_name_them() -> None:
    class Short(ScenarioLabels):
        def definition(self, name: str) -> Lines | None:
            return None

    assert say_condition(fine("recent_launch"), Short(STORY)) == "“recent launch” holds"


def test_an_article_stands_only_before_what_is_read_letter_by_letter() -> None:
    titles = {
        "DPRK": "Democratic People's Republic of Korea",
        "UN": "United Nations",
        "USSR": "Soviet Union",
        "ECOWAS": "Economic Community of West African States",
        "GRID": "Caldra Transmission",
        "GBR": "United Kingdom",
    }
    actors = {short.lower(): replace(STORY.actors["rok"], title=title, short=short) for short, title in titles.items()}
    known = ScenarioLabels(replace(STORY, actors=actors))
    names = [known.names((name,)) for name in actors]
    assert names == ["the DPRK", "the UN", "the USSR", "ECOWAS", "GRID", "GBR"]
