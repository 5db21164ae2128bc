"""The rule that `needs` and `costs` read only what their actor knows exactly; hidden obstacles stand in `fails_if`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from game.core.findings import Findings, Place
from game.core.model.base import Entry
from game.core.model.numbers import Meter
from game.core.model.scenario import Scenario
from game.core.tree import Call, Comparison, Condition, Formula, Logic, Name, Negative, Node, Not, Sum
from game.language.predicate import bind
from game.language.predicates import PREDICATES
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import Pair, expressions, groundings, place_of, walk

_SAYS_WHO = {
    **dict.fromkeys(("flags", "pieces", "events", "actions", "ultimatums"), "visible_to"),
    "meters": "visibility",
    "facts": "known_to",
    "agreements": "secrecy",
}
"""The sections of what may be hidden, and the field of each that says from whom."""


@rule()
def needs_hidden(scenario: Scenario, findings: Findings) -> None:
    """Each seat could say itself whether a choice is open to it and what it costs."""
    for part, roles in _choices(scenario):
        for whole in (*expressions(getattr(part, "needs", None)), *expressions(getattr(part, "costs", ()))):
            _check(scenario, whole, roles, findings)


def _choices(scenario: Scenario) -> Iterator[tuple[Entry, list[Pair]]]:
    for action in scenario.actions.values():
        yield action, groundings(scenario, action)
    for agreement in scenario.agreements.values():
        yield agreement, groundings(scenario, agreement)
    for dilemma in scenario.dilemmas.values():
        for option in dilemma.options.values():
            yield option, groundings(scenario, dilemma)


def _check(scenario: Scenario, whole: Condition | Formula, roles: list[Pair], findings: Findings) -> None:
    told: set[Node] = set()
    for pair in roles:
        seat = _Seat(scenario, pair)
        for node, what in seat.hidden(whole.tree):
            if node not in told:
                told.add(node)
                message = f"'{pair[0]}' does not know {what} exactly, so it cannot decide what may be ordered"
                hint = "move it to 'fails_if', or let the actor see it"
                findings.error("needs-hidden", message, place_of(whole, node), *_kept(scenario, node), hint=hint)


def _kept(scenario: Scenario, node: Node) -> tuple[Place, ...]:
    """Where it is said who may know what a part of an expression asks for."""
    if isinstance(node, Name) and _defined(scenario, node):
        return (Place(scenario.define[node.parts[0]].span, "read in here"),)
    for name in (one for one in walk(node) if isinstance(one, Name)):
        for section, field in _SAYS_WHO.items():
            part: Entry | None = getattr(scenario, section).get(name.parts[min(1, len(name.parts) - 1)])
            if part is not None and field in part.spans:
                return (Place(part.spans[field], "who may know it"),)
    return ()


def _defined(scenario: Scenario, node: Node) -> bool:
    return isinstance(node, Name) and len(node.parts) == 1 and node.parts[0] in scenario.define


def _inner(tree: Node) -> tuple[Node, ...]:
    """The parts that a sign, a comparison or a word joins."""
    match tree:
        case Comparison():
            return (tree.first, *(node for _, node in tree.rest))
        case Logic():
            return tree.items
        case Sum():
            return (tree.left, tree.right)
        case Not() | Negative():
            return (tree.value,)
    return ()


class _Seat:
    """What one actor knows exactly, with the roles it has."""

    def __init__(self, scenario: Scenario, pair: Pair) -> None:
        self.scenario = scenario
        self.actor = pair[0]
        self.roles = {"self": pair[0], "target": pair[1]}

    def hidden(self, tree: Node, seen: tuple[str, ...] = ()) -> Iterator[tuple[Any, str]]:
        """Parts of an expression that rest on what the actor does not know, and what that is."""
        if isinstance(tree, Call):
            what = self._call(tree)
            if what:
                yield tree, what
            return
        if isinstance(tree, Name):
            what = self._definition(tree.parts[0], seen) if _defined(self.scenario, tree) else self._name(tree.parts)
            if what:
                yield tree, what
            return
        for inner in _inner(tree):
            yield from self.hidden(inner, seen)

    def _definition(self, name: str, seen: tuple[str, ...]) -> str:
        if name in seen:
            return ""
        for whole in expressions(self.scenario.define[name].test):
            for _, what in self.hidden(whole.tree, (*seen, name)):
                return what
        return ""

    def _name(self, parts: tuple[str, ...]) -> str:
        if parts[0] == "flag":
            flag = self.scenario.flags.get(parts[-1])
            return "" if flag is None or self._sees(flag.visible_to) else f"the flag '{flag.id}'"
        owner = self.roles.get(parts[0], parts[0]) if len(parts) > 1 else ""
        meter = self.scenario.meters.get(parts[1] if len(parts) > 1 else parts[0])
        if meter is None or self._knows_meter(meter, owner):
            return ""
        return f"'{'.'.join((owner, *parts[1:])) if owner else parts[0]}'"

    def _knows_meter(self, meter: Meter, owner: str) -> bool:
        if meter.visibility == "public" or self._sees(meter.known_to):
            return True
        return meter.visibility == "own" and owner == self.actor

    def _sees(self, visible_to: tuple[str, ...]) -> bool:
        return self.actor in self.scenario.members(visible_to, self.actor)

    def _call(self, call: Call) -> str:
        pairs = bind(PREDICATES[call.name], call.args) if call.name in PREDICATES else None
        ids = [(param, node) for param, node in pairs or () if isinstance(node, Name) and not param.is_number]
        given = {param.kind: node.parts[0] for param, node in ids}
        for param, node in pairs or ():
            if param.is_number:
                for _, what in self.hidden(node):
                    return what
        for kind, question in _QUESTIONS.items():
            for part in kind.split("|"):
                what = question(self, given[kind], part, given) if kind in given else ""
                if what:
                    return what
        return ""

    # -- one question for each kind of thing a predicate may ask about -------------------------------------------

    def _fact(self, name: str, kind: str, given: dict[str, str]) -> str:
        asked = self.roles.get(given.get("actor", ""), given.get("actor", ""))
        return "" if asked == self.actor else f"what is known of '{name}'"

    def _piece(self, name: str, kind: str, given: dict[str, str]) -> str:
        piece = self.scenario.pieces.get(name)
        if piece is None or piece.owner == self.actor or self._sees(piece.visible_to):
            return ""
        return f"where '{name}' is"

    def _event(self, name: str, kind: str, given: dict[str, str]) -> str:
        event = self.scenario.events.get(name) if kind == "event" else None
        return "" if event is None or self._sees(event.visible_to) else f"whether '{name}' happened"

    def _action(self, name: str, kind: str, given: dict[str, str]) -> str:
        if self.roles.get(given.get("actor", ""), given.get("actor", "")) == self.actor:
            return ""
        for action in self.scenario.actions.values():
            asked = action.id == name or (kind == "tag" and name in action.tags)
            if asked and not self._follows(action) and {*self.scenario.members(action.who)} - {self.actor}:
                return f"who did '{action.id}'"
        return ""

    def _follows(self, action: Any) -> bool:
        return action.author == "known" and self._sees(action.visible_to)

    def _deal(self, name: str, kind: str, given: dict[str, str]) -> str:
        agreement = self.scenario.agreements.get(name)
        if agreement is None or agreement.secrecy != "secret":
            return ""
        parties = self.scenario.members((*agreement.proposer, *agreement.partner))
        return "" if set(parties) == {self.actor, *parties} and len(parties) == 2 else f"what became of '{name}'"

    def _ultimatum(self, name: str, kind: str, given: dict[str, str]) -> str:
        ultimatum = self.scenario.ultimatums.get(name)
        if ultimatum is None or self.actor in (ultimatum.sender, ultimatum.to) or self._sees(ultimatum.visible_to):
            return ""
        return f"what became of '{name}'"


_Question = Callable[[_Seat, str, str, dict[str, str]], str]
_QUESTIONS: dict[str, _Question] = {
    "fact": _Seat._fact,
    "piece": _Seat._piece,
    "event": _Seat._event,
    "event|action|tag": _Seat._event,
    "action": _Seat._action,
    "tag": _Seat._action,
    "action|tag": _Seat._action,
    "agreement": _Seat._deal,
    "ultimatum": _Seat._ultimatum,
}
