"""The whole JSON Schema (draft 7) of the scenario language, for editors and other programs.

Its root describes `scenario.yaml`. `#/definitions/events` and so on describe the file, or a file of the folder, of one
section, `#/definitions/variant_events` the same of a scenario that extends another. An editor is pointed at a file for
each: `schema_files` gives them all.
"""

from __future__ import annotations

from typing import Any

from game.core.model.board import Chart
from game.core.model.results import FORMAT, Header
from game.core.model.scenario import SECTIONS, Scenario
from game.scenario.decode.parts import fields_of
from game.scenario.schema.names import NAMELESS, Names
from game.scenario.schema.parts import Parts
from game.scenario.schema.values import Schema, reference
from game.scenario.schema.variant import PREFIX, definitions_of_variants
from game.scenario.schema.verbs import required_fields

DRAFT = "http://json-schema.org/draft-07/schema#"
ROOT = "scenario"
"""The definition of `scenario.yaml`."""


def schema_document(names: Names = NAMELESS) -> dict[str, Any]:
    """The schema as plain values, ready for JSON; the same every time. `names` are those that editors offer."""
    parts = Parts(names)
    sections = {name: _section(name, parts) for name in (*SECTIONS, "map")}
    root = _root(parts)
    whole = {ROOT: root, **sections, **parts.definitions}
    return {
        "$schema": DRAFT,
        # What is written in an older format is read as well, but described no more.
        "if": {"properties": {"format": {"enum": list(range(1, FORMAT))}}, "required": ["format"]},
        "then": {"type": "object"},
        "else": {"if": {"required": ["extends"]}, "then": reference(PREFIX + ROOT), "else": reference(ROOT)},
        "definitions": {**whole, **definitions_of_variants(whole)},
    }


def schema_files(names: Names = NAMELESS) -> dict[str, dict[str, Any]]:
    """A schema for each kind of file, by the name of its own file.

    All lead to `scenario.json`, which holds everything and must stand beside them.
    """
    main = f"{ROOT}.json"
    kinds = [prefix + name for prefix in ("", PREFIX) for name in (*SECTIONS, "map")]
    lead = {f"{name}.json": {"$schema": DRAFT, "$ref": f"{main}#/definitions/{name}"} for name in kinds}
    return {main: schema_document(names), **lead}


def _section(name: str, parts: Parts) -> Schema:
    if name == "map":
        return {"description": _doc(name), "allOf": [parts.part(Chart)]}
    return {"description": _doc(name), **parts.value(fields_of(Scenario)[name][1].kind, name)}


def _doc(name: str) -> str:
    return fields_of(Scenario)[name][1].doc


def _root(parts: Parts) -> Schema:
    """The head of a scenario, and the sections that may stand below it."""
    sections = {name: {"description": _doc(name), "allOf": [reference(name)]} for name in (*SECTIONS, "map")}
    head = parts.properties(Header)
    head["format"] |= {"enum": [FORMAT]}
    return {
        "type": "object",
        "properties": {**head, **sections},
        "required": required_fields(Header),
        "additionalProperties": False,
    }
