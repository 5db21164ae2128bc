"""The catalogue explains what a playtest may find, and what an author allows is left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.analysis.playtest import findings as package
from game.analysis.playtest.findings import dead
from game.analysis.playtest.report import findings
from game.core.findings import Findings
from game.scenario.allowed import let_stand
from game.scenario.kinds import FAMILIES, KINDS, PLAYED
from game.scenario.reader import read
from tests.analysis.playtest.test_faults import planted, studied

KEY = re.compile(r"[a-z]+(-[a-z]+)+")
MADE = {
    "dead-{part.kind}": tuple(f"dead-{kind}" for kind in dead.WORDS),
    "rare-{part.kind}": ("rare-event", "rare-dilemma", "rare-exchange", "rare-ending"),
    "dominated-{part.kind}": ("dominated-action", "dominated-option"),
}
"""Keys that are put together from the kind of a part."""


def given() -> Iterator[str]:
    """Every key that the source of the findings holds."""
    for path in Path(next(iter(package.__path__))).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and KEY.fullmatch(str(node.value)):
                yield str(node.value)
            if isinstance(node, ast.JoinedStr):
                yield from MADE.get(ast.unparse(node)[2:-1], ())


def test_the_catalogue_has_every_key_of_a_playtest_and_no_other() -> None:
    assert set(given()) == set(PLAYED)
    assert not set(PLAYED) & set(KINDS)
    assert {kind.family for kind in PLAYED.values()}.isdisjoint(FAMILIES)


def test_what_is_found_is_as_grave_as_the_catalogue_says_or_less() -> None:
    graver = {"warning": ("warning", "note"), "note": ("note",)}
    for one in studied("planted", 1)[1]:
        assert one.finding.severity in graver[PLAYED[one.finding.key].severity], one.finding


@pytest.mark.parametrize(
    "comment", ["# check: allow {} because it is meant so", "# check: allow {}", "# {} is meant so"]
)
def test_a_finding_that_is_allowed_with_a_reason_is_left_out(comment: str) -> None:
    study, found = studied("planted", 1)
    line, key = planted()[0]
    ((name, text),) = study.scenario.files.items()
    lines = text.split("\n")
    lines[line - 1] = re.sub(r"#.*", comment.format(key), lines[line - 1])
    changed = replace(study, scenario=replace(study.scenario, files={name: "\n".join(lines)}))
    left = [one for one in found if (one.finding.key, one.finding.span.line) != (key, line)]
    assert len(left) < len(found)
    assert list(findings(changed)) == (left if "because" in comment else list(found))


def test_check_takes_such_a_comment_and_asks_for_its_reason() -> None:
    allowed = ("dominated-action because it tempts", "dead-event", "dead-evnt")
    text = "".join(f"a{number}: 1  # check: allow {words}\n" for number, words in enumerate(allowed))
    told = let_stand(Findings(), {"x.yaml": text}, ("x.yaml",), read, whole=True)
    assert [finding.key for finding in told] == ["allow-without-reason", "allow-unknown"]
    assert "dead-event" in list(told)[1].hint
