"""Rules about what is asked for and never given, or given and never asked for: flags, facts, endings."""

from __future__ import annotations

from itertools import islice

from game.core.findings import Finding, Findings, Place
from game.core.model.scenario import Scenario
from game.core.tree import Name
from game.language.verbs.flag import Raise
from game.language.verbs.reveal import Reveal
from game.language.verbs.unflag import Lower
from game.scenario.rules.registry import rule
from game.scenario.rules.walk import expressions, label, names_in, parts, place_of, walk


@rule(whole=True)
def flags(scenario: Scenario, findings: Findings) -> None:
    """A flag that is tested can change, and one that changes is tested."""
    every = [part for _, part in parts(scenario)]
    moving = [item for item in walk(tuple(every)) if isinstance(item, Raise | Lower)]
    moved = {name for item in moving for name in item.flags}
    tested = {names[1] for names in names_in(tuple(every)) if names[0] == "flag" and len(names) == 2}
    for flag in scenario.flags.values():
        if flag.id not in tested:
            message = f"no condition asks for the flag {label(flag)}"
            changed = (Place(item.span, "changed here") for item in moving if flag.id in item.flags)
            findings.warning("flag-never-tested", message, flag.span, *islice(changed, 1))
        elif flag.id not in moved:
            always = "true" if flag.start else "false"
            message = f"nothing ever changes the flag {label(flag)}: it stays {always}"
            findings.warning("flag-never-set", message, flag.span, *_first_test(scenario, flag.id))


def _first_test(scenario: Scenario, flag: str) -> tuple[Place, ...]:
    for _, part in parts(scenario):
        for whole in expressions(part):
            for node in walk(whole.tree):
                if isinstance(node, Name) and node.parts == ("flag", flag):
                    return (Place(place_of(whole, node), "asked for here"),)
    return ()


@rule(whole=True)
def facts(scenario: Scenario, findings: Findings) -> None:
    """Whoever does not know a fact at the start can learn it."""
    revealed = {item.fact for _, part in parts(scenario) for item in walk(part) if isinstance(item, Reveal)}
    for fact in scenario.facts.values():
        if fact.id not in revealed and set(scenario.members(fact.known_to)) != set(scenario.actors):
            message = f"nothing ever reveals the fact {label(fact)}"
            findings.warning("fact-never-revealed", message, fact.span, hint="use the verb 'reveal'")


@rule(whole=True)
def endings(scenario: Scenario, findings: Findings) -> None:
    """The last ending always holds at the end, so that every game has one; those before it do not."""
    found = list(scenario.endings.values())
    if not found:
        return
    if found[-1].when is not None or found[-1].check != "at_end":
        field = "when" if found[-1].when is not None else "check"
        message = "the last ending must hold always at the end, so that every game has an ending"
        hint = f"delete '{field}', or add a last ending"
        findings.error("no-last-ending", message, found[-1].place(field), hint=hint)
    for ending in found[:-1]:
        if ending.when is None:
            message = f"{label(ending)} always holds, so no ending after it can come"
            after = found[found.index(ending) + 1]
            findings.warning("ending-unreachable", message, ending.span, Place(after.span, "never comes"))


@rule(whole=True)
def sources(scenario: Scenario, findings: Findings) -> None:
    """What is not invented cites a source."""
    if scenario.header.fictional:
        return
    for section in ("actors", "facts", "events"):
        for entry in getattr(scenario, section).values():
            if not entry.sources and not getattr(entry, "fictional", False):
                message = f"{label(entry)} cites no source"
                hint = "add 'sources', or fictional: true" if hasattr(entry, "fictional") else "add 'sources'"
                findings.add(Finding("unsourced", "note", message, (Place(entry.span),), hint))
