"""Rules about actions: someone can order them, at someone, together with those they need."""

from __future__ import annotations

from game.core.findings import Findings, Place
from game.core.model.deeds import Action
from game.core.model.scenario import Scenario
from game.core.quantity import show
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import label, targets


@rule()
def reach(scenario: Scenario, findings: Findings) -> None:
    """Everyone who may order an action has someone to aim it at."""
    for action in scenario.actions.values():
        who = scenario.members(action.who)
        if not who:
            findings.error("nobody", f"nobody may order {label(action)}", action.place("who"))
        alone = [actor for actor in who if action.target.kind != "none" and not targets(scenario, action, actor)]
        if alone:
            message = f"'{alone[0]}' may order {label(action)} but has nobody to aim it at"
            findings.error("no-target", message, action.place("target"), _who(action))


@rule()
def together(scenario: Scenario, findings: Findings) -> None:
    """Consent comes from actors that may order it; joint action takes two; nothing excludes or stops itself."""
    for action in scenario.actions.values():
        who = scenario.members(action.who)
        outside = [actor for actor in scenario.members(action.consent) if actor not in who]
        if outside:
            message = f"{label(action)} needs the consent of '{outside[0]}', who may not order it"
            hint = "add it to 'who', or take it out of 'consent'"
            findings.error("consent-impossible", message, action.place("consent"), _who(action), hint=hint)
        if action.joint and len(who) == 1:
            message = f"only one actor may order {label(action)}"
            findings.warning("joint-alone", message, action.place("joint"), _who(action))
        for field in ("excludes", "counters"):
            if action.id in getattr(action, field):
                findings.error("excludes-itself", f"{label(action)} names itself", action.place(field))


def _who(action: Action) -> Place:
    return Place(action.place("who"), "who may order it")


@rule()
def titles(scenario: Scenario, findings: Findings) -> None:
    """No actor has two actions under one title."""
    seen: dict[tuple[str, str], Action] = {}
    for action in scenario.actions.values():
        for actor in scenario.members(action.who):
            first = seen.setdefault((actor, action.title.casefold()), action)
            if first is not action:
                message = f"'{actor}' has two actions called “{show(action.title, 'metric')}”"
                findings.warning("same-title", message, action.place("title"), Place(first.place("title"), "the other"))
                break


@rule()
def debriefs(scenario: Scenario, findings: Findings) -> None:
    """Force on a dangerous rung is talked about afterwards."""
    ladder = list(scenario.rungs)
    grave = [
        index
        for index, rung in enumerate(scenario.rungs.values())
        if rung.band in scenario.bands and scenario.bands[rung.band].color in ("danger", "disaster")
    ]
    if not grave:
        return
    for action in scenario.actions.values():
        if action.instrument != "military" or action.debrief or action.rung not in ladder:
            continue
        if ladder.index(action.rung) >= grave[0]:
            message = f"{label(action)} is force on a grave rung, but says nothing for the discussion afterwards"
            rung = Place(action.place("rung"), "a grave rung")
            findings.warning("no-debrief", message, action.span, rung, hint="add 'debrief'")
