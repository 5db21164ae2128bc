"""What is drawn: boxes for parts of a scenario and arrows between them, the whole of it or what surrounds one part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.core.findings import did_you_mean
from game.core.fixed import show_chance
from game.core.model.base import Entry
from game.core.model.deeds import Event
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.core.quantity import show
from game.core.source import Span
from game.language.speak import ScenarioLabels, say_condition, say_schedule
from game.scenario.graph.links import TRIGGERED, Link, Part, links
from game.scenario.graph.things import KINDS as THINGS
from game.scenario.graph.things import Thing, missing, names, things
from game.scenario.graph.touches import askers

KINDS = {
    "events": "event",
    "actions": "action",
    "dilemmas": "dilemma",
    "agreements": "agreement",
    "ultimatums": "ultimatum",
    "exchanges": "exchange",
    "endings": "ending",
    "flags": "flag",
    "facts": "fact",
    "meters": "meter",
    "counters": "counter",
    "pieces": "piece",
    "processes": "process",
    "actors": "actor",
}
"""Sections that can be drawn, and what one entry is called."""
_CENTRES = (*TRIGGERED, "flags", "facts")
"""Sections whose entries have a neighbourhood of two steps; things that move have one of one step."""
STEPS = 2
"""How far `around` looks, from cause to cause and from consequence to consequence."""
_TOLD = ("flags", "facts")
_NEVER = "never by itself"


@dataclass(frozen=True, slots=True)
class Box:
    """A part: its id, its title, lines of small print, and all of it with its place for a tooltip.

    `orphan`: nothing makes it happen. `ports` is how many arrows one side must have room for.
    """

    part: Part
    title: str
    small: tuple[str, ...]
    tooltip: str
    file: str
    orphan: bool = False
    ports: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """Everything that one part does to another. `manner` is does, asks, stops or moves."""

    source: Part
    target: Part
    label: str
    tooltip: str
    manner: str


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn, in the author's order.

    `centre` is what it is drawn around (an entry, or a thing such as `rok.support`); `left_out` counts actions without
    arrows; `conditions` says whether what conditions ask about is drawn.
    """

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    centre: Part | None = None
    left_out: int = 0
    conditions: bool = True


def whole(scenario: Scenario, *, conditions: bool = False) -> Graph:
    """Everything that happens. Flags and facts stand as small print; actions without arrows are left out.

    With `conditions` an arrow leads from what is asked about, or from what changes a flag or fact that is asked about,
    to what asks.
    """
    every = links(scenario)
    acting = [link for link in every if link.how != "asks" and link.target.section in TRIGGERED]
    arrows = _arrows(scenario, acting)
    if conditions:
        arrows += _conditions(every, {(arrow.source, arrow.target) for arrow in arrows})
    joined = {part for arrow in arrows for part in (arrow.source, arrow.target)}
    parts = [Part(section, id) for section in TRIGGERED for id in getattr(scenario, section)]
    drawn = [part for part in parts if part in joined or part.section != "actions"]
    boxes = tuple(box_of(scenario, part, every, small=True) for part in drawn)
    return Graph(scenario.header.title, boxes, arrows, None, len(parts) - len(drawn), conditions)


def around(scenario: Scenario, centre: Part) -> Graph:
    """What leads to a part and what it leads to, in two steps each; flags and facts as boxes of their own.

    Around a flag or a fact, processes and actors that ask about it are drawn too.
    """
    every = (*links(scenario), *_more_asking(scenario, centre))
    after = [_causal(link) for link in every]
    down, up = _reached(centre, after), _reached(centre, [(target, source) for source, target in after])
    kept = [
        link
        for link, (cause, consequence) in zip(every, after, strict=True)
        if cause != consequence and (down.get(cause, STEPS) < STEPS or up.get(consequence, STEPS) < STEPS)
    ]
    near = {centre, *(part for link in kept for part in (link.source, link.target))}
    order = [Part(section, id) for section in KINDS for id in getattr(scenario, section)]
    boxes = tuple(box_of(scenario, part, every, small=False) for part in order if part in near)
    return Graph(scenario.header.title, boxes, _arrows(scenario, kept), centre)


def _more_asking(scenario: Scenario, centre: Part) -> Iterator[Link]:
    """What asks about a flag or a fact and is no part that happens: processes, red lines, drives."""
    for thing in things(scenario, f"{centre.section}.{centre.id}"):
        for touch in askers(scenario, thing):
            if touch.source.section not in TRIGGERED:
                yield Link(touch.source, centre, "asks", touch.span, touch.via)


