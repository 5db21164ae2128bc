"""Documents, mappings as an author would write them, as YAML, as a checked model and as a program."""

from __future__ import annotations

from typing import Any

import yaml

from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_files
from tests.support.dice import Doc


def text_of(doc: Doc) -> str:
    """A document as YAML."""
    text: str = yaml.dump(doc, sort_keys=False, allow_unicode=True, width=10_000, Dumper=_Dumper)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes every list and mapping in full, never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def model_of(doc: Doc) -> Scenario:
    """The checked model of a document. AssertionError with all messages if the loader refuses it."""
    loaded = load_files({"scenario.yaml": text_of(doc)})
    errors = [
        f"{finding.span}: {finding.message} ({finding.hint})"
        for finding in loaded.findings
        if finding.severity == "error"
    ]
    assert loaded.scenario is not None, "\n".join(errors)
    return loaded.scenario


def program_of(doc: Doc) -> Program:
    """A document, compiled."""
    return compile_scenario(model_of(doc))
