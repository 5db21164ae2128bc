"""An entry of the catalogue with its examples, as text for a terminal. Must import neither yaml nor the model."""

from __future__ import annotations

from textwrap import fill, indent

from game.core.hidden import visible
from game.scenario.kinds import PLAYTEST
from game.scenario.kinds.cases import Case, Example, case_of
from game.scenario.kinds.kind import Kind

_WIDTH = 88
_LONGEST = 40  # lines of one example
_LINE = 400  # characters of a line


def explain(kind: Kind) -> str:
    """What the kind means, why it matters, the cure, and a wrong and a right example; ended by a line feed."""
    found = "found by: whitecell playtest" if kind.family == PLAYTEST else f"family: {kind.family}"
    parts = [f"{kind.title} [{kind.key}]\n{kind.severity}, {kind.confidence}; {found}"]
    parts += [_wrapped(f"Why: {kind.why}"), _wrapped(f"Cure: {kind.cure}")]
    case = case_of(kind.key)
    if case is not None:
        parts += _examples(case)
    if kind.severity != "error":
        parts.append(_wrapped("To let it stand, write on its line or just above:"))
        parts[-1] += f"\n  # check: allow {kind.key} because (your reason)"
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _examples(case: Case) -> list[str]:
    parts = [f"Wrong:\n{_example(case.bad)}"]
    if case.message:
        parts.append(f"whitecell check says:\n{_shown(case.message)}")
    return [*parts, f"Right:\n{_example(case.good)}"]


def _example(example: Example) -> str:
    if len(example.files) == 1:
        return _shown(next(iter(example.files.values())))
    return "\n".join(f"  {name}\n{indent(_shown(text), '  ')}" for name, text in example.files.items())


def _shown(text: str) -> str:
    """Some lines of a text, indented, with hidden characters and tabs escaped."""
    lines = [visible(line, _LINE) for line in text.rstrip("\n").split("\n")]
    if len(lines) > _LONGEST:
        lines = [*lines[:_LONGEST], f"... and {len(lines) - _LONGEST} more lines"]
    return "\n".join(f"    {line}".rstrip() for line in lines)
