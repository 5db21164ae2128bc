"""What can move a meter, a counter, a flag, a fact or a piece, and what asks about it, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from game.core.fields import Amounts, Calc, Cond, Spec
from game.core.fixed import show_chance
from game.core.model.actors import Actor
from game.core.model.base import Entry
from game.core.model.deeds import Action
from game.core.model.dialogue import Agreement, Exchange, Option, Term
from game.core.model.effects import Effect
from game.core.model.numbers import Definition, Process
from game.core.model.scenario import WRITTEN_AS, Scenario
from game.core.source import Span
from game.core.tree import Call, Condition, Formula, Name, Negative, Node, Num
from game.language.expression.english import test_clause
from game.language.speak import ScenarioLabels
from game.language.verbs.change import Change
from game.language.verbs.conceal import Conceal
from game.language.verbs.flag import Raise
from game.language.verbs.move import MovePiece
from game.language.verbs.prove import Prove
from game.language.verbs.reveal import Reveal
from game.language.verbs.set_to import SetTo
from game.language.verbs.unflag import Lower
from game.scenario.graph.links import Part, ids_of, nested
from game.scenario.graph.things import Thing
from game.scenario.rules.walk import Pair, groundings, parts, place_of, walk

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """One place at which a part of the scenario moves a thing or asks about it.

    `how` is the verb (`change`, `flag`, `move` ...), `cost`, `pays`, `process`, `trust`, `audience`, or the field of
    the condition that asks (`when`, `needs`, `measure` ...). `words` say it in English, or as the condition was
    written. `made` are the slots that it touches, by who is `self` and `target`. `amount` is what it adds to a slot,
    where that is known before: thousandths, of a yes/no 1 or -1. `via` are the fields and ids on the way; `effect` is
    what is done, if it is one.
    """

    source: Part
    how: str
    words: str
    span: Span
    made: frozenset[tuple[Pair, str]]
    via: tuple[str, ...] = ()
    effect: Effect | None = None
    amount: int | None = None

    @property
    def slots(self) -> frozenset[str]:
        """All slots that it touches."""
        return frozenset(slot for _, slot in self.made)


def movers(scenario: Scenario, thing: Thing) -> tuple[Touch, ...]:
    """Everything that can move a thing, in the order of the sections and of the author."""
    return tuple(_touches(scenario, thing, _moves))


def askers(scenario: Scenario, thing: Thing) -> tuple[Touch, ...]:
    """Every condition, objective, ending and formula that asks about a thing, directly or by a named condition."""
    return tuple(_touches(scenario, thing, _asks))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a part names, in words as they are written; with `everyone` the one of each actor. Else as in `Touch`."""

    name: _Words
    how: str
    words: str
    span: Span
    amount: int | None = None
    everyone: bool = False


_Reader = Callable[[Scenario, Entry], Iterator[_Found]]


def _touches(scenario: Scenario, thing: Thing, reader: _Reader) -> Iterator[Touch]:
    wanted = frozenset(thing.slots)
    for section, entry in parts(scenario):
        if isinstance(entry, Definition):
            continue  # whoever uses it asks
        for inner, via in nested(entry):
            effect = inner if isinstance(inner, Effect) else None
            for found in reader(scenario, inner):
                roles = _roles(scenario, entry, (found.how, *via))
                made = frozenset(
                    (pair, slot) for pair in roles for slot in _grounded(scenario, found, pair) if slot in wanted
                )
                if made:
                    where = Part(section, entry.id)
                    way = ("broken",) if found.how == "broken" else via  # the effects of a breach stand there as well
                    yield Touch(where, found.how, found.words, found.span, made, way, effect, found.amount)


