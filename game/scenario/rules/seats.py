"""Rules about fairness: each seat has something to do, something to want and somebody to play it."""

from __future__ import annotations

from game.core.findings import Finding, Findings, Place
from game.core.model.actors import Actor, Persona
from game.core.model.deeds import Action
from game.core.model.scenario import Scenario
from game.scenario.rules.possible import possible
from game.scenario.rules.possible.judge import HOLDS, Judge
from game.scenario.rules.possible.world import World
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import inherited, label


@rule(whole=True)
def deeds(scenario: Scenario, findings: Findings) -> None:
    """A seat can fill its slots, in the first turn already."""
    found = possible(scenario)
    start = Judge(World.at_start(scenario))
    able: dict[str, list[Action]] = {name: [] for name in scenario.actors}
    for action in scenario.actions.values():
        if found.may(("actions", action.id)):
            for name in scenario.members(action.who):
                able[name].append(action)
    asked = {name for dilemma in scenario.dilemmas.values() for name in scenario.members(dilemma.to)}
    for actor in scenario.actors.values():
        if not actor.playable or not actor.slots:
            continue
        if not able[actor.id]:
            message = f"there is nothing that '{actor.id}' can ever order" + (
                ": it only answers" if actor.id in asked else ""
            )
            hint = "give it actions, or write playable: false"
            findings.add(Finding("seat-without-orders", "warning", message, (Place(actor.span),), hint))
            continue
        first = [action for action in able[actor.id] if start.test(action.needs, (1, 1)) & HOLDS]
        if len(first) < actor.slots:
            _few(actor, len(first), findings)


def _few(actor: Actor, count: int, findings: Findings) -> None:
    message = f"'{actor.id}' may give {actor.slots} orders a turn, but has {count} to choose from in the first turn"
    hint = "give it more actions, or fewer slots"
    findings.add(Finding("seat-with-few-orders", "note", message, (Place(actor.span),), hint, "likely"))


@rule(whole=True)
def wishes(scenario: Scenario, findings: Findings) -> None:
    """A seat is scored, and not only for what everybody shares."""
    for actor in scenario.actors.values():
        if not actor.playable:
            continue
        if not actor.objectives:
            message = f"'{actor.id}' has no objectives, so nothing says how well its player did"
            findings.add(Finding("seat-without-objectives", "note", message, (Place(actor.span),), "add 'objectives'"))
        elif all(objective.shared for objective in actor.objectives.values()):
            message = f"all objectives of '{actor.id}' are shared; it has no interest of its own"
            hint = "add an objective without 'shared'"
            place = Place(actor.place("objectives"))
            findings.add(Finding("seat-without-interest", "note", message, (place,), hint))


@rule(whole=True)
def personas(scenario: Scenario, findings: Findings) -> None:
    """A computer can play each seat for reasons of its own, and its actions serve what it values."""
    for actor in scenario.actors.values():
        own = [action for action in scenario.actions.values() if actor.id in scenario.members(action.who)]
        if not own:
            continue
        if actor.persona is None:
            message = f"'{actor.id}' has no persona: a computer in this seat cares for nothing but its objectives"
            findings.add(Finding("seat-without-persona", "note", message, (Place(actor.span),), "add 'persona'"))
        elif not actor.persona.aims and not actor.persona.objectives:
            message = f"the persona of '{actor.id}' values nothing, so all orders are the same to it"
            findings.warning("persona-without-aims", message, actor.persona.place("aims"))
        elif not inherited(scenario, actor.persona.span):
            _unserved(scenario, actor, actor.persona, own, findings)


def _unserved(scenario: Scenario, actor: Actor, persona: Persona, own: list[Action], findings: Findings) -> None:
    served = {aim for action in own for aim in action.doctrine}
    for agreement in scenario.agreements.values():
        served.update(agreement.doctrine, agreement.partner_doctrine)
    for dilemma in scenario.dilemmas.values():
        if actor.id in scenario.members(dilemma.to):
            served.update(aim for option in dilemma.options.values() for aim in option.doctrine)
    for aim, weight in persona.aims.items():
        if weight and aim not in served:
            title = label(scenario.aims[aim]) if aim in scenario.aims else f"'{aim}'"
            message = f"'{actor.id}' values {title}, but nothing that it can do or answer serves it"
            place = Place(persona.place("aims"))
            findings.add(
                Finding("aim-unserved", "warning", message, (place,), "name the aim in a 'doctrine'", "likely")
            )
