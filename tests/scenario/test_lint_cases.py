"""Each kind of finding has a bad and a good example, and the catalogue says of it what its findings say."""

import ast
import dataclasses
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import game
from game.core.fields import ByRef, Kind, ListOf, Ref, Refs
from game.core.model import actors, board, deeds, dialogue, effects, numbers, results
from game.language.predicates import PREDICATES
from game.language.verbs import VERBS
from game.scenario.build import Loaded, load_path
from game.scenario.kinds import FAMILIES, KINDS
from game.scenario.kinds.cases import case_of
from game.scenario.render import to_text
from tests.scenario.lint_cases import BASE, CASES, keys, load_case, own
from tests.scenario.made_cases import MADE, ON_POSIX_ONLY


def _load(key: str, side: str) -> Loaded:
    if key in ON_POSIX_ONLY and os.name != "posix":
        pytest.skip("this system has no such files")
    return load_case(key, side)


def test_the_scenario_that_all_cases_extend_is_sound() -> None:
    assert load_path(CASES / BASE).findings == ()


@pytest.mark.parametrize("key", keys())
def test_the_bad_example_gives_the_expected_message(key: str) -> None:
    case, kind = case_of(key), KINDS[key]
    loaded = _load(key, "bad")
    found = own(key, loaded)
    assert case is not None and found
    assert to_text(found, loaded.pages, None) == case.message, "if it is better now, run python -m tests.regenerate"
    assert {(finding.severity, finding.confidence) for finding in found} == {(kind.severity, kind.confidence)}


@pytest.mark.parametrize("key", keys())
def test_the_good_example_is_accepted_without_it(key: str) -> None:
    loaded = _load(key, "good")
    assert loaded.scenario is not None, [finding.message for finding in loaded.findings]
    assert own(key, loaded) == []


def test_examples_can_be_shown() -> None:
    for key in keys():
        case = case_of(key)
        assert case is not None
        for side in (case.bad, case.good):
            assert side.files and all(side.files.values()), key
            assert side.made == (key in MADE), key


def test_entries_are_written_in_sentences() -> None:
    for kind in KINDS.values():
        assert not kind.title.endswith("."), kind.key
        assert kind.why.endswith(".") and kind.cure.endswith("."), kind.key
        assert len(kind.title) <= 80, kind.key


# What the source may say: every word in the form of a key, and whatever is given as one.

LAYERS = ("core", "language", "scenario")
WITHOUT_FINDINGS = {"kinds", "graph", "reference", "schema", "starter"}
"""Folders that give no findings, and are full of words with hyphens."""
GIVERS = {
    "error",
    "warning",
    "note",
    "Finding",
    "Problem",
    "at",
    "refusal",
    "_error",
    "_refuse",
    "_no",
    "_stop",
    "_tell",
}
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+")
NOT_KEYS = {"utf-8", "latin-1", "acre-feet", "acre-foot"}
UNKNOWN = "unknown-"


@cache
def sources() -> tuple[tuple[str, ast.AST], ...]:
    """Every part of the source of the layers that give findings, with the name of its file."""
    root = Path(game.__file__).parent
    paths = [path for layer in LAYERS for path in sorted((root / layer).rglob("*.py"))]
    wanted = [path for path in paths if not WITHOUT_FINDINGS & set(path.relative_to(root).parts)]
    return tuple((path.name, node) for path in wanted for node in ast.walk(ast.parse(path.read_text("utf-8"))))


def called(node: ast.AST) -> str:
    """The name of what is called, without what it belongs to."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def key_of(node: ast.AST) -> ast.AST | None:
    """What is given as the key of a finding: the first argument, or the second behind a place in a tree."""
    if not isinstance(node, ast.Call) or called(node) not in GIVERS or not node.args:
        return None
    return node.args[1 if called(node) == "at" and len(node.args) > 1 else 0]


def given(node: ast.AST) -> Iterator[str]:
    """Words in the form of a key, and single words that are given as the key of a finding."""
    if isinstance(node, ast.Constant) and KEY.fullmatch(str(node.value)):
        yield str(node.value)
    key = key_of(node)
    if isinstance(key, ast.Constant) and re.fullmatch("[a-z]+", str(key.value)):
        yield str(key.value)


def test_the_source_gives_no_key_that_the_catalogue_lacks() -> None:
    found = {(key, file) for file, node in sources() for key in given(node)}
    assert not {(key, file) for key, file in found if key not in KINDS and key not in NOT_KEYS}


def test_the_source_gives_each_key_as_grave_as_the_catalogue_says() -> None:
    found = {
        (key.value, called(node), file)
        for file, node in sources()
        if called(node) in ("error", "warning") and isinstance(key := key_of(node), ast.Constant)
    }
    assert not {one for one in found if one[0] in KINDS and KINDS[one[0]].severity != one[1]}


def test_keys_are_made_up_of_unknown_and_a_section_only() -> None:
    made = [ast.unparse(key) for _, node in sources() if isinstance(key := key_of(node), ast.JoinedStr)]
    keys = [text[2:] for text in made if " " not in text]
    assert keys and all(text.startswith(f"{UNKNOWN}{{") for text in keys)


def sections(kind: Kind) -> Iterator[str]:
    if isinstance(kind, Ref | Refs | ByRef):
        yield kind.to.partition("|")[0]
    if isinstance(kind, ListOf | ByRef):
        yield from sections(kind.item)


def test_every_section_that_a_name_may_be_in_has_a_kind_of_its_own() -> None:
    found = {"meter", "condition"}
    parts = [
        value
        for module in (actors, board, deeds, dialogue, effects, numbers, results)
        for value in vars(module).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value)
    ]
    for part in (*parts, *VERBS.values()):
        for field in dataclasses.fields(part):
            if "spec" in field.metadata:
                found |= set(sections(field.metadata["spec"].kind))
    for predicate in PREDICATES.values():
        found |= {
            param.kind.partition("|")[0]
            for signature in predicate.signatures
            for param in signature
            if not param.is_number
        }
    assert {f"{UNKNOWN}{section}" for section in found} <= set(KINDS)


def test_every_kind_has_a_case_and_every_case_a_kind() -> None:
    assert set(keys()) == set(KINDS)


def test_all_families_are_there() -> None:
    assert len(KINDS) >= 60
    assert {kind.family for kind in KINDS.values()} == set(FAMILIES)
