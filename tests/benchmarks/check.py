"""How long the check of a long scenario takes, beside PyYAML's parser in C on the same text in the same run.

    python -m tests.benchmarks.check [--lines 5000] [--rounds 7]

The scenario is `tests/scenarios/two_sides` with copies of its actions and events, until it has so many lines. CPU time
after start-up, least of the rounds. Goals: at most 0.4 s, and at most 8 times a plain `yaml.load`.
"""

from __future__ import annotations

import argparse
import gc
import re
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import process_time

import yaml

from game.scenario.build import load_path, load_sources
from game.scenario.render import to_text
from game.scenario.sources import Sources

FOLDER = Path(__file__).parents[1] / "scenarios" / "two_sides"
COPIED = ("actions.yaml", "events.yaml")
ENTRY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def grown(lines: int) -> dict[str, str]:
    """The files of a scenario of so many lines."""
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
    entries = {name: [part for part in ENTRY.split(files[name]) if part[:1].isalpha()] for name in COPIED}
    for number in count(2):
        for name in COPIED:
            for entry in entries[name]:
                if sum(text.count("\n") for text in files.values()) >= lines:
                    return files
                files[name] += _copy(entry, number)
    raise AssertionError


def _copy(entry: str, number: int) -> str:
    named = re.sub(r"^([a-z_]+):", rf"\1_{number}:", entry, count=1)
    return re.sub(r"^(  title: .*)$", rf"\1 {number}", named, count=1, flags=re.MULTILINE).rstrip("\n") + "\n"


def least(rounds: int, work: Callable[[], object]) -> float:
    """Least CPU seconds of a piece of work."""
    found = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()  # as the command does
        began = process_time()
        work()
        found.append(process_time() - began)
        gc.enable()
    return min(found)


def main() -> None:
    """Check, load, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    files = grown(given.lines)
    sources = Sources("grown", files)
    loaded = load_sources(sources)
    found = Counter(finding.severity for finding in loaded.findings)
    assert loaded.scenario is not None, to_text(loaded.findings, loaded.pages)
    print(f"{sum(text.count(chr(10)) for text in files.values())} lines, {dict(found)}")
    plain = least(given.rounds, lambda: [yaml.load(text, yaml.CSafeLoader) for text in files.values()])
    ours = least(given.rounds, lambda: load_sources(sources))
    print(f"check {ours:.3f} s (goal 0.4), yaml.load {plain:.3f} s: {ours / plain:.1f} times (goal 8)")
    flagship = least(given.rounds, lambda: load_path("korea_2023"))
    print(f"korea_2023 {flagship:.3f} s")


if __name__ == "__main__":
    main()
