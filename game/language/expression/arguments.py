"""Whether the arguments of a predicate are of the right number, form and kind."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.findings import Place
from game.core.fixed import UNIT
from game.core.model.deeds import INTENTS
from game.core.spelling import closest
from game.core.tree import Call, Name, Node, Num
from game.language import limits
from game.language.expression import unknown
from game.language.expression.names import check_actor, dashed, in_common
from game.language.expression.problem import Problem, at
from game.language.predicate import Param, Predicate, bind
from game.language.predicates import PREDICATES
from game.language.scope import Scope

FARTHEST = 20_000
"""Kilometres to the other end of the world."""
# Whole numbers: what is counted and the largest.
_WHOLE = {"turns": ("turns", limits.TURNS), "km": ("kilometres", FARTHEST)}


def find(call: Call, scope: Scope) -> type[Predicate] | Problem:
    """The predicate that is called."""
    if call.name in PREDICATES:
        return PREDICATES[call.name]
    name = Name(call.start, call.start + len(call.name), (call.name,))
    if call.name in scope.meters or any(scope.has(section, call.name) for section in ("counter", "define", "flag")):
        places = _declared(("meter", "counter", "define", "flag"), call.name, scope)
        return at(name, "not-callable", f"'{call.name}' takes no brackets", "only predicates do", places)
    best = closest(call.name, PREDICATES)
    hint = f"did you mean '{best}'?" if best else ""
    return at(name, "unknown-predicate", f"no predicate is called '{call.name[:40]}'", hint)


def check_arguments(call: Call, predicate: type[Predicate], scope: Scope) -> tuple[list[Node], list[Problem]]:
    """The arguments that are number expressions, for the checker to go on with; and what is wrong with the others."""
    pairs = bind(predicate, call.args)
    if pairs is None:
        message = f"'{call.name}' takes {_signatures(predicate)}"
        return [], [at(call, "wrong-arguments", message, f"such as {predicate.example}")]
    numbers = [node for param, node in pairs if param.kind == "number"]
    checked = [_argument(param, node, scope) for param, node in pairs if param.kind != "number"]
    return numbers, [problem for problem in checked if problem is not None] or _same_twice(call, pairs, scope)


def _argument(param: Param, node: Node, scope: Scope) -> Problem | None:
    if param.is_number:
        return _whole(param, node)
    kind = unknown.kind_of(param.kind)
    if not isinstance(node, Name):
        meant = dashed(node)
        hint = f"write {meant.parts[0]}" if meant is not None and _has(scope, param, meant.parts[0]) else ""
        return at(node, "wrong-arguments", f"the name of {unknown.a(kind)} must stand here", hint)
    if len(node.parts) > 1:
        hint = f"write {node.parts[-1]} alone" if _has(scope, param, node.parts[-1]) else ""
        return at(node, "wrong-arguments", f"'{'.'.join(node.parts)[:60]}' is not the name of {unknown.a(kind)}", hint)
    if param.kind == "actor":
        return check_actor(node, scope)
    if param.kind == "intent":
        return _intent(node)
    return _identifier(param, node, scope)


def _identifier(param: Param, node: Name, scope: Scope) -> Problem | None:
    word = node.parts[0]
    if param.kind == "place" and word == "target" and "target" in scope.roles and scope.target_kind == "place":
        return None
    sections = [section for section in param.kind.split("|") if scope.has(section, word)]
    if not sections:
        return unknown.identifier(node, param.kind, scope)
    if len(sections) > 1:
        both = " and ".join(unknown.a(section) for section in sections)
        places = _declared(sections, word, scope)
        return at(node, "ambiguous-name", f"'{word}' is both {both}", "give one of them another name", places)
    return None


def _declared(sections: Iterable[str], word: str, scope: Scope) -> tuple[Place, ...]:
    """Where the word is declared, with what it is there."""
    return tuple(
        Place(scope.ids[section][word], f"{unknown.a(unknown.kind_of(section))} here")
        for section in sections
        if scope.has(section, word)
    )


def _has(scope: Scope, param: Param, word: str) -> bool:
    return any(scope.has(section, word) for section in param.kind.split("|"))


def _intent(node: Name) -> Problem | None:
    word = node.parts[0]
    if word in INTENTS:
        return None
    best = closest(word, INTENTS)
    hint = f"did you mean '{best}'?" if best else f"there are: {', '.join(INTENTS)}"
    return at(node, "unknown-intent", f"no intent is called '{word[:40]}'", hint)


def _whole(param: Param, node: Node) -> Problem | None:
    what, most = _WHOLE[param.kind]
    if isinstance(node, Num) and node.value % UNIT == 0 and node.value <= most * UNIT:
        return None
    return at(node, "wrong-arguments", f"a whole number of {what} from 0 to {most} must stand here")


def _same_twice(call: Call, pairs: list[tuple[Param, Node]], scope: Scope) -> list[Problem]:
    """Two actors that must differ: a reader and an author, the parties of an agreement."""
    actors = [node.parts[0] for param, node in pairs if param.kind == "actor" and isinstance(node, Name)]
    both = in_common(actors[0], actors[1], scope) if len(actors) == 2 else ""
    if not both:
        return []
    message = f"'{both}' stands here twice"
    if actors[0] != actors[1]:
        message = f"'{actors[0]}' and '{actors[1]}' may both be {both}"
    return [at(call, "wrong-arguments", message, "name two different actors")]


def _signatures(predicate: type[Predicate]) -> str:
    """What a predicate takes, in words: "an event, and if you like a number of turns"."""
    return "; or ".join(_signature(signature) for signature in predicate.signatures)


def _signature(signature: tuple[Param, ...]) -> str:
    words = {"turns": "number of turns", "km": "number of kilometres"}
    said = ""
    for param in signature:
        one = unknown.a(words.get(param.kind, unknown.kind_of(param.kind)))
        joint = ", and if you like " if param.optional else ", " if said else ""
        said += joint + one + (" or several" if param.many else "")
    return said
