"""Lowers actions, options and events to deeds.

Histories are laid out first, since conditions of any deed may ask for the history of any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.expr import Expr
from game.core.fixed import CERTAIN
from game.core.luck import stable_id
from game.core.model import deeds as model
from game.core.model.dialogue import Dilemma
from game.core.primitives import AnyPrimitive, Climb, Later, Mark, Sometimes, Tell
from game.core.program import Deed, Happening, OddsLine, Order, Question, Result, SlotInfo, SourceRef
from game.core.tree import Test
from game.engine.lowering.grounding import Grounding
from game.engine.lowering.tables import Tables
from game.engine.lowering.words import joined
from game.engine.slots_of import slots_in


@dataclass(frozen=True, slots=True)
class Grounded:
    """One deed to be made: its part of the scenario and its roles."""

    kind: str
    deed: model.Deed
    path: tuple[str, ...]
    actor: str = ""
    target: str = ""
    target_kind: str = "none"
    history: int = -1


def lay_out_deeds(tables: Tables) -> list[Grounded]:
    """Every grounded deed, with the slots of its history; fills `tables.index` for events and questions."""
    return [*_actions(tables), *_events(tables), *_options(tables)]


def targets_of(tables: Tables, action: model.Action, actor: str) -> list[str]:
    """The ids an actor may aim an action at; one empty id for none."""
    spec = action.target
    if spec.kind == "none":
        return [""]
    if spec.kind == "place":
        return list(spec.ids)
    return [other for other in tables.scenario.members(spec.ids, actor) if other != actor]


def _actions(tables: Tables) -> list[Grounded]:
    made = []
    for action in tables.scenario.actions.values():
        for actor in tables.scenario.members(action.who):
            slot = _history(tables, "action", action, actor, f"action.{actor}.{action.id}")
            for target in targets_of(tables, action, actor):
                path = ("action", action.id, actor, target)
                made.append(Grounded("action", action, path, actor, target, action.target.kind, slot))
    return made


def _events(tables: Tables) -> list[Grounded]:
    made = []
    for event in tables.scenario.events.values():
        for actor in tables.scenario.members(event.for_each) or ("",):
            name = f"event.{event.id}.{actor}" if actor else f"event.{event.id}"
            slot = _history(tables, "event", event, actor, name)
            tables.index["event", event.id, actor] = sum(key[0] == "event" for key in tables.index)
            made.append(Grounded("event", event, ("event", event.id, actor), actor, history=slot))
    return made


def _options(tables: Tables) -> list[Grounded]:
    made = []
    for dilemma in tables.scenario.dilemmas.values():
        for actor in tables.scenario.members(dilemma.to):
            tables.index["question", dilemma.id, actor] = sum(key[0] == "question" for key in tables.index)
            for option in dilemma.options.values():
                slot = _history(tables, "option", option, actor, f"option.{actor}.{dilemma.id}.{option.id}")
                path = ("option", dilemma.id, option.id, actor)
                made.append(Grounded("option", option, path, actor, history=slot))
    return made


def _history(tables: Tables, kind: str, deed: model.Deed, actor: str, name: str) -> int:
    seen = tables.slots.mask(deed.visible_to, actor)
    owner = tables.slots.actors.index(actor) if actor else -1
    if kind != "event" and owner >= 0:
        seen |= 1 << owner
        if _covert(deed):
            seen = 1 << owner
    slot = tables.slots.history(name, seen, owner)
    tables.note_history(kind, deed.id, actor, slot)
    for tag in deed.tags:
        tables.note_history("tag", tag, actor, slot)
    return slot


def _covert(deed: model.Deed) -> bool:
    """May it stay unknown who did it? Then only its actor knows its history; others have what they learn."""
    return getattr(deed, "author", "known") == "hidden" or any(o.author == "hidden" for o in deed.outcomes.values())


def build_deeds(tables: Tables, grounded: list[Grounded]) -> None:
    """Fill the tables of deeds, orders, and return nothing: happenings and questions are made from them."""
    for item in grounded:
        index = tables.deed(_deed(tables, item))
        if item.kind == "action":
            tables.orders.append(_order(tables, item, index))


def _deed(tables: Tables, item: Grounded) -> Deed:
    ground = Grounding(tables, item.path, item.actor, item.target)
    deed = item.deed
    actor = ground.actor(item.actor) if item.actor else -1
    target = -1
    if item.target_kind == "actor" and item.target:
        target = ground.actor(item.target)
    elif item.target_kind == "place":
        target = ground.place(item.target)
    seen = tables.slots.mask(deed.visible_to, item.actor, item.target)
    if item.kind != "event" and actor >= 0:
        seen |= 1 << actor
    base, lines = _odds(ground, getattr(deed, "odds", None))
    effects = ground.primitives((*deed.effects, *deed.then))
    rung = ground.rung(deed.rung) if deed.rung else -1
    marks = _marks(tables, item.history, 0 if item.kind != "event" and _covert(deed) else seen)
    head: tuple[AnyPrimitive, ...] = (*marks, *((Climb(rung=rung),) if rung >= 0 else ()))
    hidden = getattr(deed, "author", "known") == "hidden"
    return Deed(
        index=0,
        kind=item.kind,
        id=deed.id,
        title=tables.fill(deed.title, ground.role_names()),
        stable=stable_id(*item.path),
        source=_source(tables, item, actor, target),
        actor=actor,
        target=target,
        target_kind=item.target_kind,
        rung=rung,
        seen=seen,
        voice=ground.voice(deed.says),
        block=tables.block((*head, *effects)),
        results=_results(tables, item, ground, seen, hidden),
        needs=ground.spoken(getattr(deed, "needs", None)),
        costs=_costs(ground, deed),
        odds=base,
        lines=lines,
        fails_if=_maybe(ground, getattr(deed, "fails_if", None)),
        history=item.history,
        track=deed.track,
        pin=ground.place(deed.pin) if deed.pin else -1,
        author_seen=1 << actor if hidden and actor >= 0 else -1,
    )


def _source(tables: Tables, item: Grounded, actor: int, target: int) -> int:
    title = tables.fill(item.deed.title, Grounding(tables, item.path, item.actor, item.target).role_names())
    name = item.path[1] if item.kind != "option" else f"{item.path[1]}.{item.path[2]}"
    return tables.source(SourceRef(item.kind, name, title, actor, target, item.deed.span))


def _marks(tables: Tables, history: int, seen: int) -> tuple[AnyPrimitive, ...]:
    """Marks in the history itself and in the sightings of those who see it but have no exact knowledge of it."""
    info = tables.slots.infos[history]
    marks = [Mark(slot=history)]
    for seat, actor in enumerate(tables.slots.actors):
        if seen >> seat & 1 and not info.exact >> seat & 1:
            marks.append(Mark(slot=tables.slots.names[f"seen.{actor}.{info.name}"]))
    return tuple(marks)


def _maybe(ground: Grounding, test: Test | None) -> Expr | None:
    return None if test is None else ground.test(test)


def _costs(ground: Grounding, deed: model.Deed) -> tuple[tuple[int, Expr], ...]:
    return tuple((ground.slot(name), ground.number(formula)) for name, formula in getattr(deed, "costs", ()))


def _odds(ground: Grounding, odds: model.Odds | None) -> tuple[int | None, tuple[OddsLine, ...]]:
    if odds is None:
        return None, ()
    lines = []
    for label, term in odds.add.items():
        needs = ground.test(term.needs)
        lines.append(OddsLine(label.replace("_", " "), term.by, needs, slots_in(needs)))
    return odds.base, tuple(lines)


def _results(tables: Tables, item: Grounded, ground: Grounding, seen: int, hidden: bool) -> tuple[Result, ...]:
    outcomes = item.deed.outcomes
    with_odds = getattr(item.deed, "odds", None) is not None
    shared = sum(outcome.share or 0 for outcome in outcomes.values())
    rest = [o for o in outcomes.values() if o.share is None and o.id != "success"]
    made = []
    for outcome in outcomes.values():
        weight = outcome.weight if outcome.weight is not None else 1
        if with_odds:
            weight = outcome.share if outcome.share is not None else (CERTAIN - shared) // max(1, len(rest))
        made.append(_result(tables, item, ground.at(*item.path, outcome.id), outcome, weight, seen, hidden))
    return tuple(made)


def _result(
    tables: Tables, item: Grounded, ground: Grounding, outcome: model.Outcome, weight: int, seen: int, hidden: bool
) -> Result:
    mask = seen
    if outcome.visible_to is not None:
        mask = tables.slots.mask(outcome.visible_to, item.actor, item.target)
        if item.kind != "event" and item.actor:
            mask |= 1 << ground.actor(item.actor)
    voice = ground.voice(joined(item.deed.says, outcome.says, tables.slots.actors, tables.scenario))
    everyone = tables.slots.mask(("all",))
    others = everyone & ~mask
    hidden = hidden or outcome.author == "hidden"
    named_to = 0 if hidden else everyone
    more: list[AnyPrimitive] = list(_marks(tables, item.history, (mask | seen) & named_to)[1:])
    if outcome.learned is not None:
        news = (*_marks(tables, item.history, others & named_to)[1:], Tell(voice=voice, seen=others))
        more.append(Later(hours=ground.hours(outcome.learned), block=tables.block(news)))
    if outcome.attributed is not None and item.actor:
        who = tables.scenario.actors[item.actor].short
        told = tables.voice(f"Evidence points to {who}.", ground.role_names())
        who_learns = everyone & ~(1 << ground.actor(item.actor))
        named = tables.block((*_marks(tables, item.history, everyone)[1:], Tell(voice=told, seen=who_learns)))
        later = tables.block((Later(hours=ground.hours(outcome.attributed.delay), block=named),))
        more.append(Sometimes(chance=outcome.attributed.chance, block=later, stable=ground.stable()))
    effects = ground.primitives((*outcome.effects, *outcome.then))
    author_seen = 1 << ground.actor(item.actor) if hidden and item.actor else -1
    return Result(
        name=outcome.id,
        title=outcome.title,
        voice=voice,
        block=tables.block((*effects, *more)),
        weight=weight,
        seen=mask,
        author_seen=author_seen,
        track=outcome.track,
    )


def _order(tables: Tables, item: Grounded, deed: int) -> Order:
    action = item.deed
    assert isinstance(action, model.Action)
    ground = Grounding(tables, item.path, item.actor, item.target)
    running = meant = -1
    if action.takes is not None:
        name = f"{item.actor}.{action.id}" + (f".{item.target}" if item.target else "")
        own = 1 << ground.actor(item.actor)
        running = tables.slots.status(f"running.{name}", own)
        meant = tables.slots.status(f"meant.{name}", own) if action.intents else -1
    habit = action.habit
    return Order(
        deed=deed,
        action=action.id,
        instrument=action.instrument,
        blurb=action.blurb,
        calms=action.calms,
        once=action.once,
        intents=action.intents,
        joint=action.joint,
        consent=tables.slots.mask(action.consent),
        excludes=action.excludes,
        priority=action.priority,
        contradiction=ground.events(action.contradiction)[0] if action.contradiction else -1,
        counters=action.counters,
        counter_chance=action.counter_chance,
        takes=ground.hours(action.takes) if action.takes else 0,
        cancellable=action.cancellable,
        habit_turns=ground.turns(habit.within) if habit else 0,
        habit=habit.factors if habit else (),
        running=running,
        meant=meant,
        ordered=_ordered(tables, item),
    )


def _ordered(tables: Tables, item: Grounded) -> int:
    """One history for all targets of an actor's action; only the actor knows it."""
    name = f"ordered.{item.actor}.{item.deed.id}"
    if name not in tables.slots.names:
        seat = tables.slots.actors.index(item.actor)
        tables.slots.add(SlotInfo(name, "history", exact=1 << seat, owner=seat))
    return tables.slots.names[name]