def _roles(scenario: Scenario, entry: Entry, way: tuple[str, ...]) -> list[Pair]:
    """Who may be `self` and `target`; either party where an agreement tells what is promised or what a breach does."""
    if isinstance(entry, Actor):
        return [(entry.id, "")]
    if isinstance(entry, Exchange):
        who = scenario.members(entry.who)
        return [("", ""), *((one, other) for one in who for other in who if one != other)]
    pairs = groundings(scenario, entry)
    if isinstance(entry, Agreement) and {"broken", "terms"} & set(way):
        return list(dict.fromkeys(both for one, other in pairs for both in ((one, other), (other, one))))
    return pairs


def _grounded(scenario: Scenario, found: _Found, pair: Pair) -> Iterator[str]:
    self_id, target_id = pair
    words = tuple({"self": self_id, "target": target_id}.get(word, word) for word in found.name)
    if found.everyone:
        yield from (".".join((actor, *words)) for actor in scenario.actors)
    elif words[0] == "knows":
        yield from (f"knows.{actor}.{words[2]}" for actor in scenario.members((found.name[1],), self_id, target_id))
    else:
        yield ".".join(words)


# -- what moves --------------------------------------------------------------------------------------------------------


def _moves(scenario: Scenario, inner: Entry) -> Iterator[_Found]:
    reader = _MOVING.get(type(inner))
    return reader(ScenarioLabels(scenario), inner) if reader is not None else iter(())


def _amounts(to: ScenarioLabels, effect: Any) -> Iterator[_Found]:
    sets = isinstance(effect, SetTo)
    for name, formula in effect.amounts:
        said = f"becomes {to.formula(formula)}" if sets else to.amount(formula)
        amount = None if sets else _plain(formula.tree)
        yield _Found(name.parts, effect.verb, f"{to.number_name(name)} {said}", formula.span, amount)


def _plain(node: Node) -> int | None:
    """The value of a formula that is a plain number."""
    if isinstance(node, Negative):
        inner = _plain(node.value)
        return None if inner is None else -inner
    return node.value if isinstance(node, Num) else None


def _costs(to: ScenarioLabels, deed: Any) -> Iterator[_Found]:
    for name, formula in deed.costs:
        yield _Found(name.parts, "cost", f"costs {to.formula(formula)}", formula.span)


def _pays(to: ScenarioLabels, term: Any) -> Iterator[_Found]:
    for name, formula in term.pays:
        words = f"{' and '.join(term.who)} pays {to.formula(formula)} to the other"
        yield _Found(name.parts, "pays", words, formula.span)


def _process(to: ScenarioLabels, process: Any) -> Iterator[_Found]:
    if process.toward is not None:
        words, span = f"goes {show_chance(process.by)} of the way to {to.formula(process.toward)}", process.toward.span
    elif process.add is not None:
        words, span = to.amount(process.add), process.add.span
    else:
        words, span = f"keeps {show_chance(process.keep)} of its value", process.place("keep")
    when = f" while {test_clause(process.when, to)}" if process.when is not None else ""
    amount = _plain(process.add.tree) if process.add is not None else None
    words = f"{to.number_name(process.change)} {words} every turn{when}"
    yield _Found(process.change.parts, "process", words, span, amount)


def _flags(to: ScenarioLabels, effect: Any) -> Iterator[_Found]:
    sets = effect.verb == "flag"
    for flag in effect.flags:
        yield _Found(("flag", flag), effect.verb, "sets it" if sets else "clears it", effect.span, 1 if sets else -1)


def _learns(to: ScenarioLabels, effect: Any) -> Iterator[_Found]:
    for reader in effect.to:
        words, gains = ("is told to", 1) if effect.verb == "reveal" else ("is taken from", -1)
        name = ("knows", reader, effect.fact)
        yield _Found(name, effect.verb, f"{words} {to.names((reader,))}", effect.span, gains)


def _proves(to: ScenarioLabels, effect: Any) -> Iterator[_Found]:
    yield _Found(("fact", effect.fact), effect.verb, effect.speak(to), effect.span, 1 if effect.true else -1)


def _travels(to: ScenarioLabels, effect: Any) -> Iterator[_Found]:
    yield _Found(("piece", effect.piece), effect.verb, effect.speak(to), effect.span)


