"""All words for people are found, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from game.core.fields import Text, Voices
from game.core.model.texts import Voices as Words
from game.resources import scenarios_dir
from game.scenario.build import FILE_SECTIONS, load_path
from game.scenario.files import find, lookup_around
from game.scenario.merge import gather
from game.scenario.overlay.texts import Original, mark_of, originals
from tests.scenario.overlay.samples import gathered, variant


def found(scenario: str = "") -> dict[str, Original]:
    whole = gathered(variant(scenario=scenario))
    assert whole.root is not None
    return originals(whole.root, whole.document)


def test_texts_have_the_paths_that_are_written() -> None:
    texts = found()
    assert texts["title"].says == "The dam on the Sevra"
    assert texts["actors.ostara.objectives.calm.title"].says == "The valley stays calm"
    assert texts["exchanges.bridge_stand.says.2"].says == "Warning shots fall into the river."
    assert texts["actions.patrol_river.outcomes.success.says"].limit == Text().limit
    assert not any(name.startswith(("start", "id", "meters.tension.better")) for name in texts)


def test_voices_verbs_labels_and_documents_are_texts_too() -> None:
    texts = found(
        """
opening: text/opening.md
events:
  wells_dry:
    says: {ostara: They say nothing., others: Tankers bring water.}
    effects:
      - say: {velden: Your own wells., others: Their wells.}
      - {say: {words: In full.}, if: dry_summer}
actions:
  patrol_river:
    odds: {base: 60%, add: {a dry summer: {by: +5%, if: dry_summer}}}
"""
    )
    assert texts["events.wells_dry.says.ostara"].says == "They say nothing."
    assert texts["events.wells_dry.effects.1.say.velden"].says == "Your own wells."
    assert texts["events.wells_dry.effects.2.say.words"].says == "In full."
    assert texts["actions.patrol_river.odds.add.a dry summer"].says == "a dry summer"
    assert texts["opening"].says == "text/opening.md"  # there is no such file here


def test_a_mark_stands_for_the_words_and_not_for_the_lines() -> None:
    assert mark_of("one two\nthree") == mark_of("one  two three") != mark_of("one two four")
    assert len(mark_of("")) == 6


def words_of(part: object) -> Iterator[str]:
    """Every text of a decoded model, by the kinds of its fields."""
    if isinstance(part, dict | tuple):
        for item in part.values() if isinstance(part, dict) else part:
            yield from words_of(item)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        for field in dataclasses.fields(part):
            kind = field.metadata["spec"].kind if "spec" in field.metadata else None
            value = getattr(part, field.name)
            if isinstance(kind, Text | Voices):
                written = field.name in getattr(part, "spans", {})  # what nobody wrote is the program's own word
                yield from _strings(value) if written else ()
            else:
                yield from words_of(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, [value])
    elif isinstance(value, Words):
        yield from filter(None, [value.others, *dict(value.by).values()])
    elif isinstance(value, dict):
        yield from value.values()


def test_nothing_that_the_flagship_says_is_left_out() -> None:
    library = scenarios_dir()
    sources = find("korea_2023", library).sources
    scenario = load_path("korea_2023").scenario
    assert sources is not None and scenario is not None
    whole = gather(sources, FILE_SECTIONS, lookup_around(library))
    assert whole.root is not None
    texts = {one.says for one in originals(whole.root, whole.document).values()}
    assert {text.strip() for text in words_of(scenario)} <= texts
