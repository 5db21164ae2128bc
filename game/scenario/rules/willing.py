"""Rules about will: luck decides execution, detection and nature, never what an actor who has a seat wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.core.findings import Finding, Findings, Place
from game.core.fixed import CERTAIN
from game.core.model.deeds import Action, Event, Outcome
from game.core.model.dialogue import Option
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.language.verbs.demand import Issue
from game.language.verbs.offer import Propose
from game.scenario.rules.readers import grounded, names_of
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import Pair, walk

_WILL = re.compile(
    r" (?:accepts?|agrees?|refuses?|rejects?|declines?|consents?|surrenders?|backs down|gives in|vetoes|"
    r"orders|decides|has (?:accepted|agreed|refused|rejected|declined|decided|ordered|vetoed))\b"
)
"""What follows the name of somebody who makes up their mind."""
HINT = "ask that seat with a dilemma, an offer or an action instead"


@rule(whole=True)
def luck(scenario: Scenario, findings: Findings) -> None:
    """No draw makes a seat propose, demand or answer."""
    names = {name: names_of(scenario, actor) for name, actor in scenario.actors.items()}
    for deed, roles in grounded(scenario):
        doers = {pair[0] for pair in roles if pair[0]}
        others = [name for name, actor in scenario.actors.items() if actor.playable and name not in doers]
        for drawn in _drawn(deed):
            _acts(scenario, drawn, deed, roles, others, findings)
            if isinstance(drawn, Outcome | Event):
                _words(drawn, others, names, findings)


def _drawn(deed: Action | Event | Option) -> Iterator[Outcome | Event | Effect]:
    """Parts of a deed that come only by luck."""
    if isinstance(deed, Event) and deed.chance is not None and deed.chance < CERTAIN:
        yield deed
        return
    if len(deed.outcomes) > 1:
        yield from deed.outcomes.values()
    yield from (effect for effect in (*deed.effects, *deed.then) if effect.chance is not None)


def _acts(
    scenario: Scenario,
    drawn: Outcome | Event | Effect,
    deed: Action | Event | Option,
    roles: list[Pair],
    others: list[str],
    findings: Findings,
) -> None:
    for effect in walk(drawn):
        if isinstance(effect, Propose):
            who, what = effect.proposer, f"proposes '{effect.agreement}'"
        elif isinstance(effect, Issue) and effect.ultimatum in scenario.ultimatums:
            who, what = scenario.ultimatums[effect.ultimatum].sender, f"demands '{effect.ultimatum}'"
        else:
            continue
        seats = {target for _, target in roles} if who == "target" else {who}
        decided = sorted(seats & set(others))
        if decided:
            message = f"luck decides here whether '{decided[0]}' {what}, though it has a seat of its own"
            findings.add(Finding("luck-decides", "warning", message, (Place(effect.span),), HINT, "likely"))


def _words(drawn: Outcome | Event, others: list[str], names: dict[str, tuple[str, ...]], findings: Findings) -> None:
    for text in (drawn.says.others, *dict(drawn.says.by).values()):
        for will in _WILL.finditer(text):
            before = text[: will.start()]
            seat = next((seat for seat in others if before.endswith(names[seat])), None)
            if seat is not None:
                said = before.rpartition(" ")[2] + will[0]
                message = f"by these words luck decides what '{seat}' wants: “{said}”"
                findings.add(Finding("luck-speaks", "note", message, (Place(drawn.place("says")),), HINT, "weak"))
                return
