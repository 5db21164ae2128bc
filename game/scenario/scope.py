"""Names first: which ids a scenario declares, read from its sections before anything else is. Must not import yaml.

Every condition can then be checked on the spot, whatever order the files are read in. What is malformed here is left
to the decoder to tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as ReadOnly
from itertools import combinations
from types import MappingProxyType

from game.core.findings import Findings, Place
from game.core.fixed import UNIT
from game.core.source import Span
from game.language.scope import MeterScope, Scope
from game.scenario.decode.context import NOUNS
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

WORDS = {
    "actors": "actor",
    "groups": "group",
    "aims": "aim",
    "tags": "tag",
    "meters": "meter",
    "counters": "counter",
    "flags": "flag",
    "facts": "fact",
    "define": "define",
    "processes": "process",
    "bands": "band",
    "rungs": "rung",
    "places": "place",
    "pieces": "piece",
    "actions": "action",
    "events": "event",
    "dilemmas": "dilemma",
    "agreements": "agreement",
    "ultimatums": "ultimatum",
    "packages": "package",
    "exchanges": "exchange",
    "endings": "ending",
    "learning": "learning",
    "sources": "source",
}
"""What one entry of each section is called in references (`Ref.to`) and messages."""

_ONE_SPACE = (
    *combinations(("actor", "meter", "counter", "define"), 2),
    *combinations(("actor", "group", "place"), 2),
    ("tag", "action"),
)
"""Sections whose ids stand in the same place of a condition or a list."""

_NUMBER = re.compile(r"([+-]?)(\d{1,15})(?:\.(\d{1,3}))?")


def scope_of(root: Mapping, removed: ReadOnly[tuple[str, ...], Span] = MappingProxyType({})) -> Scope:
    """The names of all sections with their places, and to whom each meter belongs.

    `removed` tells where inherited entries were deleted, by section and id.
    """
    ids = {word: _ids(root.get(section)) for section, word in WORDS.items()}
    meters = root.get("meters")
    entries = meters.entries if isinstance(meters, Mapping) else ()
    gone: dict[str, dict[str, Span]] = {}
    for path, span in removed.items():
        if len(path) == 2 and path[0] in WORDS:
            gone.setdefault(WORDS[path[0]], {})[path[1]] = span
    return Scope(ids, {key.text: _meter(key, value, tuple(ids["actor"])) for key, value in entries}, gone=gone)


def groups_of(root: Mapping) -> dict[str, tuple[str, ...]]:
    """The members of each group, by their ids."""
    groups, actors = root.get("groups"), tuple(_ids(root.get("actors")))
    found: dict[str, tuple[str, ...]] = {}
    for key, value in groups.entries if isinstance(groups, Mapping) else ():
        members = value.get("members") if isinstance(value, Mapping) else None
        items = members.items if isinstance(members, Sequence) else () if members is None else (members,)
        named = {item.text for item in items if isinstance(item, Scalar)}
        found[key.text] = tuple(actor for actor in actors if actor in named or named & {"all", "others"})
    return found


def ambiguous_ids(scope: Scope, findings: Findings) -> frozenset[tuple[str, str]]:
    """Record ids that would mean two things in one place; the later ones, each with what it is."""
    found = set()
    for first, second in _ONE_SPACE:
        for name, span in scope.ids[second].items():
            other = scope.ids[first].get(name)
            if other is not None:
                message = f"'{name}' is already the id of {_noun(first)}; conditions and lists could mean either"
                place = Place(other, f"{_noun(first)} here")
                findings.error("ambiguous-id", message, span, place, hint="give one of them another id")
                found.add((second, name))
    return frozenset(found)


def _noun(word: str) -> str:
    noun = NOUNS.get(word, word)
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _ids(section: Node | None) -> dict[str, Span]:
    return {key.text: key.span for key, _ in section.entries} if isinstance(section, Mapping) else {}


def _meter(key: Scalar, value: Node, actors: tuple[str, ...]) -> MeterScope:
    fields = value if isinstance(value, Mapping) else Mapping((), value.span)
    of = fields.get("of")
    kind = of.text if isinstance(of, Scalar) and of.text in ("actor", "pair") else "world"
    low, high = _number(fields.get("min"), 0), _number(fields.get("max"), 100 * UNIT)
    owners = frozenset() if kind == "world" else _owners(fields.get("start"), actors)
    return MeterScope(kind, low, max(low, high), owners, key.span)


def _owners(start: Node | None, actors: tuple[str, ...]) -> frozenset[str]:
    """Actors that have the meter: those named in `start`, or all."""
    if not isinstance(start, Mapping) or start.get("others") is not None:
        return frozenset(actors)
    return frozenset(start.keys()) & frozenset(actors)


def _number(node: Node | None, otherwise: int) -> int:
    match = _NUMBER.fullmatch(node.text) if isinstance(node, Scalar) else None
    if match is None:
        return otherwise
    value = int(match[2] + (match[3] or "").ljust(3, "0"))
    return -value if match[1] == "-" else value
