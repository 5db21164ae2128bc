"""Rules about who reads what: a text reaches the reader it is written for, and tells nobody what they cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.core.findings import Finding, Findings, Place
from game.core.model.actors import Actor
from game.core.model.board import Piece
from game.core.model.deeds import Action, Event, Outcome
from game.core.model.scenario import Scenario
from game.core.model.texts import Voices
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import AnyDeed, Pair, groundings, inherited, label


@rule(whole=True)
def reached(scenario: Scenario, findings: Findings) -> None:
    """Whoever has a text of their own sees what it is about."""
    for deed, roles in grounded(scenario):
        if not any(part.says.by for part in (deed, *deed.outcomes.values())):
            continue
        seen = _seen(scenario, deed.visible_to, roles)
        for outcome in deed.outcomes.values():
            own = seen if outcome.visible_to is None else _seen(scenario, outcome.visible_to, roles)
            if outcome.learned is None:
                _unread(scenario, deed, outcome, own, findings)
        _unread(scenario, deed, deed, seen, findings)


def grounded(scenario: Scenario) -> Iterator[tuple[AnyDeed, list[Pair]]]:
    """The scenario's own actions, events and options, each with those who may act and be aimed at."""
    single: list[Action | Event] = [*scenario.actions.values(), *scenario.events.values()]
    for deed in single:
        if not inherited(scenario, deed.span):
            yield deed, groundings(scenario, deed)
    for dilemma in scenario.dilemmas.values():
        roles = groundings(scenario, dilemma)
        yield from ((option, roles) for option in dilemma.options.values() if not inherited(scenario, option.span))


def _seen(scenario: Scenario, visible_to: tuple[str, ...], roles: list[Pair]) -> set[str]:
    """Everyone who sees it, whoever acts; those who act always do."""
    if "all" in visible_to:
        return set(scenario.actors)
    return {actor for pair in roles for actor in (pair[0], *scenario.members(visible_to, *pair))}


def _unread(scenario: Scenario, deed: AnyDeed, part: AnyDeed | Outcome, seen: set[str], findings: Findings) -> None:
    told: set[str] = set()
    for reader, _ in part.says.by:
        readers = set(scenario.members((reader,)))
        told |= readers
        if not readers & seen:
            message = f"'{reader}' has a text here but does not see {label(deed)}"
            _tell(message, deed, part, findings)
    if part.says.by and part.says.others and seen <= told:
        _tell(
            f"nobody reads what 'others' are told: all who see {label(deed)} have texts of their own",
            deed,
            part,
            findings,
        )


def _tell(message: str, deed: AnyDeed, part: AnyDeed | Outcome, findings: Findings) -> None:
    limit = part if isinstance(part, Outcome) and part.visible_to is not None else deed
    places = (Place(part.place("says")), Place(limit.place("visible_to"), "seen by these"))
    findings.add(Finding("text-never-read", "warning", message, places, "let them see it, or delete the text"))


@rule(whole=True)
def authors(scenario: Scenario, findings: Findings) -> None:
    """Words about a deed whose author stays hidden do not call the author by name."""
    for action in scenario.actions.values():
        if inherited(scenario, action.span):
            continue
        who = scenario.members(action.who)
        parts: list[Action | Outcome] = [one for one in action.outcomes.values() if one.author == "hidden"]
        if action.author == "hidden":
            parts = [action, *action.outcomes.values()]
        for part in parts:
            for actor in (scenario.actors[name] for name in who) if len(who) == 1 else ():
                _named(scenario, actor, part, findings)


def _named(scenario: Scenario, actor: Actor, part: Action | Outcome, findings: Findings) -> None:
    voices = [("title", "all", part.title), *(("says", reader, text) for reader, text in _voices(part.says))]
    for field, reader, text in voices:
        name = _spoken(names_of(scenario, actor), text)
        if name and scenario.members((reader,)) != (actor.id,) and not _DENIAL.search(text):
            message = f"this names “{name}”, though nobody is to know who did it"
            findings.add(Finding("tells-author", "warning", message, (Place(part.place(field)),), "", "likely"))
            return


_DENIAL = re.compile(r"\bden(?:y|ies|ied|ial)\b")
"""Who denies a deed is named, and not as its author."""


def names_of(scenario: Scenario, actor: Actor) -> tuple[str, ...]:
    """What people call an actor: its names, and its capital where it has one."""
    capitals = [
        place.title for place in scenario.places.values() if place.owner == actor.id and place.kind == "capital"
    ]
    return tuple(dict.fromkeys(name for name in (actor.title, actor.short, actor.country, *capitals) if len(name) > 2))


def _spoken(names: tuple[str, ...], text: str) -> str:
    return next((name for name in names if name in text and re.search(rf"\b{re.escape(name)}\b", text)), "")


def _voices(words: Voices) -> Iterator[tuple[str, str]]:
    if words.others:
        yield "all", words.others
    yield from words.by


@rule(whole=True)
def pieces(scenario: Scenario, findings: Findings) -> None:
    """Words for those who cannot see a piece do not call it by its name."""
    hidden = [(piece, set(scenario.members(piece.visible_to))) for piece in scenario.pieces.values()]
    hidden = [(piece, seers) for piece, seers in hidden if _PROPER.search(piece.title)]
    hidden = [(piece, seers) for piece, seers in hidden if len(seers) < len(scenario.actors)]
    hidden = hidden[:MOST]
    if not hidden:
        return
    for deed, roles in grounded(scenario):
        if isinstance(deed, Event) and deed.inject:
            continue
        seen = _seen(scenario, deed.visible_to, roles)
        for part in (deed, *deed.outcomes.values()):
            own = seen
            if isinstance(part, Outcome) and part.visible_to is not None:
                own = _seen(scenario, part.visible_to, roles)
            _pieces(scenario, part, own, hidden, findings)


MOST = 200
"""Hidden pieces whose names are looked for in all texts."""
_PROPER = re.compile(r" [^\Wa-z]")
"""A name with a capital or a digit inside: "Carrier group Azure", not "Small drones"."""


def _pieces(
    scenario: Scenario,
    part: AnyDeed | Outcome,
    seen: set[str],
    hidden: list[tuple[Piece, set[str]]],
    findings: Findings,
) -> None:
    for reader, text in _voices(part.says):
        readers = seen if reader == "all" else set(scenario.members((reader,)))
        for piece, seers in hidden:
            blind = sorted(readers - seers - {piece.owner})
            if blind and piece.title in text:
                message = f"this text tells '{blind[0]}' of {label(piece)}, whose place it cannot see"
                places = (Place(part.place("says")), Place(piece.place("visible_to"), "seen by these"))
                findings.add(Finding("tells-hidden-piece", "note", message, places, "", "weak"))
                return
