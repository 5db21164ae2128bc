"""Rules about single effects: fields of a verb that need or exclude each other."""

from __future__ import annotations

from game.core.findings import Findings, Place
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.core.tree import Num
from game.language.verbs.believe import Believe
from game.language.verbs.change import Change
from game.language.verbs.move import MovePiece
from game.language.verbs.schedule import Schedule
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import parts, walk


@rule()
def effects(scenario: Scenario, findings: Findings) -> None:
    """Every effect says what it needs to, once, and does something."""
    for _, part in parts(scenario):
        for item in walk(part):
            if isinstance(item, Effect):
                _effect(item, findings)


def _effect(effect: Effect, findings: Findings) -> None:
    if isinstance(effect, Schedule) and effect.delay is None:
        hint = "write in: 2 turns, or use 'fire' for at once"
        findings.error("missing-field", "'schedule' does not say when", effect.span, hint=hint)
    elif isinstance(effect, MovePiece) and bool(effect.to) == effect.away:
        message = "'move' takes either 'to' or 'away: true'"
        if effect.to:
            findings.error("several-ways", message, effect.place("away"), Place(effect.place("to"), "the first way"))
        else:
            findings.error("missing-field", message, effect.span)
    elif isinstance(effect, Believe) and effect.low > effect.high:
        high = Place(effect.place("high"), "the other end")
        findings.error("out-of-range", "'low' is above 'high'", effect.place("low"), high)
    elif isinstance(effect, Change):
        for _, amount in effect.amounts:
            if isinstance(amount.tree, Num) and amount.tree.value == 0:
                findings.warning("no-effect", "a change by 0 does nothing", amount.span)
