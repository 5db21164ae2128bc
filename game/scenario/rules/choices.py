"""Rules about the answers to a dilemma: they differ, and none is worse in everything."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from game.core.findings import Finding, Findings, Place
from game.core.model.deeds import Action
from game.core.model.dialogue import Dilemma, Option
from game.core.model.scenario import Scenario
from game.core.quantity import show
from game.core.tree import Num
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label

_WHAT = ("effects", "outcomes", "then", "odds", "rung", "tags")
"""Fields of an option by which it changes the game."""
_APART = ("id", "span", "spans", "text", "start", "end", "title", "says", "track")
"""Fields that do not: where something stands, and words."""


@rule(whole=True)
def options(scenario: Scenario, findings: Findings) -> None:
    """Two answers to one question lead to different things."""
    for dilemma in scenario.dilemmas.values():
        seen: dict[Any, Option] = {}
        for option in dilemma.options.values():
            first = seen.setdefault(tuple(_bare(getattr(option, field)) for field in _WHAT), option)
            if first is not option:
                _same(dilemma, first, option, findings)


def _same(dilemma: Dilemma, first: Option, second: Option, findings: Findings) -> None:
    dear, cheap = _price(first), _price(second)
    if dear != cheap:
        worse, better = (first, second) if dear > cheap else (second, first)
        message = f"{label(worse)} does the same as {label(better)} and costs more"
        findings.add(
            Finding("option-dominated", "warning", message, (Place(worse.span), Place(better.span, "cheaper")))
        )
    elif first.needs is None and second.needs is None and first.doctrine == second.doctrine:
        message = f"{label(second)} does the same as {label(first)}, so there is nothing to decide in {label(dilemma)}"
        findings.add(Finding("options-alike", "warning", message, (Place(second.span), Place(first.span, "the other"))))


@rule(whole=True)
def actions(scenario: Scenario, findings: Findings) -> None:
    """No action does the same as another of the same actors and costs more."""
    seen: dict[Any, list[Action]] = {}
    for action in scenario.actions.values():
        shape = (action.who, action.target, action.rung, tuple(action.outcomes), len(action.effects), action.author)
        seen.setdefault(shape, []).append(action)
    for alike in seen.values():
        same: dict[Any, Action] = {}
        for action in alike if len(alike) > 1 else ():
            first = same.setdefault(tuple(_bare(getattr(action, field)) for field in (*_WHAT, "takes")), action)
            dear, cheap = _price(action), _price(first)
            if first is not action and dear != cheap and first.needs is action.needs is None:
                worse, better = (action, first) if dear > cheap else (first, action)
                message = f"{label(worse)} does the same as {label(better)} and costs more"
                places = (Place(worse.span), Place(better.span, "cheaper"))
                findings.add(Finding("action-dominated", "warning", message, places))


def _price(part: Option | Action) -> int:
    return sum(formula.tree.value for _, formula in part.costs if isinstance(formula.tree, Num))


def _bare(value: Any) -> Any:
    """A value without its places, to be compared."""
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    if isinstance(value, dict):
        return tuple(_bare(item) for item in value.values())
    if hasattr(value, "__dataclass_fields__"):
        kept = (field.name for field in fields(value) if field.name not in _APART)
        return (type(value).__name__, *(_bare(getattr(value, name)) for name in kept))
    return value


@rule()
def titles(scenario: Scenario, findings: Findings) -> None:
    """Nothing that stands in one list with another has the same title."""
    lists: list[tuple[str, dict[str, Any]]] = [
        ("endings", scenario.endings),
        ("dilemmas", scenario.dilemmas),
        ("agreements", scenario.agreements),
        ("facts", scenario.facts),
        ("actors", scenario.actors),
    ]
    lists += [("answers", dilemma.options) for dilemma in scenario.dilemmas.values()]
    for word, entries in lists:
        seen: dict[str, Any] = {}
        for entry in entries.values():
            first = seen.setdefault(entry.title.casefold(), entry)
            if first is not entry:
                message = f"two {word} are called “{show(entry.title, 'metric')}”"
                findings.warning("title-twice", message, entry.place("title"), Place(first.place("title"), "the other"))
