"""Names of numbers that effects, processes and costs write to: meters and counters, nothing else."""

from __future__ import annotations

from dataclasses import replace

from game.core.findings import Place
from game.core.spelling import closest
from game.core.tree import Name, Node
from game.language.expression import unknown
from game.language.expression.names import declared, resolve
from game.language.expression.problem import Problem, at
from game.language.scope import Scope

_NOT_WRITTEN = {
    "turn": ("the turn cannot be set", "'set_clock' changes how long a turn lasts"),
    "rung": ("the rung cannot be set", "the verb 'climb' raises it"),
}


def check_path(tree: Node, scope: Scope, *, own: bool = False) -> tuple[Name | None, tuple[Problem, ...]]:
    """The name that is written to, or what is wrong with it; `own` as in `entry.parse_path`."""
    if not isinstance(tree, Name):
        return None, (at(tree, "not-a-meter", "the name of a meter or counter must stand here alone"),)
    name = _of_self(tree, scope) if own else tree
    problem = (_not_own(name, scope) if own else None) or _unwritable(name, scope)
    if problem is None:
        return name, ()
    # `self.` is not in the author's text, so that places within the name would be wrong.
    return None, (replace(problem, start=tree.start, end=tree.end) if own else problem,)


def _of_self(name: Name, scope: Scope) -> Name:
    """`capital` as `self.capital`, where it is an actor's meter or nothing at all."""
    if len(name.parts) > 1:
        return name
    meter = scope.meters.get(name.parts[0])
    return Name(name.start, name.end, ("self", *name.parts)) if meter is not None and meter.of == "actor" else name


def _not_own(name: Name, scope: Scope) -> Problem | None:
    if name.parts[0] == "self":
        return None
    own = [one for one, meter in scope.meters.items() if meter.of == "actor"]
    best = closest(name.parts[-1], own)
    hint = f"did you mean '{best}'?" if best else ""
    if len(name.parts) == 2 and name.parts[1] in own:
        hint = f"write {name.parts[1]} alone: it is that of whoever acts"
    if len(name.parts) == 1 and name.parts[0] not in scope.meters:
        return at(name, "unknown-meter", f"no meter of an actor is called '{name.parts[0][:40]}'", hint)
    meter = scope.meters.get(name.parts[-1]) or scope.meters.get(name.parts[0])
    places = declared(meter) if meter is not None else ()
    return at(name, "not-own-meter", "costs are paid from a meter of whoever acts", hint, places)


def _unwritable(name: Name, scope: Scope) -> Problem | None:
    if len(name.parts) == 1 and name.parts[0] in _NOT_WRITTEN:
        return at(name, "not-a-meter", *_NOT_WRITTEN[name.parts[0]])
    if name.parts[0] == "flag" and len(name.parts) == 2:
        hint = "the verbs 'flag' and 'unflag' change flags"
        flag = scope.ids.get("flag", {}).get(name.parts[1])
        places = () if flag is None else (Place(flag, "defined here"),)
        return at(name, "not-a-meter", f"'{'.'.join(name.parts)[:60]}' is not a number", hint, places)
    if name.parts[0] == "rung":
        return at(name, "not-a-meter", "a rung is not a number to be changed", "the verb 'climb' raises it")
    if len(name.parts) == 1 and scope.has("flag", name.parts[0]):
        hint = "the verbs 'flag' and 'unflag' change flags"
        places = (Place(scope.ids["flag"][name.parts[0]], "defined here"),)
        return at(name, "not-a-meter", f"'{name.parts[0]}' is {unknown.a('flag')}, not a number", hint, places)
    found = resolve(name, scope, number=True)
    if isinstance(found, Problem):
        return found
    if found.interval is None:
        return at(name, "not-a-meter", f"'{'.'.join(name.parts)[:60]}' is a yes/no, not a number")
    return None
