"""Rules about events: something triggers them, in time, and they do not chase each other for ever."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.core.findings import Finding, Findings, Place
from game.core.model.base import Entry
from game.core.model.deeds import Event
from game.core.model.scenario import Scenario
from game.language.verbs.fire import Fire
from game.language.verbs.schedule import Schedule
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label, parts, walk

ROUNDS = 8
"""Rounds of reactions in one turn; a longer chain of events is cut."""


@rule()
def injects(scenario: Scenario, findings: Findings) -> None:
    """What only the facilitator fires has no trigger of its own."""
    for event in scenario.events.values():
        for field in ("at", "when", "chance"):
            if event.inject and getattr(event, field) is not None:
                message = f"{label(event)} is only fired by the facilitator, so it has no '{field}'"
                inject = Place(event.place("inject"), "left to the facilitator here")
                findings.error("inject-with-trigger", message, event.place(field), inject, hint="delete one of them")


@rule(whole=True)
def beyond_the_end(scenario: Scenario, findings: Findings) -> None:
    """A schedule begins before the game is over."""
    last = scenario.header.turns
    for event in scenario.events.values():
        if event.at is not None and event.at.first > last:
            message = f"the game has {last} turns, so turn {event.at.first} never comes"
            turns = Place(scenario.header.place("turns"), "how long the game is")
            findings.warning("after-the-end", message, event.place("at"), turns)


@rule(whole=True)
def never_triggered(scenario: Scenario, findings: Findings) -> None:
    """Something can make each event happen."""
    inside = (effect for _, part in parts(scenario) for effect in walk(part))
    fired = {effect.event for effect in inside if isinstance(effect, Fire | Schedule)}
    fired |= {action.contradiction for action in scenario.actions.values()}
    for event in scenario.events.values():
        triggers = (event.at, event.when, event.chance, event.inject or None)
        if event.id not in fired and all(trigger is None for trigger in triggers):
            message = f"nothing can make {label(event)} happen"
            hint = "give it 'at', 'when' or 'chance', fire it from elsewhere, or write inject: true"
            findings.warning("never-triggered", message, event.span, hint=hint)


@rule()
def loops(scenario: Scenario, findings: Findings) -> None:
    """Events that fire each other within a turn come to an end before the rules cut them."""
    links = {event.id: tuple(dict.fromkeys(_fires(event))) for event in scenario.events.values()}
    alive = [set(links)]
    for _ in range(ROUNDS):
        alive.append({name for name, following in links.items() if any(one in alive[-1] for one in following)})
    reported: set[str] = set()
    for name in links:
        if name not in alive[-1] or name in reported:
            continue
        chain = _chain(name, links, alive)
        reported.update(chain)
        event = scenario.events[name]
        if not any(scenario.events[one].once for one in _cycle(chain)):
            _tell(scenario, event, chain, findings)


def _fires(part: Entry) -> Iterator[str]:
    """Events that a part makes happen in the same turn."""
    return (effect.event for effect in _firing(part))


def _firing(part: Entry) -> Iterator[Fire]:
    return (effect for effect in walk(part) if isinstance(effect, Fire) and effect.delay is None)


def _chain(name: str, links: dict[str, tuple[str, ...]], alive: list[set[str]]) -> tuple[str, ...]:
    """One way through events that go on for as long as the rules allow; it ends where it meets itself.

    `alive[n]` are the events that n more can follow.
    """
    chain = [name]
    for left in range(len(alive) - 2, -1, -1):
        name = next(one for one in links[name] if one in alive[left])
        chain.append(name)
        if name in chain[:-1]:
            break
    return tuple(chain)


def _cycle(chain: tuple[str, ...]) -> tuple[str, ...]:
    """The part of a chain that repeats; () where nothing does."""
    first = chain.index(chain[-1])
    return chain[first:] if first < len(chain) - 1 else ()


def _tell(scenario: Scenario, event: Event, chain: tuple[str, ...], findings: Findings) -> None:
    message = f"this chain of events is longer than {ROUNDS} rounds: {' -> '.join(chain)}"
    if _cycle(chain):
        message = f"these events fire each other without end: {' -> '.join(chain)}"
    hint = f"the rules cut it after {ROUNDS} rounds; write once: true, or schedule one of them for later"
    places = (Place(event.span), *_links(scenario, chain))
    # Only likely: conditions and chances on the way may end the chain sooner.
    findings.add(Finding("event-loop", "warning", message, places, hint, "likely"))


def _links(scenario: Scenario, chain: tuple[str, ...]) -> Iterator[Place]:
    """Where each event of a chain is fired by the one before it."""
    for before, after in pairwise(chain):
        effect = next(effect for effect in _firing(scenario.events[before]) if effect.event == after)
        yield Place(effect.span, f"'{after}' is triggered from here")
