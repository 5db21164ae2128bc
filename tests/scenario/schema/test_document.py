"""The schema is sound, explains every field, takes whatever the loader takes, and refuses what authors get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.core.fields import Percent
from game.core.findings import Findings
from game.core.model.results import FORMAT
from game.core.source import start_of
from game.language.scope import Scope
from game.language.verbs import VERBS
from game.resources import lint_cases_dir, scenarios_dir
from game.scenario.decode.context import BAD, Context, read
from game.scenario.drawn import FLAGS, PLACES, drawn
from game.scenario.kinds import KINDS
from game.scenario.kinds.cases import case_of
from game.scenario.nodes import Scalar
from game.scenario.schema.document import schema_document, schema_files
from game.scenario.schema.patterns import percent
from game.scenario.sources import MAIN
from tests.support.plain import plain_text

SCENARIOS = sorted(path.parent for path in scenarios_dir().glob(f"*/{MAIN}"))


@cache
def validator(name: str = "") -> Draft7Validator:
    """For scenario.yaml, or for one of the definitions."""
    schema = schema_document()
    if name:
        return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": schema["definitions"]})
    return Draft7Validator(schema)


def complaints(files: Mapping[str, str]) -> Iterator[str]:
    """What the schema says against the files of one scenario."""
    inside = {PurePosixPath(path).parent.as_posix() for path in files if path.endswith(f"/{MAIN}")}
    for folder in inside:  # a scenario in the folder of another one
        yield from complaints(
            {path.removeprefix(f"{folder}/"): files[path] for path in files if path.startswith(folder)}
        )
    files = {path: text for path, text in files.items() if not path.startswith(tuple(inside))}
    main = MAIN if MAIN in files else next(iter(files))
    prefix = "variant_" if "extends" in plain_text(files[main]) else ""
    for path, text in files.items():
        section = "" if path == main else prefix + PurePosixPath(path).parts[0].removesuffix(".yaml")
        if path.endswith(".yaml") and not path.startswith("text/"):
            for error in validator(section).iter_errors(plain_text(text)):
                yield f"{path}: {list(error.absolute_path)}: {error.message[:200]}"


def test_it_is_a_schema_of_draft_7_and_the_same_every_time() -> None:
    Draft7Validator.check_schema(schema_document())
    assert schema_document() == schema_document()
    for schema in schema_files().values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_bundled_scenarios_are_accepted(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    assert list(complaints(files)) == []


@pytest.mark.parametrize("key", KINDS)
def test_good_examples_of_the_reference_are_accepted(key: str) -> None:
    case = case_of(key, lint_cases_dir())
    assert case is not None
    if not case.good.made:
        assert list(complaints(case.good.files)) == []


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every mapping in a schema, with its path."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                yield from ((f"{path}/{key}", one) for key, one in value.items())
            if name != "if":  # asks, and describes nothing
                yield from properties(value, f"{path}/{name}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from properties(value, f"{path}/{index}")


def test_each_field_is_explained() -> None:
    silent = {path for path, schema in properties(schema_document()) if not schema.get("description")}
    inside_values = {"between", "count", "of"}
    assert {path for path in silent if path.rpartition("/")[2] not in inside_values} == set()


@pytest.mark.parametrize("verb", VERBS)
def test_the_example_of_each_verb_is_accepted(verb: str) -> None:
    assert validator("effect").is_valid(plain_text(VERBS[verb].example))


EVENT = "leak: {title: A leak, at: turn 2, effects: [{change: {tension: +4}}]}"
RIGHT = {
    "events": [
        EVENT,
        "leak: {title: 1914, when: [tension >= 60, {any_of: [flag.a, turn > 3]}, {at_least: '2 of [a, b, c]'}]}",
        "leak: {title: A, when: {at_least: {count: 1, of: flag.a}}, at: {between: [turn 3, turn 6]}, chance: 33.25%}",
        "leak: {title: A, inject: true, then: {agreement: freeze, from: rok, to: dprk}}",
        "leak: {title: A, inject: true, then: [{event: b, in: 2 turns}, {flag: [a, b]}]}",
        "leak: {title: A, inject: true, effects: {say: {words: Hello.}, if: tension > 3, chance: 5%}}",
        "leak: {title: A, inject: true, effects: [{change: {amounts: {tension: 3 * turn}}}], outcomes: }",
        "leak: {title: A, inject: true, says: {rok: One., others: Two.}}",
    ],
    "variant_events": [
        "leak: {remove: true}",
        "leak: {chance: {remove: true}}",
        "leak: {outcomes: {a: {effects: {remove: true}}, b: {remove: true}}}",
        "leak: {needs: {remove: true}}".replace("needs", "when"),
    ],
    "meters": [
        "trust: {label: Trust, of: pair, start: {others: 50, rok: {others: 10.5}}}",
        "alarm: {label: Alarm, of: actor, start: 50, why: {rok: A poll.}}",
    ],
    "define": ["tense: tension > 60", "tense: [tension > 60, {none_of: [flag.a]}]"],
    "actions": [
        "go: {title: A, blurb: B, instrument: military, who: all, target: any other, costs: {capital: 2},"
        " odds: {base: 60%, add: {trust in us: {by: -15%, if: turn > 2}}}}",
    ],
}
WRONG = {
    "events": [
        EVENT.replace("effects", "efects"),
        EVENT.replace("change", "chnage"),
        EVENT.replace("turn 2", "2"),
        EVENT.replace("title: A leak, ", ""),
        EVENT.replace("{change", "{flag: a, change"),
        EVENT.replace("{change: {tension: +4}}", "{if: tension > 3}"),
        EVENT.replace("at: turn 2", "chance: 30"),
        EVENT.replace("at: turn 2", "chance: 101%"),
        EVENT.replace("at: turn 2", "once: yes"),
        EVENT.replace("at: turn 2", "phase: opening"),
        EVENT.replace("at: turn 2", "outcomes: {a: {weight: a lot}}"),
        EVENT.replace("at: turn 2", "wait: two turns"),
        EVENT.replace("at: turn 2", "for_each: [rok, rok]"),
        EVENT.replace("at: turn 2", "track: {from: a, range_km: 570 km}"),
        EVENT.replace("leak", "Leak", 1),
        EVENT.replace("leak", "self", 1),
        "leak: {remove: true}",
        "- leak",
    ],
    "variant_events": ["leak: {remove: yes}", "leak: {effects: [{if: turn > 3}]}", "leak: {tilte: A}"],
    "actors": ["rok: {title: R, short: ROK, slots: 9}", "rok: {title: R, short: REPUBLICOFKOREA}"],
    "map": ["{bbox: 115 25 150 52}", "{labels: {}}"],
    "actions": ["go: {title: A, blurb: B, instrument: army, who: all}"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in RIGHT.items() for text in texts])
def test_what_the_loader_accepts_is_accepted(name: str, text: str) -> None:
    assert [error.message for error in validator(name).iter_errors(plain_text(text))] == []


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_what_authors_get_wrong_is_refused(name: str, text: str) -> None:
    assert not validator(name).is_valid(plain_text(text))


HEAD = {
    **{"format": FORMAT, "id": "x", "title": "X", "start": "1 Jan 2030", "turns": 3, "turn_length": "1 week"},
    "main_meter": "tension",
}


def test_a_head_is_whole_unless_it_extends_another_scenario() -> None:
    assert validator().is_valid(HEAD)
    short = {name: value for name, value in HEAD.items() if name != "turns"}
    assert not validator().is_valid(short)
    assert validator().is_valid({**short, "extends": "korea_2023"})
    assert not validator().is_valid({**HEAD, "evnts": {}})
    assert not validator().is_valid({**HEAD, "format": FORMAT + 1})
    assert not validator().is_valid({**HEAD, "extends": "korea_2023", "evnts": {}})


@pytest.mark.parametrize("kind", [Percent(), Percent(-100, 100), Percent(0, 400)])
def test_percentages_are_those_of_the_loader(kind: Percent) -> None:
    pattern = Draft7Validator({"pattern": percent(kind.low, kind.high)})
    words = ("", "+", "-", "00", "%")
    numbers = (
        *range(0, 430, 3),
        99,
        100,
        101,
        399,
        400,
        401,
        "0.0",
        "0.01",
        "99.99",
        "100.00",
        "100.01",
        "7.250",
        ".5",
    )
    for text in (f"{sign}{number}{end}" for sign in words for number in numbers for end in ("%", " %", "", ".%")):
        ctx = Context(Scope({}, {}), Findings())
        accepted = read(kind, Scalar(text, False, start_of("x")), ctx) is not BAD
        assert pattern.is_valid(text) == accepted, text


def test_an_older_format_is_left_to_the_loader() -> None:
    old = {**HEAD, "format": 1, "tension": "tension"}
    del old["main_meter"]
    assert validator().is_valid(old)


def test_words_that_the_program_draws_are_offered_and_others_taken() -> None:
    fields = schema_document()["definitions"]["Place"]["properties"]
    assert {"enum": list(drawn(PLACES))} in fields["kind"]["anyOf"]
    flag = schema_document()["definitions"]["Actor"]["properties"]["flag"]
    assert {"enum": list(drawn(FLAGS))} in flag["anyOf"]
    assert not list(Draft7Validator(flag).iter_errors("ng"))
