"""An example of each section: its first entry in the sound scenario that the examples of findings build on."""

from __future__ import annotations

import re
from functools import cache

from game.resources import lint_cases_dir

_SHORT = 10
"""A section of so few lines is shown whole."""


@cache
def base() -> str:
    """The text of the example scenario; "" where its folder is missing, as in a reduced installation."""
    path = lint_cases_dir() / "base" / "scenario.yaml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def sample(section: str) -> str:
    """The section's first entry under the section's name; the whole head and map; "" if there is none."""
    if section == "head":
        return base().partition("\n\n")[0]
    found = re.search(rf"^{section}:.*\n(?:(?:[ #].*)?\n)*", base(), re.MULTILINE)
    if found is None:
        return ""
    lines = found[0].rstrip().split("\n")
    if section == "map":
        return "\n".join(lines)
    entries = [number for number, line in enumerate(lines) if re.match(r"  \w", line)]
    return "\n".join(lines[: entries[1]] if len(entries) > 1 and len(lines) > _SHORT else lines)
