"""`{self}` and `{target}` stand for actors as a sentence calls them, with a capital where it begins."""

import pytest

from game.engine.lowering.program import compile_scenario
from game.engine.lowering.tables import Tables
from game.resources import lint_cases_dir
from game.scenario.build import load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Sources

MANY = 100_000
"""Placeholders that would take hours if the text before each were searched again."""


def voices(says: str, called: str) -> set[str]:
    text = f"""\
extends: base
actors:
  ostara: {{called: {called}}}
actions:
  patrol_river:
    outcomes: {{success: {{says: "{says}"}}}}
"""
    loaded = load_sources(Sources("", {"scenario.yaml": text}), lookup_around(lint_cases_dir()))
    assert loaded.scenario is not None, loaded.findings
    return {voice.others for voice in compile_scenario(loaded.scenario).voices}


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("{self} warned {target}.", "The Republic warned Kingdom of Velden."),
        ("Boats warned {self}. {self} waits.", "Boats warned the Republic. The Republic waits."),
        ("Enough! “{self} waits,” said {self}.", "Enough! “The Republic waits,” said the Republic."),
        ("It is 3.5 km to {self}, to {self}.", "It is 3.5 km to the Republic, to the Republic."),
        ("It stopped vs. {self}.\\n{self} waits.", "It stopped vs. the Republic.\nThe Republic waits."),
        ("Help, e.g. {self} or U.S. {self} aid.", "Help, e.g. the Republic or U.S. the Republic aid."),
        ("They took plan B. {self} waits. No. {self}!", "They took plan B. The Republic waits. No. The Republic!"),
        ("{self}{self} {self}. {self}", "The Republicthe Republic the Republic. The Republic"),
    ],
)
def test_a_name_has_its_article_and_its_capital(says: str, told: str) -> None:
    assert told in voices(says, "the Republic")


@pytest.mark.parametrize("between", [" ", ". ", "' ", "\n", " . . "])
def test_the_work_grows_with_the_text_and_no_faster(between: str) -> None:
    filled = Tables.fill(f"{{self}}{between}" * MANY, {"self": "the " + "r" * 60})
    assert filled.lower() == f"the {'r' * 60}{between}" * MANY


@pytest.mark.parametrize("run", [" ", "“", "'", ".", ". ", ".'", "\n", "! '"])
def test_a_long_run_before_a_name_is_read_once(run: str) -> None:
    assert Tables.fill(run * MANY + "x {self}", {"self": "it"}) == run * MANY + "x it"


def test_a_name_is_not_read_for_placeholders_and_a_role_without_a_name_stays() -> None:
    assert Tables.fill("{self} and {target}.", {"self": "{target}"}) == "{target} and {target}."
    assert Tables.fill("{self}. {target}", None) == "{self}. {target}"
