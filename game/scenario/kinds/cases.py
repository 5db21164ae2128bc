"""The examples of each kind: what is wrong, what is right, and the message. Must import neither yaml nor the model.

A case is a folder `tests/lint_cases/<key>/` with `expected.txt`, the printed message, and on either side one of

- `bad.yaml` and `good.yaml`: a scenario of one file that extends `base`, the sound scenario beside the cases;
- `bad/` and `good/`: a scenario of several files, which may extend `base` too;
- `bad.txt` and `good.txt`: words that describe files too large or too odd to be kept, which the tests make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.resources import lint_cases_dir

Side = Literal["bad", "good"]


@dataclass(frozen=True, slots=True)
class Example:
    """One side of a case: texts by their name, in order; `made` when they only describe what the tests make."""

    files: Mapping[str, str]
    made: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """The example of one kind: `message` is what `whitecell check` prints for `bad`, ended by a line feed."""

    key: str
    bad: Example
    good: Example
    message: str


def case_of(key: str, folder: Path | None = None) -> Case | None:
    """The case of a kind, or None where its folder is missing, as in a reduced installation."""
    home = (lint_cases_dir() if folder is None else folder) / key
    if not home.is_dir():
        return None
    return Case(key, _example(home, "bad"), _example(home, "good"), _text(home / "expected.txt"))


def _example(home: Path, side: Side) -> Example:
    whole = home / side
    if whole.is_dir():
        paths = sorted(path for path in whole.rglob("*") if path.is_file())
        return Example({path.relative_to(whole).as_posix(): _text(path) for path in paths})
    words = home / f"{side}.txt"
    if words.is_file():
        return Example({words.name: _text(words)}, made=True)
    return Example({f"{side}.yaml": _text(home / f"{side}.yaml")})


def _text(path: Path) -> str:
    """A text as far as it can be read: a case may be about a file that is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
