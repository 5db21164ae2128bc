"""What can start an event, a dilemma, an ultimatum or an exchange that does not come by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.analysis.playtest.places import Part, deed_id
from game.core.primitives import Later, Open, Sometimes
from game.core.program import Program

TABLES = {"event": "event", "dilemma": "dilemma", "ultimatum": "ultimatum", "exchange": "exchange"}
"""Kinds of parts that an effect can start, and what `Open` calls them."""


def openers(program: Program, part: Part) -> list[str]:
    """The ids of the parts that can start one, in the order of the Program's tables."""
    wanted = _wanted(program, part)
    found: dict[str, None] = {}
    for name, blocks in _blocks(program):
        if any(opened in wanted for block in blocks for opened in _opened(program, block)):
            found[name] = None
    for order in program.orders:
        if ("event", order.contradiction) in wanted:
            found[f"action.{order.action}"] = None
    return list(found)


def _blocks(program: Program) -> Iterator[tuple[str, Iterable[int]]]:
    """Every part that does something, with its blocks."""
    for deed in program.deeds:
        yield deed_id(program, deed), (deed.block, *(result.block for result in deed.results))
    for deal in program.deals:
        yield f"agreement.{deal.id}", (deal.accepted, deal.refused, deal.kept, *deal.broken)
    for demand in program.demands:
        yield f"ultimatum.{demand.id}", (demand.issued, demand.on_met, demand.expired)
    for crisis in program.crises:
        steps = (block for blocks in crisis.steps.values() for block in blocks)
        yield f"exchange.{crisis.id}", (crisis.calmed, crisis.ran_out, *crisis.backed_down.values(), *steps)


def by_itself(program: Program, part: Part) -> bool:
    """Is it an event that may happen without being started?"""
    name = part.id.partition(".")[2]
    return any(item.last and program.deeds[item.deed].id == name for item in program.happenings)


def _wanted(program: Program, part: Part) -> set[tuple[str, int]]:
    name = part.id.partition(".")[2]
    match part.kind:
        case "event":
            ids = [program.deeds[item.deed].id for item in program.happenings]
        case "dilemma":
            ids = [question.id for question in program.questions]
        case "ultimatum":
            ids = [demand.id for demand in program.demands]
        case _:
            ids = [crisis.id for crisis in program.crises]
    return {(TABLES[part.kind], index) for index, id in enumerate(ids) if id == name}


def _opened(program: Program, block: int) -> Iterator[tuple[str, int]]:
    for primitive in program.blocks[block]:
        if isinstance(primitive, Open):
            yield primitive.what, primitive.index
        elif isinstance(primitive, Later | Sometimes):
            yield from _opened(program, primitive.block)
