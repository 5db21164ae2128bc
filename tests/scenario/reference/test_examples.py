"""Every example of the pages is read and checked in a sound scenario. Those of findings have tests of their own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

import pytest

from game.core import fields as kinds
from game.core.fields import Kind, Spec
from game.core.findings import Findings
from game.core.model.effects import Effect
from game.core.model.scenario import SECTIONS
from game.core.source import start_of
from game.language.verbs import VERBS
from game.resources import lint_cases_dir, scenarios_dir
from game.scenario.build import FILE_SECTIONS, load_files
from game.scenario.decode.context import BAD, Context, read
from game.scenario.decode.ids import RESERVED
from game.scenario.decode.parts import fields_of
from game.scenario.files import find
from game.scenario.merge import gather
from game.scenario.nodes import Mapping, Node
from game.scenario.reader import read as read_text
from game.scenario.reference.chapters import chapter_text
from game.scenario.reference.fences import fences
from game.scenario.reference.parts import HEAD, MAP, part_of, section_class
from game.scenario.reference.words import verb_page
from game.scenario.scope import groups_of, scope_of

BASE = (lint_cases_dir() / "base" / "scenario.yaml").read_text("utf-8")
KINDS = {cls.__name__.lower(): cls for cls in kinds.Kind.__subclasses__()}
CHAPTERS = ("conditions", "values", "files", "quotes", "computers")


def context(root: Mapping, findings: Findings) -> Context:
    """Where every name of a scenario may be used, and both roles stand for anyone."""
    scope = scope_of(root)
    everyone = tuple(scope.ids["actor"])
    scope = scope.with_roles("self", "target", self=everyone, target=everyone)
    extra = {"option": {"keep_quiet": start_of("")}, "party": dict.fromkeys(("proposer", "partner"), start_of(""))}
    scope = dataclasses.replace(scope, ids={**scope.ids, **extra})
    return Context(scope, findings, groups_of(root), lambda path: (path, "Some words."), "the example")


def complaints(kind: Kind, text: str, root: Mapping, name: str = "x") -> list[str]:
    """What is wrong with a value of this kind."""
    node, found = read_text(f"{name}: {text}\n", "example.yaml")
    assert isinstance(node, Mapping), found
    value = node.get(name)
    assert value is not None
    findings = Findings()
    result = read(kind, value, context(root, findings).called(name))
    told = [finding.message for finding in findings if finding.severity == "error"]
    return told or (["it is not read"] if result is BAD else [])


@cache
def flagship() -> Mapping:
    """The sections of the largest bundled scenario, whose names the fields' examples use."""
    sources = find("korea_2023", scenarios_dir()).sources
    assert sources is not None
    root = gather(sources, FILE_SECTIONS).root
    assert root is not None
    return root


@cache
def base() -> Mapping:
    root, _ = read_text(BASE, "base.yaml")
    assert isinstance(root, Mapping)
    return root


def all_fields() -> Iterator[tuple[str, str, Spec]]:
    """Every field of every part and verb that has an example: the part, the field and what is said of it."""
    waiting: list[type] = [section_class(name) for name in (HEAD, MAP, *SECTIONS)] + [Effect, *VERBS.values()]
    seen: set[type] = set()
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for name, (_, spec) in fields_of(cls).items():
            inner = part_of(spec.kind)
            waiting += [inner] if inner else []
            if spec.example:
                yield cls.__name__, name, spec


EXAMPLES = list(all_fields())


@pytest.mark.parametrize(("part", "name", "spec"), EXAMPLES, ids=[f"{part}.{name}" for part, name, _ in EXAMPLES])
def test_the_example_of_each_field_is_read(part: str, name: str, spec: Spec) -> None:
    kind = kinds.Number() if (part, name) == ("Meter", "start") else spec.kind
    assert complaints(kind, spec.example, flagship(), name) == []


BOXES = [(name, fence) for name in CHAPTERS for fence in fences(chapter_text(name))]
VALUES = [
    (fence.file, line) for _, fence in BOXES if fence.language == "value" for line in fence.body.strip().split("\n")
]


@pytest.mark.parametrize(("kind", "line"), VALUES)
def test_each_value_of_the_chapters_is_read(kind: str, line: str) -> None:
    assert complaints(KINDS[kind](), line, base()) == []


def test_each_kind_of_value_that_is_written_in_an_own_way_has_examples() -> None:
    shown = {kind for kind, _ in VALUES}
    obvious = {"word", "choice", "flag", "whole", "path", "ref", "refs", "part", "listof", "table", "byref"}
    assert shown == KINDS.keys() - obvious


@pytest.mark.parametrize(
    "text", [fence.body for _, fence in BOXES if fence.file == "events.yaml"], ids=lambda text: text.split(":")[0]
)
def test_each_entry_of_the_chapters_is_accepted_in_the_example_scenario(text: str) -> None:
    events: Node | None = base().get("events")
    assert events is not None
    entry = "".join(f"  {line}\n" for line in text.strip().split("\n"))
    changed = BASE.replace("\nevents:\n", f"\nevents:\n{entry}", 1).replace(
        "\n  wells_dry:\n    when", "\n  wells_b:\n    when"
    )
    loaded = load_files({"scenario.yaml": changed})
    assert [finding.message for finding in loaded.findings if finding.severity == "error"] == []


def test_the_words_that_cannot_be_ids_are_listed() -> None:
    ids = chapter_text("files").partition("cannot be ids: ")[2].partition(".")[0]
    assert {word.strip("` ") for word in ids.split(",")} == RESERVED


def test_the_variant_of_the_chapter_is_accepted() -> None:
    (text,) = [fence.body for _, fence in BOXES if fence.file == "variant/actions.yaml"]
    files = {"scenario.yaml": "extends: base\n", "actions.yaml": text, "extends/1/scenario.yaml": BASE}
    loaded = load_files(files)
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    assert "demand_water" not in loaded.scenario.actions
    assert loaded.scenario.actions["patrol_river"].needs is None


def test_the_examples_of_effects_are_read() -> None:
    boxes = [fence for topic in verb_page().topics[:3] for fence in fences(topic.text)]
    kinds_of = {"effects": kinds.Effects(), "then": kinds.Follow()}
    told = []
    for fence in boxes:
        node, _ = read_text(fence.body, "example.yaml")
        assert isinstance(node, Mapping)
        ((key, value),) = node.entries
        findings = Findings()
        assert read(kinds_of[key.text], value, context(base(), findings)) is not BAD
        told += [finding.message for finding in findings]
    assert len(boxes) == 2 and told == []
