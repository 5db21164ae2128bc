"""What named conditions may come to when they are written out, and that every engine can play it."""

from pathlib import Path

import pytest

from game.engine.compiled.engine import CompiledEngine
from game.engine.lowering.program import compile_scenario
from game.engine.playing import Policy
from game.scenario.build import load
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[2] / "scenarios" / "two_sides"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}


def nested(levels: int, each: int) -> dict[str, str]:
    """The files with named conditions that stand on each other, each with so many brackets; an event asks the last."""
    lines = ["nest_0: tension >= 50"]
    for level in range(1, levels + 1):
        inner = f"nest_{level - 1}"
        for step in range(each):
            inner = f"not (tension >= {step} and {inner})"
        lines.append(f"nest_{level}: {inner}")
    event = f"\nnested_news:\n  title: News\n  says: News.\n  when: nest_{levels}\n  rung: talk\n  fictional: true\n"
    defined = TEXTS.get("define.yaml", "") + "\n".join(lines) + "\n"
    return TEXTS | {"define.yaml": defined, "events.yaml": TEXTS["events.yaml"] + event}


def test_deep_nests_are_refused_with_their_place() -> None:
    scenario, findings = load(Sources("", nested(11, 10)))
    assert scenario is None
    (found,) = [finding for finding in findings if finding.severity == "error"]
    assert (found.key, found.span.file) == ("define-too-large", "define.yaml")
    assert "brackets" in found.message


@pytest.mark.parametrize("levels", [1, 2, 3, 4, 5])
def test_what_is_accepted_is_played_by_generated_source(levels: int) -> None:
    accepted = 0
    for each in range(1, 12):
        scenario, findings = load(Sources("", nested(levels, each)))
        if scenario is None:
            assert {finding.key for finding in findings if finding.severity == "error"} == {"define-too-large"}
            continue
        accepted += 1
        program = compile_scenario(scenario)
        CompiledEngine(program).games([Policy()] * len(program.seats), 1, 0, 1)
    assert accepted