def build_happenings(tables: Tables) -> tuple[Happening, ...]:
    """When events happen; in the order of `tables.index`."""
    made = []
    for deed in tables.deeds:
        if deed.kind == "event":
            made.append(_happening(tables, deed))
    return tuple(made)


def _happening(tables: Tables, deed: Deed) -> Happening:
    event = tables.scenario.events[deed.id]
    actor = tables.slots.actors[deed.actor] if deed.actor >= 0 else ""
    ground = Grounding(tables, ("event", event.id, actor, "when"), actor)
    by_itself = not event.inject and (event.at or event.when or event.chance is not None)
    at = event.at
    return Happening(
        deed=deed.index,
        first=at.first if at else 1,
        last=(at.last if at else tables.scenario.header.turns) if by_itself else 0,
        every=at.every if at else 0,
        when=ground.test(event.when) if event.when else None,
        chance=CERTAIN if event.chance is None else event.chance,
        once=event.once,
        wait=ground.turns(event.wait) if event.wait else 0,
        phase=event.phase,
        inject=event.inject,
        headline=event.first,
        fired=tables.slots.status(f"fired.{event.id}.{actor}" if actor else f"fired.{event.id}", 0),
    )


def build_questions(tables: Tables) -> tuple[Question, ...]:
    """Dilemmas put to actors, in the order of `tables.index`."""
    deeds = {
        tables.sources[deed.source].id + f"@{deed.actor}": deed.index for deed in tables.deeds if deed.kind == "option"
    }
    made = []
    for table, name, actor in [key for key in tables.index if key[0] == "question"]:
        dilemma: Dilemma = tables.scenario.dilemmas[name]
        index = tables.slots.actors.index(actor)
        names = tuple(dilemma.options)
        roles = Grounding(tables, (table, name, actor), actor).role_names()
        made.append(
            Question(
                id=name,
                title=tables.fill(dilemma.title, roles),
                says=tables.fill(dilemma.says, roles),
                actor=index,
                source=tables.source(SourceRef("dilemma", name, dilemma.title, index, -1, dilemma.span)),
                options=tuple(deeds[f"{name}.{option}@{index}"] for option in names),
                names=names,
                default=names.index(dilemma.default),
                pending=tables.slots.status(f"question.{name}.{actor}", 1 << index),
            )
        )
    return tuple(made)
