"""Rules about conditions that are settled before the game begins: by what can never change, happen or be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.findings import Confidence, Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Action
from game.core.model.dialogue import Dilemma, Option
from game.core.model.scenario import Scenario
from game.core.tree import Condition, Logic, Name, Node, Not, Test
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.judge import EITHER, HOLDS, opposite
from game.scenario.rules.reasons import Reason, reason
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import every, inherited, label, place_of, walk

TOLD = ("never-true", "always-true")
"""Kinds that the reading of conditions has told already, by the ranges alone."""
_ODDS = "odds-line-settled"


@dataclass(frozen=True, slots=True)
class _Stake:
    """What hangs on a condition: the kind to report, and the words for what then is or cannot be."""

    key: str
    what: str


@rule(whole=True)
def settled(scenario: Scenario, findings: Findings) -> None:
    """Every condition can come out both ways."""
    found = possible(scenario)
    told = {(one.span.file, one.span.line) for one in findings if one.key in TOLD}
    for part, line in every(scenario, Condition):
        if (line.span.file, line.span.line) in told:
            continue
        for node, answer in _settled(line.tree, found):
            if not inherited(scenario, line.span):
                stakes = (stake for test, stake in _stakes(part, found) if any(one is line for one in _lines(test)))
                _report(found, line, node, answer, next(stakes, None), findings)


def _lines(test: Test | None) -> Iterator[Condition]:
    return (line for line in walk(test) if isinstance(line, Condition)) if test is not None else iter(())


def _settled(tree: Node, found: Possible) -> Iterator[tuple[Node, int]]:
    """The smallest parts of an expression that can only come out one way. A named condition is told where it stands."""
    if isinstance(tree, Logic):
        for item in tree.items:
            yield from _settled(item, found)
    elif isinstance(tree, Not):
        for node, answer in _settled(tree.value, found):
            yield (tree if node is tree.value else node), opposite(answer)
    elif not (isinstance(tree, Name) and len(tree.parts) == 1) and (answer := found.judge.node(tree)) != EITHER:
        yield tree, answer


def _report(
    found: Possible, line: Condition, node: Node, answer: int, stake: _Stake | None, findings: Findings
) -> None:
    inner = node
    while isinstance(inner, Not):
        inner = inner.value
    why = reason(found, inner)
    if why is None or (answer == HOLDS and why.of == "thing"):
        return
    key, message = _words(why, answer, stake)
    confidence: Confidence = "sure" if key == "turn-never-comes" else "likely"
    findings.add(
        Finding(key, "warning", f"{message}: {why.text}", (Place(place_of(line, node)), *why.places), "", confidence)
    )


def _words(why: Reason, answer: int, stake: _Stake | None) -> tuple[str, str]:
    if stake is not None and stake.key == _ODDS:
        return _ODDS, f"{stake.what} {'always' if answer == HOLDS else 'never'} applies"
    if answer == HOLDS:
        return "always-holds", "this always holds"
    if why.of == "turn":
        return "turn-never-comes", "this never holds" + (f", and {stake.what}" if stake is not None else "")
    if stake is not None:
        return stake.key, stake.what
    return ("never-holds" if why.of == "number" else "waits-for-nothing"), "this never holds"


def _stakes(part: Entry, found: Possible) -> Iterator[tuple[Test | None, _Stake]]:
    """The conditions of a part on which more hangs than an effect."""
    for item in _choices(part):
        for term in item.odds.add.values() if item.odds is not None else ():
            yield term.needs, _Stake(_ODDS, f"'{term.id}'")
    if isinstance(part, Dilemma):
        for option in part.options.values():
            if not found.may(("options", f"{part.id}.{option.id}")):
                yield option.needs, _Stake("option-unreachable", f"nobody can ever choose {label(option)}")
        return
    for section, field, key, words in _ENTRIES:
        entry = getattr(found.world.scenario, section).get(part.id)
        if entry is part and not found.may((section, part.id)):
            yield getattr(part, field), _Stake(key, words.format(label(part)))


_ENTRIES = (
    ("events", "when", "event-unreachable", "nothing can make {} happen"),
    ("actions", "needs", "action-unreachable", "nobody can ever order {}"),
    ("agreements", "needs", "agreement-unreachable", "nobody can ever propose {}"),
    ("endings", "when", "ending-never-met", "no game can end with {}"),
)


def _choices(part: Entry) -> Iterator[Action | Option]:
    if isinstance(part, Action):
        yield part
    elif isinstance(part, Dilemma):
        yield from part.options.values()