def _causal(link: Link) -> tuple[Part, Part]:
    """Cause and consequence: what a condition asks about is a cause of the part that asks."""
    return (link.target, link.source) if link.how == "asks" else (link.source, link.target)


def _reached(centre: Part, steps: Sequence[tuple[Part, Part]]) -> dict[Part, int]:
    """Parts that so many steps lead to, with their number."""
    found = {centre: 0}
    for number in range(1, STEPS):
        for target in [target for source, target in steps if found.get(source) == number - 1]:
            found.setdefault(target, number)
    return found


# -- boxes -------------------------------------------------------------------------------------------------------------


def box_of(scenario: Scenario, part: Part, every: Sequence[Link], *, small: bool = False) -> Box:
    """The box of an entry. `every` are all links; `small`: with small print."""
    entry = getattr(scenario, part.section)[part.id]
    title = title_of(entry)
    starts = _starts(entry) if isinstance(entry, Event) else ""
    caused = any(link.target == part and link.how not in ("asks", *_STOPPING) for link in every)
    orphan = not caused and (part.section in ("dilemmas", "ultimatums", "exchanges") or starts == _NEVER)
    own = _own(part, every)
    lines = [starts] if starts and (starts != _NEVER or not caused) else []
    if small:
        lines += [f"{how} {', '.join(names)}" for how, names in own.items()]
    tooltip = [f"{KINDS[part.section]} {part.id}: {title}", place_words(entry.span), *lines]
    if not small:
        tooltip += [f"{how} {', '.join(names)}" for how, names in own.items()]
    if orphan:
        tooltip.append("nothing makes it happen")
    return Box(part, title, tuple(lines), "\n".join(tooltip), entry.span.file, orphan)


def _starts(event: Event) -> str:
    """How an event comes to happen by itself."""
    if event.inject:
        return "by the facilitator"
    told = []
    if event.at is not None:
        told.append(say_schedule(event.at))
    if event.when is not None:
        told.append("when its lines hold")
    if event.chance is not None:
        told.append(show_chance(event.chance))
    return ", ".join(told) or _NEVER


def _own(part: Part, every: Sequence[Link]) -> dict[str, list[str]]:
    """The flags and facts that it changes, and what its conditions ask about."""
    told: dict[str, list[str]] = {}
    for link in every:
        if link.source == part and (link.how == "asks" or link.target.section in _TOLD):
            names = told.setdefault(_SAID.get(link.how, link.how), [])
            if link.target.id not in names:
                names.append(link.target.id)
    return told


_SAID = {"flag": "sets", "unflag": "clears", "reveal": "reveals", "conceal": "conceals", "prove": "proves"}


_MANNERS = ("does", "stops", "asks")
_STOPPING = ("cancel", "unflag", "conceal")


# -- arrows ------------------------------------------------------------------------------------------------------------


def _arrows(scenario: Scenario, found: Iterable[Link]) -> tuple[Arrow, ...]:
    """One arrow for all links of a kind between two parts, from cause to consequence."""
    grouped: dict[tuple[Part, Part], dict[str, list[Link]]] = {}
    for link in found:
        manner = "asks" if link.how == "asks" else "stops" if link.how in _STOPPING else "does"
        grouped.setdefault(_causal(link), {}).setdefault(manner, []).append(link)
    made = []
    for (cause, consequence), by_manner in grouped.items():
        back = grouped.get((consequence, cause), {})
        manner = next(one for one in _MANNERS if one in by_manner)
        if manner == "asks" and set(back) - {"asks"}:
            continue  # its tooltip stands on the arrow back: most parts ask about what they change
        own = [link for one in _MANNERS for link in by_manner.get(one, ())] + back.get("asks", [])
        made.append(_arrow(scenario, cause, consequence, manner, own))
    return tuple(made)


