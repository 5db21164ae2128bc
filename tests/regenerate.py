"""`python -m tests.regenerate` writes the golden files anew. Read the diff before you keep it."""

from __future__ import annotations

from pathlib import Path

from tests.playthroughs.golden import regenerate
from tests.scenario.lint_cases import regenerate as regenerate_cases
from tests.scenario.reference.tutorial import regenerate as regenerate_tutorial
from tests.support.exchange import write_example

if __name__ == "__main__":
    for path in (*regenerate(), write_example(), *regenerate_cases(), regenerate_tutorial()):
        print(path.relative_to(Path(__file__).parents[1]))
