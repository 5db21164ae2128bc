"""Rules about numbers, pieces and facts that nothing moves, or that nobody reads."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.numbers import Counter, Meter
from game.core.model.scenario import Scenario
from game.language.verbs.cancel import Cancel
from game.language.verbs.fire import Fire
from game.language.verbs.reveal import Reveal
from game.language.verbs.schedule import Schedule
from game.language.verbs.unflag import Lower
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.possible.verbs import meant
from game.scenario.rules.registry import rule
from game.scenario.rules.uses import entries, uses
from game.scenario.rules.walk import every, groundings, label


@rule(whole=True)
def numbers(scenario: Scenario, findings: Findings) -> None:
    """What is measured changes, and someone reads it."""
    found, used = possible(scenario), uses(scenario)
    paid = {actor.currency for actor in scenario.actors.values()}
    for number in entries(scenario, "meters", "counters"):
        noun = "meter" if isinstance(number, Meter) else "counter"
        if not _moves(found, number):
            message = f"nothing that can happen changes the {noun} {label(number)}"
            findings.add(Finding("never-changed", "warning", message, (Place(number.span),), "", "likely"))
        shown = isinstance(number, Counter) or number.shown
        named = number.id in used.read or number.id in used.ids.get("meter|counter", set())
        if not shown and not named and number.id not in paid:
            message = f"the {noun} {label(number)} is not shown, and nothing asks for it"
            hint = "write a condition or an objective about it, or show it"
            findings.add(Finding("never-read", "warning", message, (Place(number.span),), hint))


def _moves(found: Possible, number: Meter | Counter) -> bool:
    return found.world.ranges[number.id] != found.world.starts[number.id]


@rule(whole=True)
def pieces(scenario: Scenario, findings: Findings) -> None:
    """A piece is moved, or a condition asks for it, or its reach is drawn."""
    asked = uses(scenario).ids.get("piece", set())
    for piece in entries(scenario, "pieces"):
        if piece.id not in asked and not piece.at:
            message = f"{label(piece)} is not on the map at the start, and nothing brings it there"
            findings.add(Finding("piece-never-seen", "warning", message, (Place(piece.span),), "write at: a place"))
        elif piece.id not in asked and not piece.doc:
            message = f"nothing moves {label(piece)}, no condition asks for it, and nothing tells what it is"
            hint = "say in 'doc' why it stands there, or use it"
            findings.add(Finding("idle-piece", "note", message, (Place(piece.span),), hint, "weak"))


@rule(whole=True)
def known(scenario: Scenario, findings: Findings) -> None:
    """Who is told a fact may not have known it; who loses it may have known it."""
    found = possible(scenario)
    for part, effect in every(scenario, Reveal):
        fact = scenario.facts.get(effect.fact)
        told = tuple(meant(found.judge, effect.to, groundings(scenario, part)))
        if fact is not None and told and not any((actor, fact.id) in found.world.unknown for actor in told):
            message = f"everyone who is told {label(fact)} here knows it from the start"
            place = Place(fact.place("known_to"), "known from the start")
            findings.warning("reveal-known", message, effect.span, place)


@rule(whole=True)
def lowered(scenario: Scenario, findings: Findings) -> None:
    """A flag that is lowered may have been raised."""
    flags = possible(scenario).world.flags
    for _, effect in every(scenario, Lower):
        for name in effect.flags:
            if name in scenario.flags and flags.get(name) == {False}:
                message = f"nothing that can happen raises {label(scenario.flags[name])}, so it is never lowered here"
                place = Place(scenario.flags[name].span, "starts false")
                findings.add(Finding("never-raised", "warning", message, (Place(effect.span), place), "", "likely"))


@rule(whole=True)
def cancelled(scenario: Scenario, findings: Findings) -> None:
    """What is cancelled is something that can wait."""
    waiting = {effect.event for _, effect in every(scenario, Schedule)}
    waiting |= {effect.event for _, effect in every(scenario, Fire) if effect.delay is not None}
    for _, effect in every(scenario, Cancel):
        if effect.event not in waiting:
            message = f"'{effect.event}' is never scheduled for later, so there is nothing to cancel"
            findings.warning("nothing-to-cancel", message, effect.span)