def _breach(to: ScenarioLabels, agreement: Any) -> Iterator[_Found]:
    yield from _costs(to, agreement)
    if agreement.trust:
        words = f"falls by {to.plain(agreement.breach_trust)} toward whoever breaks it"
        span = agreement.place("breach_trust" if "breach_trust" in agreement.spans else "trust")
        name = (agreement.trust, "self")
        yield _Found(name, "broken", words, span, -agreement.breach_trust, everyone=True)


def _audience(to: ScenarioLabels, exchange: Any) -> Iterator[_Found]:
    if exchange.audience and (exchange.audience_cost or exchange.audience_growth):
        words = f"falls by {to.plain(exchange.audience_cost)} for stepping back"
        if exchange.audience_growth:
            words += f", by {to.plain(exchange.audience_growth)} more at each further step"
        yield _Found(("self", exchange.audience), "audience", words, exchange.place("audience_cost"))


_MOVING: dict[type, Callable[[ScenarioLabels, Any], Iterator[_Found]]] = {
    Change: _amounts,
    SetTo: _amounts,
    Action: _costs,
    Option: _costs,
    Agreement: _breach,
    Term: _pays,
    Process: _process,
    Exchange: _audience,
    Raise: _flags,
    Lower: _flags,
    Reveal: _learns,
    Conceal: _learns,
    Prove: _proves,
    MovePiece: _travels,
}


# -- what asks ---------------------------------------------------------------------------------------------------------


def _asks(scenario: Scenario, inner: Entry) -> Iterator[_Found]:
    kind: type = type(inner)
    for name in _asking(kind):
        guard = isinstance(inner, Effect) and name == "needs"
        written = "if" if guard else WRITTEN_AS.get(name, {}).get(kind.__name__, name)
        told: set[tuple[_Words, Span]] = set()
        for whole in walk(getattr(inner, name)):
            if not isinstance(whole, Condition | Formula):
                continue
            for words, place in _names(scenario, whole.tree, whole):
                if (words, whole.span) not in told:
                    told.add((words, whole.span))
                    yield _Found(words, written, whole.text, place)


@cache
def _asking(kind: type) -> tuple[str, ...]:
    """The fields of a part that ask: conditions, formulas, amounts."""
    found = []
    for one in fields(kind):
        spec: Spec | None = one.metadata.get("spec")
        if spec is not None and isinstance(spec.kind, Cond | Calc | Amounts):
            found.append(one.name)
    return tuple(found)


def _names(
    scenario: Scenario, tree: Node, whole: Condition | Formula, known: frozenset[str] = frozenset()
) -> Iterator[tuple[_Words, Span]]:
    """What an expression asks about, with its place; what a named condition asks about has the place of its name."""
    nodes = walk(tree)
    ids = {id(node) for call in nodes if isinstance(call, Call) for _, node in ids_of(call)}
    for node in nodes:
        span = place_of(whole, node)
        if isinstance(node, Name) and id(node) not in ids:
            name = node.parts[0]
            if len(node.parts) > 1 or name not in scenario.define:
                yield node.parts, span
            elif name not in known:
                yield from ((words, span) for words in _defined(scenario, name, known | {name}))
        elif isinstance(node, Call):
            yield from ((words, span) for words in _called(node))


def _defined(scenario: Scenario, name: str, known: frozenset[str]) -> Iterable[_Words]:
    rules = [rule for rule in walk(scenario.define[name].test) if isinstance(rule, Condition)]
    return [words for rule in rules for words, _ in _names(scenario, rule.tree, rule, known)]


def _called(call: Call) -> Iterator[_Words]:
    """The fact or piece that a predicate asks about."""
    given = {kind: node.parts[0] for kind, node in ids_of(call)}
    if "piece" in given:
        yield ("piece", given["piece"])
    if "fact" in given:
        yield ("knows", given["actor"], given["fact"]) if "actor" in given else ("fact", given["fact"])
