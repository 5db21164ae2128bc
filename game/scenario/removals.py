"""Findings about what a part lacks, where the scenario itself removes it from what it inherits. Must not import yaml.

The part is written in the scenario below, which is sound as it is: the cause is the line that removes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import replace

from game.core.findings import Finding, Place
from game.core.source import Span
from game.scenario.nodes import Mapping, Node

Path = tuple[str, ...]


def with_removals(findings: Iterable[Finding], root: Mapping, removed: ReadOnly[Path, Span]) -> Iterator[Finding]:
    """The findings; those that speak of a removed field of the part they point at show where it was removed."""
    gone: dict[Span, list[tuple[str, Span]]] = {}
    for path, span in removed.items():
        key = _key(root, path[:-1])
        if key is not None:
            gone.setdefault(key, []).append((path[-1], span))
    for finding in findings:
        found = [span for field, span in gone.get(finding.span, ()) if _speaks_of(finding, field)]
        if found:
            first, *others = finding.places
            finding = replace(finding, places=(first, Place(found[0], "removed here"), *others))
        yield finding


def _speaks_of(finding: Finding, field: str) -> bool:
    return f"'{field}'" in finding.message or f"'{field}'" in finding.hint


def _key(root: Mapping, path: Path) -> Span | None:
    """The place of the key at a path of at least two steps: those of sections are of no part."""
    node: Node | None = root
    span = None
    for step in path:
        key = node.key(step) if isinstance(node, Mapping) else None
        if key is None or not isinstance(node, Mapping):
            return None
        node, span = node.get(step), key.span
    return span if len(path) > 1 else None
