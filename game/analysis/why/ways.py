"""What else makes an entry happen: the effects that fire, ask or open it, and when their sources came to pass."""

from __future__ import annotations

from game.analysis.why.data import Way
from game.analysis.why.recording import Recording
from game.core.fixed import show_chance
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.language.speak import ScenarioLabels, say_condition
from game.scenario.graph.links import Link, Part
from game.scenario.graph.model import KINDS

_WITHOUT = ("asks", "cancel", "unflag", "conceal")


def ways_to(record: Recording, section: str, id: str) -> tuple[Way, ...]:
    """Every effect that makes an entry happen, in the author's order."""
    wanted = Part(section, id)
    return tuple(_way(record, one) for one in record.links if one.target == wanted and one.how not in _WITHOUT)


def kind_of(section: str) -> str:
    """One entry of a section."""
    return KINDS[section]


def _way(record: Recording, link: Link) -> Way:
    entry = getattr(record.scenario, link.source.section)[link.source.id]
    where = f" ({' '.join(one for one in link.via if one not in ('outcomes', 'options'))})" if link.via else ""
    words = f"{kind_of(link.source.section)} {link.source.id} “{entry.title}”{where}"
    limits = limits_of(record.scenario, link.effect) if link.effect is not None else ""
    return Way(words, link.span, limits, _came(record, link))


def limits_of(scenario: Scenario, effect: Effect) -> str:
    """What stands beside the verb of an effect, in words; "" for nothing."""
    to = ScenarioLabels(scenario)
    told = []
    if effect.needs is not None:
        told.append(f"if {say_condition(effect.needs, to)}")
    if effect.delay is not None:
        told.append(f"in {to.span(effect.delay)}")
    if effect.chance is not None:
        told.append(f"chance {show_chance(effect.chance)}")
    return ", ".join(told)


def _came(record: Recording, link: Link) -> tuple[int, ...]:
    """The turns in which the source came to pass, with the outcome or option that the effect belongs to."""
    section, id = link.source
    outcome = link.via[link.via.index("outcomes") + 1] if "outcomes" in link.via else ""
    if section == "dilemmas":
        option = link.via[link.via.index("options") + 1] if "options" in link.via else ""
        return record.turns_of("option", f"{id}.{option}", outcome)
    return record.turns_of(kind_of(section), id, outcome)
