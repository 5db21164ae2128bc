"""What an author's editor makes of the schema, through the program that most editors use for YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.scenario.schema.document import schema_files
from game.scenario.schema.names import Names
from tests.support.language_server import SERVER, LanguageServer, command

STARTED = command()
pytestmark = pytest.mark.skipif(STARTED is None, reason=f"{SERVER} (npm) is not installed")

EVENTS = """\
# yaml-language-server: $schema=.schema/events.json
leak:
  title: A leak
  at: turn 2
  efects: []
  outcomes:
    believed:
      effects:
        -
        - cha
"""
ACTORS = """\
# yaml-language-server: $schema=../.schema/actors.json
rok:
  title: Republic of Korea
  short: ROK
  slots: 3
"""
VARIANT = """\
# yaml-language-server: $schema=.schema/variant_events.json
leak:
  chance: {remove: true}
"""
SCENARIO = """\
# yaml-language-server: $schema=.schema/scenario.json
format: 2
id: x
title: X
start: 1 Jan 2030
turns: three
turn_length: 1 week
main_meter: tension
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario's folder with the schemas beside it."""
    made = tmp_path_factory.mktemp("scenario")
    for name in (".schema", "actors"):
        (made / name).mkdir()
    names = Names({"actor": ("rok", "usa"), "rung": ("clash",)}, ("tension", "rok.alarm"))
    for name, schema in schema_files(names).items():
        (made / ".schema" / name).write_text(json.dumps(schema), "utf-8")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    """One server for all tests: starting it takes a second."""
    assert STARTED is not None
    running = LanguageServer(STARTED, folder)
    for name, text in (("events.yaml", EVENTS), ("actors/asia.yaml", f"{ACTORS}  \n"), ("scenario.yaml", SCENARIO)):
        running.open(folder / name, text)
    yield running
    running.close()


def test_verbs_are_offered_where_an_effect_stands(server: LanguageServer, folder: Path) -> None:
    for line, column in ((8, 10), (9, 13)):
        offered = server.complete(folder / "events.yaml", line, column)
        assert {"change", "reveal", "schedule", "if"} <= offered.keys()
        assert "takes away" in str(offered["change"]["documentation"])


def test_fields_are_offered_where_a_part_stands(server: LanguageServer, folder: Path) -> None:
    assert {"briefing", "objectives", "persona"} <= server.complete(folder / "actors" / "asia.yaml", 5, 2).keys()


def test_the_names_of_the_scenario_are_offered_and_others_not_marked(server: LanguageServer, folder: Path) -> None:
    text = EVENTS.partition("  efects")[0] + "  rung: \n  visible_to:\n    - \n  effects:\n    - change:\n        \n"
    path = folder / "named.yaml"
    server.open(path, text)
    assert "clash" in server.complete(path, 4, 8)
    assert {"rok", "usa", "all", "self"} <= server.complete(path, 6, 6).keys()
    assert {"tension", "rok.alarm"} <= server.complete(path, 9, 8).keys()
    server.open(folder / "new.yaml", EVENTS.partition("  efects")[0] + "  rung: quite_new\n  visible_to: [jpn]\n")
    assert server.diagnostics(folder / "new.yaml") == []


def test_the_meaning_of_a_field_is_shown(server: LanguageServer, folder: Path) -> None:
    shown = server.hover(folder / "actors" / "asia.yaml", 4, 4)
    assert "How many orders" in shown and "from 0 to 6" in shown


def test_the_meaning_of_a_verb_is_shown(server: LanguageServer, folder: Path) -> None:
    text = EVENTS.replace("        - cha\n", "        - change: {tension: +4}\n")
    server.open(folder / "whole.yaml", text)
    assert "Adds to numbers" in server.hover(folder / "whole.yaml", 9, 12)


def test_a_misspelt_field_is_marked_where_it_stands(server: LanguageServer, folder: Path) -> None:
    told = {found["message"]: found["range"]["start"]["line"] for found in server.diagnostics(folder / "events.yaml")}
    assert [line for message, line in told.items() if "efects" in message] == [4]


def test_a_head_of_the_wrong_type_is_marked_and_nothing_else(server: LanguageServer, folder: Path) -> None:
    assert [found["range"]["start"]["line"] for found in server.diagnostics(folder / "scenario.yaml")] == [5]


def test_a_part_of_a_variant_may_be_removed(server: LanguageServer, folder: Path) -> None:
    server.open(folder / "variant.yaml", VARIANT)
    assert server.diagnostics(folder / "variant.yaml") == []
