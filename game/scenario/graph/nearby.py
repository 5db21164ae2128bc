"""What surrounds a meter, a counter or a piece: all that moves it on the left, all that asks about it on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from game.core.amounts import decimals_of, signed
from game.core.model.scenario import Scenario
from game.language.verbs.move import MovePiece
from game.scenario.graph.links import Part, links
from game.scenario.graph.model import Arrow, Box, Graph, box_of, limits_of, place_words, title_of, way_words
from game.scenario.graph.things import Thing
from game.scenario.graph.touches import Touch, askers, movers

_MOST = 4
"""Lines of small print in a box; its tooltip has them all."""


def around_thing(scenario: Scenario, thing: Thing) -> Graph:
    """What moves a thing and what asks about it, one step each way; each box says by how much, and what it asks.

    What does both has one arrow, as one that moves.
    """
    moving, asking = _by_source(movers(scenario, thing)), _by_source(askers(scenario, thing))
    centre = _centre(scenario, thing, len(moving), len(asking))
    every = links(scenario)
    boxes, arrows = [centre], []
    for part in dict.fromkeys((*moving, *asking)):
        moves, asks = moving.get(part, []), asking.get(part, [])
        boxes.append(_box(box_of(scenario, part, every), moves, asks))
        source, target, manner = (part, centre.part, "moves") if moves else (centre.part, part, "asks")
        lines = [f"{source.id} → {target.id}", *(_told(scenario, one) for one in moves), *map(_asked, asks)]
        arrows.append(Arrow(source, target, "", "\n".join(lines), manner))
    return Graph(scenario.header.title, tuple(boxes), tuple(arrows), centre.part)


def _by_source(touches: Sequence[Touch]) -> dict[Part, list[Touch]]:
    found: dict[Part, list[Touch]] = {}
    for touch in touches:
        found.setdefault(touch.source, []).append(touch)
    return found


def _centre(scenario: Scenario, thing: Thing, *ports: int) -> Box:
    entry = getattr(scenario, thing.section)[thing.id]
    title = title_of(entry)
    tooltip = f"{thing.kind} {thing.name}: {title}\n{place_words(entry.span)}"
    return Box(Part(thing.section, thing.name), title, (), tooltip, entry.span.file, ports=max(ports))


def _box(box: Box, moves: list[Touch], asks: list[Touch]) -> Box:
    """An entry with small print of its own: by how much it moves the thing, and what it asks."""
    amounts = dict.fromkeys(f"{_branch(one)} {_amount(one)}".strip() for one in moves)
    questions = dict.fromkeys(f"{_branch(one) or one.how}: {one.words}" for one in asks)
    lines = [*([", ".join(amounts)] if len(amounts) > _MOST else amounts), *questions]
    told = lines if len(lines) <= _MOST else [*lines[: _MOST - 1], f"and {len(lines) - _MOST + 1} more"]
    return replace(box, small=tuple(told), tooltip="\n".join([box.tooltip, *lines]))


def _amount(touch: Touch) -> str:
    if isinstance(touch.effect, MovePiece):
        return "away" if touch.effect.away else f"to {touch.effect.to}"
    if touch.amount is not None:
        return signed(touch.amount, decimals_of(touch.amount))
    return "drift" if touch.how == "process" else touch.how


def _branch(touch: Touch) -> str:
    """The option and outcome, or the objective, that it stands in; of a dialogue what came of it."""
    named = ("options", "outcomes", "objectives", "red_lines", "drives")
    own = [word for field, word in pairwise(touch.via) if field in named]
    return " ".join(own or [field for field in touch.via[:1] if field not in ("effects", "then", "terms", "odds")])


def _told(scenario: Scenario, touch: Touch) -> str:
    limits = limits_of(scenario, touch.effect)
    more = f" ({', '.join(limits)})" if limits else ""
    return f"{touch.words}{way_words(touch.via)}{more}, {place_words(touch.span)}"


def _asked(touch: Touch) -> str:
    return f"asks, {touch.how}{way_words(touch.via)}: {touch.words}, {place_words(touch.span)}"
