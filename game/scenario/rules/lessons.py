"""Rules about training: learning objectives are exercised, endings are talked about, and so is grave force."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.findings import Finding, Findings, Place
from game.core.model.deeds import Event
from game.core.model.dialogue import Dilemma, Exchange
from game.core.model.results import Learning
from game.core.model.scenario import Scenario
from game.language.verbs.climb import Rise
from game.scenario.rules.possible import Possible, possible
from game.scenario.rules.registry import rule
from game.scenario.rules.uses import entries
from game.scenario.rules.walk import AnyDeed, deeds, label, walk

_OBSERVED = ("events", "dilemmas", "actions", "exchanges", "agreements")


@rule(whole=True)
def exercised(scenario: Scenario, findings: Findings) -> None:
    """Something that can happen exercises each learning objective."""
    found = possible(scenario)
    served = {name for part in _serving(scenario) for name in part.learning}
    for learning in scenario.learning.values():
        seen = [name for name in learning.observe if _may(found, scenario, name)]
        if not learning.observe and learning.id not in served:
            message = f"nothing exercises {label(learning)}: it names nothing where it can be observed"
            hint = "name events, dilemmas or actions in 'observe'"
            findings.add(Finding("not-exercised", "warning", message, (Place(learning.span),), hint))
        elif learning.observe and not seen:
            _never(learning, findings)


def _serving(scenario: Scenario) -> list[Event | Dilemma]:
    return [*scenario.events.values(), *scenario.dilemmas.values()]


def _may(found: Possible, scenario: Scenario, name: str) -> bool:
    return any(found.may((section, name)) for section in _OBSERVED if name in getattr(scenario, section))


def _never(learning: Learning, findings: Findings) -> None:
    message = f"nothing exercises {label(learning)}: all that it names can never happen"
    place = Place(learning.place("observe"))
    findings.add(Finding("not-exercised", "warning", message, (place,), "name something that can happen"))


@rule(whole=True)
def seats(scenario: Scenario, findings: Findings) -> None:
    """Where there are learning objectives, each seat takes part in one."""
    if not scenario.learning:
        return
    involved: set[str] = set()
    for learning in scenario.learning.values():
        for name in learning.observe:
            involved.update(_who(scenario, name))
    for part in _serving(scenario):
        if part.learning:
            involved.update(_who(scenario, part.id))
    for actor in scenario.actors.values():
        if actor.playable and actor.id not in involved:
            message = f"no learning objective is observed in anything that '{actor.id}' does, answers or sees"
            hint = "name one of its actions or dilemmas in 'observe'"
            findings.add(Finding("seat-without-lesson", "note", message, (Place(actor.span),), hint))


def _who(scenario: Scenario, name: str) -> tuple[str, ...]:
    action, dilemma, exchange = scenario.actions.get(name), scenario.dilemmas.get(name), scenario.exchanges.get(name)
    agreement, event = scenario.agreements.get(name), scenario.events.get(name)
    names: tuple[str, ...] = ()
    for part, field in ((action, "who"), (dilemma, "to"), (exchange, "who"), (agreement, "proposer")):
        names += getattr(part, field) if part is not None else ()
    names += agreement.partner if agreement is not None else ()
    names += event.visible_to if event is not None else ()
    if event is not None and "self" in event.visible_to:
        names += event.for_each
    return scenario.members(names)


@rule(whole=True)
def questions(scenario: Scenario, findings: Findings) -> None:
    """Each ending and each learning objective gives the group something to talk about."""
    talked = any(ending.questions for ending in scenario.endings.values())
    for ending in entries(scenario, "endings"):
        if talked and not ending.questions:
            message = f"{label(ending)} gives nothing to discuss, though other endings do"
            findings.add(Finding("no-questions", "note", message, (Place(ending.span),), "add 'questions'"))
    asked = any(learning.questions for learning in scenario.learning.values())
    for learning in entries(scenario, "learning"):
        if asked and not learning.questions:
            message = f"{label(learning)} gives nothing to discuss, though other learning objectives do"
            findings.add(Finding("no-questions", "note", message, (Place(learning.span),), "add 'questions'"))


@rule(whole=True)
def injects(scenario: Scenario, findings: Findings) -> None:
    """The facilitator knows what to expect of an inject."""
    for event in entries(scenario, "events"):
        if event.inject and not event.expected:
            message = f"{label(event)} does not tell the facilitator what to expect of the players"
            findings.add(Finding("no-expectation", "note", message, (Place(event.span),), "add 'expected'"))


@rule()
def grave(scenario: Scenario, findings: Findings) -> None:
    """Events and crises on grave rungs are talked about afterwards, and deeds that lead far up the ladder."""
    rungs = list(scenario.rungs)
    first = grave_from(scenario)
    if first is None:
        return
    told: list[AnyDeed | Exchange] = [*deeds(scenario), *scenario.exchanges.values()]
    for part in told:
        stands = part.rungs if isinstance(part, Exchange) else (part.rung,)
        climbs = [effect.rung for effect in walk(part) if type(effect) is Rise]
        highest = _highest(rungs, (*stands, *climbs) if isinstance(part, Event | Exchange) else climbs)
        least = first if isinstance(part, Event | Exchange) else first + 1
        if highest >= least and not part.debrief:
            words = "but says nothing for the discussion afterwards"
            message = f"{label(part)} reaches the grave rung '{rungs[highest]}', {words}"
            findings.warning("no-debrief", message, part.span, hint="add 'debrief'")


def _highest(rungs: list[str], names: Iterable[str]) -> int:
    return max((rungs.index(name) for name in names if name in rungs), default=-1)


def grave_from(scenario: Scenario) -> int | None:
    """The lowest rung of a band that is coloured as danger or disaster; None without one."""
    grave = [
        index
        for index, rung in enumerate(scenario.rungs.values())
        if rung.band in scenario.bands and scenario.bands[rung.band].color in ("danger", "disaster")
    ]
    return grave[0] if grave else None
