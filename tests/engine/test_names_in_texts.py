"""`{self}` and `{target}` stand for actors as a sentence calls them, with a capital where it begins."""

import pytest

from game.engine.lowering.program import compile_scenario
from game.resources import lint_cases_dir
from game.scenario.build import load_sources
from game.scenario.files import lookup_around
from game.scenario.sources import Sources


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
    ],
)
def test_a_name_has_its_article_and_its_capital(says: str, told: str) -> None:
    assert told in voices(says, "the Republic")
