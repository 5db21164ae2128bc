"""All changes of the language since format 1, in the order in which they were made.

A rule stays for ever: a saved game keeps the files that it was begun with.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.core.model.results import FORMAT
from game.scenario.nodes import Mapping
from game.scenario.upgrade.rule import ByHand, Rewrite, Rule

FIRST = 1
"""The oldest format."""


def _main_meter(root: Mapping) -> Iterator[Rewrite | ByHand]:
    """`tension: strain` at the head of a scenario becomes `main_meter: strain`."""
    key = root.key("tension")
    if key is None:
        return
    if root.key("main_meter") is not None:
        yield ByHand(key.span, "keep one of 'tension' and 'main_meter'; both name the meter that is shown large")
        return
    yield Rewrite(key, "main_meter")


RULES = (
    Rule(
        2,
        "main_meter",
        "the meter that is shown large, and by which computer seats tell calm from tense times, is named under "
        "'main_meter'; under 'tension' it read as if no other meter could be meant",
        _main_meter,
    ),
)
assert RULES[-1].format == FORMAT
