"""Rules about fields that change nothing because of what stands, or does not stand, beside them."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.findings import Findings, Place
from game.core.fixed import CERTAIN
from game.core.model.deeds import Action, Event, Outcome
from game.core.model.dialogue import Agreement, Exchange, Option, Step, Ultimatum
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.core.tree import Num
from game.language.verbs import VERBS
from game.language.verbs.change import Change
from game.language.verbs.flag import Raise
from game.language.verbs.unflag import Lower
from game.scenario.rules.outcomes import ENDS
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import deeds, every, label

_BESIDE = (
    ("cancellable", "takes", "an action that takes no time cannot be called off"),
    ("priority", "excludes", "priority decides between actions that exclude each other"),
    ("counter_chance", "counters", "this is the chance with which 'counters' stop something"),
    ("contradiction", "excludes|consent", "this happens when 'excludes' or 'consent' cancels the action"),
)


@rule()
def lonely_fields(scenario: Scenario, findings: Findings) -> None:
    """A field that only bears on another one stands beside it."""
    excluded = {name for action in scenario.actions.values() for name in action.excludes}
    for action in scenario.actions.values():
        for field, other, words in _BESIDE:
            beside = any(getattr(action, one) for one in other.split("|"))
            if field in action.spans and not beside and not (other.startswith("excludes") and action.id in excluded):
                hint = f"add {' or '.join(other.split('|'))}, or delete this"
                findings.warning(
                    "lonely-field",
                    f"{words}; {label(action)} has no {' and no '.join(other.split('|'))}",
                    action.place(field),
                    hint=hint,
                )
    for event in scenario.events.values():
        if event.once and event.wait is not None:
            message = f"{label(event)} happens once at most, so it never has to wait"
            findings.warning(
                "lonely-field", message, event.place("wait"), Place(event.place("once")), hint="delete one"
            )


@rule()
def never_drawn(scenario: Scenario, findings: Findings) -> None:
    """Nothing has a chance of 0, and no outcome is left without any."""
    for deed in deeds(scenario):
        for outcome, why in _impossible(deed):
            message = f"the outcome '{outcome.id}' of {label(deed)} never comes: {why}"
            findings.warning("never-drawn", message, outcome.span)
    for _, item in every(scenario, *VERBS.values(), Event):
        if item.chance == 0:
            findings.warning("never-drawn", "with a chance of 0% this never happens", item.place("chance"))


def _impossible(deed: Action | Event | Option) -> Iterator[tuple[Outcome, str]]:
    odds = None if isinstance(deed, Event) else deed.odds
    if odds is None:
        for outcome in deed.outcomes.values():
            if outcome.weight == 0 and len(deed.outcomes) > 1:
                yield outcome, "it weighs 0"
        return
    best = odds.base + sum(term.by for term in odds.add.values() if term.by > 0)
    worst = odds.base + sum(term.by for term in odds.add.values() if term.by < 0)
    hidden = isinstance(deed, Action) and deed.fails_if is not None
    if best <= 0 and "success" in deed.outcomes:
        yield deed.outcomes["success"], "its odds are never above 0%"
    for outcome in deed.outcomes.values():
        if outcome.id not in ENDS and outcome.share == 0:
            yield outcome, "it has a share of 0%"
        elif outcome.id != "success" and worst >= CERTAIN and not hidden:
            yield outcome, "success is certain"


_LISTS: dict[type, tuple[str, ...]] = {
    **dict.fromkeys((Action, Event, Option, Outcome, Step), ("effects",)),
    Agreement: ("accepted", "refused", "kept", "broken"),
    Ultimatum: ("effects", "on_met", "expired"),
    Exchange: ("calmed", "backed_down", "ran_out"),
}
"""Lists of effects that are applied together."""


@rule()
def undone(scenario: Scenario, findings: Findings) -> None:
    """One list of effects does not undo itself, or write the same number twice."""
    for kind, names in _LISTS.items():
        for _, item in every(scenario, kind):
            for field in names:
                effects = getattr(item, field)
                if len(effects) > 1:
                    _undone(effects, findings)


def _undone(effects: tuple[Effect, ...], findings: Findings) -> None:
    flags: dict[str, tuple[type[Effect], Effect]] = {}
    amounts: dict[tuple[str, ...], tuple[int, Effect]] = {}
    for effect in effects:
        if effect.needs is not None or effect.delay is not None or effect.chance is not None:
            continue
        if isinstance(effect, Raise | Lower):
            for flag in effect.flags:
                first = flags.setdefault(flag, (type(effect), effect))
                if first[0] is not type(effect):
                    message = f"the flag '{flag}' is raised and lowered by the same effects"
                    findings.warning("undoes-itself", message, effect.span, Place(first[1].span, "the other"))
        elif isinstance(effect, Change):
            _amounts(effect, amounts, findings)


def _amounts(effect: Change, amounts: dict[tuple[str, ...], tuple[int, Effect]], findings: Findings) -> None:
    for name, formula in effect.amounts:
        value = formula.tree.value if isinstance(formula.tree, Num) else None
        if value is None:
            continue
        first = amounts.setdefault(name.parts, (value, effect))
        if first[1] is not effect and first[0] * value < 0:
            message = f"'{'.'.join(name.parts)}' rises and falls by the same effects"
            findings.warning("undoes-itself", message, formula.span, Place(first[1].span, "the other"))
