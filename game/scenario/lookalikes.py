"""New keys of a variant that are nearly an inherited one, which was most likely meant. Must not import yaml.

A misspelt key leaves the inherited entry as it is and makes another beside it, without any mistake if it is complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import replace

from game.core.findings import Finding, Place
from game.core.hidden import visible
from game.core.model.base import Entry
from game.core.model.scenario import Scenario
from game.core.source import Span
from game.core.spelling import edit_distance
from game.scenario.nodes import Scalar
from game.scenario.rules.walk import forget, walk

_SHORTEST = 4  # letters: shorter words are alike by chance


def with_inherited(
    findings: Iterable[Finding], scenario: Scenario | None, near: ReadOnly[Span, Scalar]
) -> Iterator[Finding]:
    """The findings, and a warning for each new entry called nearly like an inherited one. `near`: see `Gathered`.

    An entry that lacks something is told of once, with the inherited one as what was meant.
    """
    told: set[Span] = set()
    for finding in findings:
        if finding.key == "missing-field" and finding.span in near:
            finding = replace(finding, hint=f"did you mean '{_name(near[finding.span])}', which is inherited?")
        if finding.severity == "error":
            told.add(finding.span)
        yield finding
    if near and scenario is not None:
        yield from (_doubt(entry, near[entry.span]) for entry in _new(scenario, near) if entry.span not in told)


def _new(scenario: Scenario, near: ReadOnly[Span, Scalar]) -> list[Entry]:
    """The entries that stand at one of these keys and are a slip away from what it looks like."""
    entries = [part for part in walk(scenario) if isinstance(part, Entry) and part.id and part.span in near]
    forget()
    return [entry for entry in entries if _alike(entry.id, near[entry.span].text)]


def _alike(new: str, old: str) -> bool:
    """Whether they differ as by a slip of the hand in one word; `launch_1` and `launch_2` differ on purpose."""
    words, others = _words(new), _words(old)
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return not differing or (len(differing) == 1 and _slip(*differing[0]))


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").replace("_", " ").split()


def _slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or edit_distance(one, other, 1) is None:
        return False
    return "".join(filter(str.isdecimal, one)) == "".join(filter(str.isdecimal, other))


def _doubt(entry: Entry, inherited: Scalar) -> Finding:
    name = _name(inherited)
    message = f"'{visible(entry.id, 60)}' is new here, and its name is nearly that of the inherited '{name}'"
    places = (Place(entry.span), Place(inherited.span, "inherited from here"))
    hint = f"did you mean '{name}'? If not, write behind it # check: allow like-inherited because ..."
    return Finding("like-inherited", "warning", message, places, hint, "likely")


def _name(key: Scalar) -> str:
    return visible(key.text, 60)
