"""Why a part of a condition can only come out one way: the words, and the places that show it."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.findings import Place
from game.core.fixed import UNIT, show
from game.core.tree import Call, Comparison, Name, Node
from game.language.interval import Interval
from game.scenario.rules.possible import Possible
from game.scenario.rules.possible.spread import number_of
from game.scenario.rules.walk import label, walk


@dataclass(frozen=True, slots=True)
class Reason:
    """`of` is what settles it: `turn`, `number` (a range), or `thing` (what never comes about)."""

    of: str
    text: str
    places: tuple[Place, ...] = ()


def reason(found: Possible, node: Node) -> Reason | None:
    """Why this name, comparison or predicate is settled; None where it is told elsewhere."""
    if isinstance(node, Comparison):
        return _comparison(found, node)
    if isinstance(node, Name):
        return _flag(found, node)
    return _call(found, node) if isinstance(node, Call) else None


def plain(value: int) -> str:
    """A number in thousandths, as an author writes it."""
    return show(value, 0 if value % UNIT == 0 else 3)


def _comparison(found: Possible, node: Comparison) -> Reason | None:
    names = [item for item in walk(node) if isinstance(item, Name)]
    if any(name.parts == ("turn",) for name in names):
        return Reason("turn", f"the game has {found.world.scenario.header.turns} turns")
    for name in names:
        why = _rung(found) if name.parts == ("rung",) else _number(found, name)
        if why is not None:
            return why
    return None


def _rung(found: Possible) -> Reason | None:
    rungs = list(found.world.scenario.rungs.values())
    if found.world.rung >= len(rungs) - 1:
        return None
    top = rungs[found.world.rung]
    return Reason("number", f"nothing stands on a rung above '{top.id}'", (Place(top.span, "the highest one reached"),))


def _number(found: Possible, name: Name) -> Reason | None:
    number = number_of(name)
    part = found.world.scenario.meters.get(number) or found.world.scenario.counters.get(number)
    interval = found.world.range(name.parts)
    if part is None or interval is None:
        return None
    bounds = found.world.bounds(number)
    written = ".".join(name.parts)
    place = Place(part.place("start"), "starts here")
    text = moves(written, interval, bounds)
    return Reason("number", text, (place,)) if text else None


def moves(written: str, interval: Interval, bounds: Interval) -> str:
    """Between which values a number stays that cannot use its whole range; "" for one that can."""
    if interval.fixed:
        return f"'{written}' stays at {plain(interval.low)}, since nothing changes it"
    if interval.low > bounds.low and interval.high < bounds.high:
        return f"'{written}' stays between {plain(interval.low)} and {plain(interval.high)}"
    if interval.low > bounds.low:
        return f"'{written}' never falls below {plain(interval.low)}"
    return f"'{written}' never rises above {plain(interval.high)}" if interval.high < bounds.high else ""


def _flag(found: Possible, name: Name) -> Reason | None:
    """A flag that only what cannot happen would change; one that nothing changes is told at the flag."""
    flag = found.world.scenario.flags.get(name.parts[-1]) if name.parts[0] == "flag" else None
    if flag is None:
        return None
    state = "true" if flag.start else "false"
    text = f"nothing that can happen changes the flag {label(flag)}, which starts {state}"
    return Reason("thing", text, (Place(flag.span, "defined here"),))


_NEVER = {
    "happened": "never happens",
    "did": "can never be done",
    "did_tag": "stands on nothing that can be done",
    "knows": "can never be learnt",
    "at": "never stands there",
    "on_map": "is never on the map",
    "near": "is never on the map",
    "covers": "is never on the map",
    "read_as": "is meant by nothing that can be done",
    "is_true": "stays as it is",
}
_DECLARED = {
    "event": ("events",),
    "deed": ("actions", "tags"),
    "tag": ("tags",),
    "fact": ("facts",),
    "piece": ("pieces",),
    "agreement": ("agreements",),
    "ultimatum": ("ultimatums",),
}


def _call(found: Possible, call: Call) -> Reason | None:
    asked = found.judge.asked(call) or {}
    for param, sections in _DECLARED.items():
        for name in asked.get(param, ()):
            for part in (getattr(found.world.scenario, section).get(name) for section in sections):
                if part is not None:
                    doer = f" by '{asked['actor'][0]}'" if call.name in ("did", "knows") and "actor" in asked else ""
                    text = f"{label(part)} {_NEVER.get(call.name, 'never comes about')}{doer}"
                    return Reason("thing", text, (Place(part.span, "defined here"),))
    if call.name == "read_as":
        return Reason("thing", f"no order that can be given is meant to {asked['intent'][0]}")
    return None
