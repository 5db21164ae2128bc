"""Lowers agreements, ultimatums and crisis exchanges."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.expr import Const
from game.core.luck import stable_id
from game.core.model.dialogue import Agreement, Exchange, Step, Term, Ultimatum
from game.core.model.texts import Voices
from game.core.primitives import Add, AnyPrimitive
from game.core.program import Crisis, Deal, Demand, Promise, SourceRef
from game.engine.lowering.grounding import Grounding
from game.engine.lowering.slots import EVERYBODY
from game.engine.lowering.tables import Tables


@dataclass(frozen=True, slots=True)
class Pair:
    """An agreement between two actors, with its slots."""

    agreement: Agreement
    actor: str
    partner: str
    status: int
    since: int
    until: int
    seen: int


def lay_out_dialogue(tables: Tables) -> list[Pair]:
    """Slots and indexes of agreements, ultimatums and exchanges, before anything refers to them."""
    pairs: list[Pair] = []
    for agreement in tables.scenario.agreements.values():
        for actor in tables.scenario.members(agreement.proposer):
            for partner in tables.scenario.members(agreement.partner):
                if actor != partner:
                    tables.index["deal", agreement.id, actor, partner] = len(pairs)
                    pairs.append(_pair(tables, agreement, actor, partner))
    for number, name in enumerate(tables.scenario.ultimatums):
        tables.index["ultimatum", name] = number
        ultimatum = tables.scenario.ultimatums[name]
        seen = tables.slots.mask((*ultimatum.visible_to, ultimatum.sender, ultimatum.to))
        tables.slots.status(f"ultimatum.{name}.status", seen)
        tables.slots.status(f"ultimatum.{name}.due", seen)
    for number, name in enumerate(tables.scenario.exchanges):
        tables.index["exchange", name] = number
        tables.slots.status(f"exchange.{name}.waiting", 0)
    return pairs


def _pair(tables: Tables, agreement: Agreement, actor: str, partner: str) -> Pair:
    two = tables.slots.mask((actor, partner))
    seen = two if agreement.secrecy == "secret" else EVERYBODY
    name = f"deal.{agreement.id}.{actor}.{partner}"
    status, since, until = (tables.slots.status(f"{name}.{end}", seen) for end in ("status", "since", "until"))
    return Pair(agreement, actor, partner, status, since, until, tables.slots.mask(("all",)) & seen)


def build_deals(tables: Tables, pairs: list[Pair]) -> tuple[Deal, ...]:
    """Grounded agreements, in the order of their indexes."""
    return tuple(_deal(tables, pair) for pair in pairs)


def _deal(tables: Tables, pair: Pair) -> Deal:
    agreement = pair.agreement
    path = ("deal", agreement.id, pair.actor, pair.partner)
    ground = Grounding(tables, path, pair.actor, pair.partner)
    back = Grounding(tables, (*path, "partner"), pair.partner, pair.actor)
    names = ground.role_names()
    promises = []
    for term in agreement.terms.values():
        if "proposer" in term.who:
            promises.append(_promise(tables, term, ground, pair.partner))
        if "partner" in term.who:
            promises.append(_promise(tables, term, back, pair.actor))
    return Deal(
        id=agreement.id,
        title=tables.fill(agreement.title, names),
        says=tables.fill(agreement.says, names),
        actor=ground.actor("self"),
        partner=ground.actor("target"),
        source=tables.source(
            SourceRef(
                "agreement", agreement.id, agreement.title, ground.actor("self"), ground.actor("target"), agreement.span
            )
        ),
        stable=stable_id(*path),
        status=pair.status,
        since=pair.since,
        until=pair.until,
        needs=ground.spoken(agreement.needs),
        costs=tuple((ground.slot(name), ground.number(formula)) for name, formula in agreement.costs),
        promises=tuple(promises),
        hours=ground.hours(agreement.lasts),
        seen=pair.seen,
        accepted=ground.block(agreement.accepted),
        refused=ground.block(agreement.refused),
        kept=ground.block(agreement.kept),
        broken=(_breach(tables, agreement, ground, pair.seen), _breach(tables, agreement, back, pair.seen)),
        direct=agreement.direct,
        voice=ground.voice(_readable(agreement, pair.actor, pair.partner)),
        mirror=tables.index.get(("deal", agreement.id, pair.partner, pair.actor), -1),
    )


def _promise(tables: Tables, term: Term, ground: Grounding, other: str) -> Promise:
    pays: list[tuple[int, int, object]] = []
    for name, formula in term.pays:
        giver = tables.slots.names[".".join((ground.self_id, name.parts[-1]))]
        taker = tables.slots.names.get(".".join((other, name.parts[-1])), -1)
        pays.append((giver, taker, ground.number(formula)))
    return Promise(
        actor=ground.actor("self"),
        says=tables.fill(term.says, ground.role_names()),
        must_not=_watched(tables, term.must_not, ground.self_id, other),
        must=_watched(tables, term.must, ground.self_id, other),
        within=ground.hours(term.within) if term.within else 0,
        holds=ground.test(term.holds) if term.holds else None,
        pays=tuple(pays),  # type: ignore[arg-type]
    )


def _watched(tables: Tables, names: tuple[str, ...], actor: str, watcher: str) -> tuple[int, ...]:
    """Histories of what an actor does, as the other party can see them: a breach in secret stays unnoticed."""
    found: list[int] = []
    for name in names:
        for kind in ("action", "tag"):
            for slot in tables.histories.get((kind, name, actor), ()):
                sight = f"seen.{watcher}.{tables.slots.infos[slot].name}"
                found.append(tables.slots.names.get(sight, slot))
    return tuple(dict.fromkeys(found))


def _readable(agreement: Agreement, actor: str, partner: str) -> Voices:
    """What it says, by reader: of a private agreement the others learn only that there is one."""
    if agreement.secrecy == "public":
        return Voices(agreement.says)
    return Voices("", ((actor, agreement.says), (partner, agreement.says)))


def _breach(tables: Tables, agreement: Agreement, ground: Grounding, seen: int) -> int:
    """What follows when `self` breaks the promise: the author's effects, and trust lost with all who learn of it."""
    made: list[AnyPrimitive] = list(ground.primitives(agreement.broken))
    for seat, actor in enumerate(tables.slots.actors):
        slot = tables.slots.names.get(f"{actor}.{agreement.trust}.{ground.self_id}") if agreement.trust else None
        if slot is not None and seen >> seat & 1:
            made.append(Add(slot=slot, amount=Const(-agreement.breach_trust)))
    return tables.block(tuple(made))