def _conditions(every: Sequence[Link], drawn: set[tuple[Part, Part]]) -> tuple[Arrow, ...]:
    """An arrow from each cause of what a part asks about, where there is none yet; flags and facts stand between."""
    found: dict[tuple[Part, Part], dict[str, list[str]]] = {}
    for ask in (link for link in every if link.how == "asks"):
        asked = f"{ask.source.id} asks about {ask.target.id}, {place_words(ask.span)}"
        if ask.target.section in TRIGGERED:
            found.setdefault((ask.target, ask.source), {}).setdefault("", []).append(asked)
            continue
        for change in every:
            if change.target == ask.target and change.how != "asks":
                how = _SAID.get(change.how, change.how)
                told = f"{change.source.id} {how} {change.target.id}, {place_words(change.span)}; {asked}"
                found.setdefault((change.source, ask.source), {}).setdefault(ask.target.id, []).append(told)
    made = []
    for (cause, asker), by_name in found.items():
        if cause != asker and (cause, asker) not in drawn:
            label = _first([name for name in by_name if name])
            lines = dict.fromkeys(line for lines in by_name.values() for line in lines)
            made.append(Arrow(cause, asker, label, "\n".join([f"{cause.id} → {asker.id}", *lines]), "asks"))
    return tuple(made)


def _arrow(scenario: Scenario, source: Part, target: Part, manner: str, found: Sequence[Link]) -> Arrow:
    label = _first(list(dict.fromkeys(filter(None, (_label(scenario, link) for link in found)))))
    tooltip = [f"{source.id} → {target.id}", *(_told(scenario, link) for link in found)]
    return Arrow(source, target, label, "\n".join(tooltip), manner)


def _first(labels: Sequence[str]) -> str:
    """The first label, and how many more there are."""
    return f"{labels[0]} (+{len(labels) - 1})" if len(labels) > 1 else "".join(labels)


def _label(scenario: Scenario, link: Link) -> str:
    """In which outcome, when and how likely, in a few letters."""
    branch = [word for field, word in pairwise(link.via) if field in ("options", "outcomes")]
    return ", ".join([*branch, *limits_of(scenario, link.effect, short=True)])


def _told(scenario: Scenario, link: Link) -> str:
    how = "is asked about by" if link.how == "asks" else link.how
    who = f" {link.source.id}" if link.how == "asks" else ""
    limits = ", ".join(limits_of(scenario, link.effect))
    return f"{how}{who}{way_words(link.via)}{f' ({limits})' if limits else ''}, {place_words(link.span)}"


def limits_of(scenario: Scenario, effect: Effect | None, *, short: bool = False) -> list[str]:
    """What stands beside the verb of an effect, in words or in a few letters."""
    if effect is None:
        return []
    to = ScenarioLabels(scenario)
    told = []
    if effect.needs is not None:
        told.append("if" if short else f"if {say_condition(effect.needs, to)}")
    if effect.delay is not None:
        told.append(f"in {to.span(effect.delay)}")
    if effect.chance is not None:
        told.append(show_chance(effect.chance))
    return told


def title_of(entry: Entry) -> str:
    """What an entry is called; a flag or a fact has a label or a sentence for it."""
    written = (getattr(entry, name, "") for name in ("title", "label", "says"))
    return show(str(next(filter(None, written), "")), "metric")


def way_words(via: Sequence[str]) -> str:
    """The fields and ids on the way to a place in an entry."""
    return f" in {' '.join(via)}" if via else ""


def place_words(span: Span) -> str:
    """File and line."""
    return f"{span.file}:{span.line}"


def find(scenario: Scenario, name: str) -> Part | Thing | str:
    """What an id means, such as `hotline`, `flags.hotline` or `rok.support`; or why it means nothing, with the cure."""
    section, _, rest = name.partition(".")
    if rest and section in _CENTRES:
        entries = getattr(scenario, section)
        return Part(section, rest) if rest in entries else _unknown(rest, f"'{section}' has no entry", entries)
    found: list[Part | Thing] = [Part(section, name) for section in _CENTRES if name in getattr(scenario, section)]
    found += [thing for thing in things(scenario, name) if thing.section not in _CENTRES]
    if len(found) > 1:
        paths = ", ".join(f"{one.section}.{name}" for one in found)
        return f"several sections have an entry '{name}'\nWrite one of: {paths}"
    if found:
        return found[0]
    ids = [id for section in _CENTRES for id in getattr(scenario, section)]
    kinds = ", ".join((*_CENTRES, *(kind for kind in THINGS if kind not in _CENTRES)))
    return missing(scenario, name) or _unknown(name, f"none of the {kinds} is called", [*ids, *names(scenario)])


def _unknown(name: str, message: str, ids: Iterable[str]) -> str:
    hint = did_you_mean(name, ids)
    return f"{message} '{name}'{f' ({hint})' if hint else ''}"
