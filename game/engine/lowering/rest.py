"""Lowers processes, objectives, endings, red lines, seats, the ladder and the map."""

from __future__ import annotations

from game.core.program import Drift, Finish, Goal, Line, Point, Seat, SourceRef, Unit
from game.core.program import Step as Rung
from game.engine.lowering.grounding import Grounding
from game.engine.lowering.slots import EVERYBODY
from game.engine.lowering.tables import Tables
from game.engine.slots_of import slots_in


def build_drifts(tables: Tables) -> tuple[Drift, ...]:
    """Processes, one for each actor of `for_each`."""
    made = []
    for process in tables.scenario.processes.values():
        for actor in tables.scenario.members(process.for_each) or ("",):
            ground = Grounding(tables, ("process", process.id, actor), actor)
            slot = ground.slot(process.change)
            title = process.says or process.id.replace("_", " ")
            index = ground.actor(actor) if actor else -1
            made.append(
                Drift(
                    id=process.id,
                    slot=slot,
                    source=tables.source(SourceRef("process", process.id, title, index, -1, process.span)),
                    toward=ground.number(process.toward) if process.toward else None,
                    by=process.by,
                    add=ground.number(process.add) if process.add else None,
                    keep=-1 if process.keep is None else process.keep,
                    when=ground.test(process.when),
                    seen=tables.slots.infos[slot].exact & EVERYBODY,
                )
            )
    return tuple(made)


def build_goals(tables: Tables) -> tuple[Goal, ...]:
    """Objectives of all actors."""
    made = []
    for index, actor in enumerate(tables.scenario.actors.values()):
        ground = Grounding(tables, ("objective", actor.id), actor.id)
        for goal in actor.objectives.values():
            measure = ground.number(goal.measure)
            made.append(
                Goal(
                    goal.id,
                    goal.title,
                    index,
                    measure,
                    goal.start,
                    goal.goal,
                    goal.weight,
                    goal.shared,
                    slots_in(measure),
                )
            )
    return tuple(made)


def build_finishes(tables: Tables) -> tuple[Finish, ...]:
    """Endings in the author's order."""
    ground = Grounding(tables, ("ending",))
    return tuple(
        Finish(
            ending.id,
            ending.title,
            ending.says,
            ground.test(ending.when),
            ending.check == "at_once",
            ending.cap,
            ending.quality,
            tables.source(SourceRef("ending", ending.id, ending.title, -1, -1, ending.span)),
        )
        for ending in tables.scenario.endings.values()
    )


def lay_out_lines(tables: Tables) -> dict[tuple[str, str], int]:
    """Histories of crossed red lines."""
    return {
        (actor.id, line.id): tables.slots.history(
            f"line.{actor.id}.{line.id}",
            tables.slots.mask((*line.visible_to, actor.id)),
            tables.slots.actors.index(actor.id),
        )
        for actor in tables.scenario.actors.values()
        for line in actor.red_lines.values()
    }


def build_lines(tables: Tables, histories: dict[tuple[str, str], int]) -> tuple[Line, ...]:
    """Red lines."""
    made = []
    for (actor, name), slot in histories.items():
        line = tables.scenario.actors[actor].red_lines[name]
        ground = Grounding(tables, ("line", actor, name), actor)
        seen = tables.slots.mask((*line.visible_to, actor))
        made.append(Line(name, line.says, ground.actor(actor), ground.test(line.when), seen, slot))
    return tuple(made)


def build_seats(tables: Tables) -> tuple[Seat, ...]:
    """Actors with their orders."""
    made = []
    for index, actor in enumerate(tables.scenario.actors.values()):
        orders = tuple(n for n, order in enumerate(tables.orders) if tables.deeds[order.deed].actor == index)
        currency = tables.slots.names.get(f"{actor.id}.{actor.currency}", -1)
        made.append(
            Seat(
                actor.id,
                actor.title,
                actor.short,
                actor.office,
                actor.flag,
                actor.posture,
                actor.playable,
                actor.side,
                actor.slots,
                currency,
                actor.briefing,
                orders,
            )
        )
    return tuple(made)


def build_ladder(tables: Tables) -> tuple[Rung, ...]:
    """Rungs, the lowest first."""
    bands = tables.scenario.bands
    return tuple(
        Rung(rung.id, rung.title, bands[rung.band].title, bands[rung.band].color)
        for rung in tables.scenario.rungs.values()
    )


def build_map(tables: Tables) -> tuple[tuple[Point, ...], tuple[Unit, ...]]:
    """Places and pieces."""
    actors = tables.slots.actors
    points = tuple(
        Point(
            place.id,
            place.title,
            place.local,
            place.lat,
            place.lon,
            place.kind,
            actors.index(place.owner) if place.owner else -1,
            place.importance,
            place.radius_km // 1000,
        )
        for place in tables.scenario.places.values()
    )
    units = tuple(
        Unit(
            piece.id,
            piece.title,
            actors.index(piece.owner),
            piece.kind,
            piece.count,
            piece.range_km // 1000,
            piece.ring,
            tables.slots.names[f"piece.{piece.id}"],
            tables.slots.infos[tables.slots.names[f"piece.{piece.id}"]].exact,
        )
        for piece in tables.scenario.pieces.values()
    )
    return points, units