def build_demands(tables: Tables) -> tuple[Demand, ...]:
    """Ultimatums."""
    return tuple(_demand(tables, ultimatum) for ultimatum in tables.scenario.ultimatums.values())


def _demand(tables: Tables, ultimatum: Ultimatum) -> Demand:
    ground = Grounding(tables, ("ultimatum", ultimatum.id), ultimatum.sender, ultimatum.to)
    actor, target = ground.actor("self"), ground.actor("target")
    return Demand(
        id=ultimatum.id,
        title=ultimatum.title,
        says=tables.fill(ultimatum.says, ground.role_names()),
        actor=actor,
        target=target,
        source=tables.source(SourceRef("ultimatum", ultimatum.id, ultimatum.title, actor, target, ultimatum.span)),
        status=tables.slots.names[f"ultimatum.{ultimatum.id}.status"],
        due=tables.slots.names[f"ultimatum.{ultimatum.id}.due"],
        hours=ground.hours(ultimatum.deadline),
        met=ground.test(ultimatum.met),
        issued=ground.block(ultimatum.effects),
        on_met=ground.block(ultimatum.on_met),
        expired=ground.block(ultimatum.expired),
        voice_met=ground.voice(ultimatum.says_met),
        voice_expired=ground.voice(ultimatum.says_expired),
        seen=tables.slots.mask(ultimatum.visible_to) | 1 << actor | 1 << target,
    )


def build_crises(tables: Tables) -> tuple[Crisis, ...]:
    """Crisis exchanges."""
    return tuple(_crisis(tables, exchange) for exchange in tables.scenario.exchanges.values())


def _crisis(tables: Tables, exchange: Exchange) -> Crisis:
    actors = tables.scenario.members(exchange.who)
    ground = Grounding(tables, ("exchange", exchange.id))
    own = {actor: Grounding(tables, ("exchange", exchange.id, actor), actor, _other(actors, actor)) for actor in actors}
    index = {actor: tables.slots.actors.index(actor) for actor in actors}
    parts: tuple[Step, Step, Step] = (exchange.match, exchange.hold, exchange.back_down)
    audience = {}
    for actor in actors:
        slot = tables.slots.names.get(f"{actor}.{exchange.audience}")
        if slot is not None:
            audience[index[actor]] = slot
    return Crisis(
        id=exchange.id,
        title=exchange.title,
        says=exchange.says,
        actors=tuple(index[actor] for actor in actors),
        source=tables.source(SourceRef("exchange", exchange.id, exchange.title, -1, -1, exchange.span)),
        stable=stable_id("exchange", exchange.id),
        rungs=tuple(ground.rung(rung) for rung in exchange.rungs),
        titles=(parts[0].title, parts[1].title, parts[2].title),
        blurbs=(parts[0].blurb, parts[1].blurb, parts[2].blurb),
        steps={
            index[actor]: (
                own[actor].block(parts[0].effects),
                own[actor].block(parts[1].effects),
                own[actor].block(parts[2].effects),
            )
            for actor in actors
        },
        default=("match", "hold", "back_down").index(exchange.default),
        audience=audience,
        audience_cost=exchange.audience_cost,
        audience_growth=exchange.audience_growth,
        waiting=tables.slots.names[f"exchange.{exchange.id}.waiting"],
        calmed=ground.block(exchange.calmed),
        backed_down={index[actor]: own[actor].block(exchange.backed_down) for actor in actors},
        ran_out=ground.block(exchange.ran_out),
        voices=(
            ground.voice(exchange.says_calmed),
            ground.voice(exchange.says_backed_down),
            ground.voice(exchange.says_ran_out),
        ),
        seen=tables.slots.mask(exchange.visible_to) | sum(1 << i for i in index.values()),
    )


def _other(actors: tuple[str, ...], actor: str) -> str:
    """Whom `target` means in an exchange: the first of the others."""
    return next(other for other in actors if other != actor)
