"""What to say of a name that means nothing where it stands: what is missing, and what was likely meant."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.findings import Place
from game.core.hidden import visible
from game.core.spelling import closest
from game.core.tree import Name
from game.language.expression.problem import Problem, at
from game.language.predicates import PREDICATES
from game.language.scope import Scope

# How an id of a section is used in an expression; {0} is the id.
_USED_AS = {
    "flag": "flag.{0}",
    "fact": "is_true({0})",
    "event": "happened({0})",
    "tag": "did_tag({0})",
    "agreement": "in_force({0})",
    "ultimatum": "pending({0})",
    "rung": "rung.{0}",
    "piece": "on_map({0})",
}
_SECTIONS = (
    "actor", "group", "flag", "fact", "event", "action", "tag", "agreement", "ultimatum", "rung", "piece", "place",
    "counter", "define", "dilemma", "exchange", "ending", "aim", "process",
)  # fmt: skip
_SPOKEN = {"define": "named condition"}
# Words that authors put before a name though it stands alone, or goes into a predicate.
_PREFIXES = {
    "flags": "flag", "fact": "fact", "facts": "fact", "event": "event", "events": "event", "tag": "tag", "tags": "tag",
    "agreement": "agreement", "agreements": "agreement", "ultimatum": "ultimatum", "ultimatums": "ultimatum",
    "rungs": "rung", "piece": "piece", "pieces": "piece",
}  # fmt: skip
_ALONE = ("world", "meter", "meters", "counter", "counters", "define")
REMOVED = "keep it, or change this too"
"""The hint for an id that an extended scenario has and this one removes."""
FEW = 8
"""How many names are listed in a message where none is near."""
_LUCK = ("random", "rand", "dice", "luck", "roll")
_TRUTHS = ("true", "false", "yes", "no", "none", "null")


def kind_of(section: str) -> str:
    """A section in the author's words: "event", "action or tag", with its article left to the caller."""
    return " or ".join(_SPOKEN.get(one, one) for one in section.split("|"))


def a(words: str) -> str:
    """With the indefinite article: "an event", "a flag"."""
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def word(name: Name, scope: Scope, *, number: bool) -> Problem:
    """A single word that is neither a number nor a named condition."""
    text = name.parts[0]
    return (
        _incomplete_meter(name, scope)
        or _other_section(name, scope)
        or _no_name(name, scope)
        or _misspelt(name, text, scope, number)
    )


def identifier(name: Name, sections: str, scope: Scope) -> Problem:
    """An id that is in none of the sections (`action|tag`)."""
    text = name.parts[0]
    kind = kind_of(sections)
    elsewhere = [section for section in _SECTIONS if scope.has(section, text)]
    if elsewhere:
        places = (Place(scope.ids[elsewhere[0]][text], "defined here"),)
        message = f"'{text}' is {a(kind_of(elsewhere[0]))}, not {a(kind)}"
        used = _USED_AS.get(elsewhere[0], "")
        return at(name, "wrong-kind", message, f"use {used.format(text)}" if used else "", places)
    ids = {one: section for section in sections.split("|") for one in scope.ids.get(section, {})}
    message = f"no {kind} is called '{visible(text, 40)}'"
    if removed := scope.removed(sections.split("|"), text):
        return at(name, f"unknown-{sections.split('|')[0]}", message, REMOVED, removed)
    best = closest(text, ids)
    if best is None:
        return at(name, f"unknown-{sections.split('|')[0]}", message, _few(ids))
    places = (Place(scope.ids[ids[best]][best], "defined here"),)
    return at(name, f"unknown-{sections.split('|')[0]}", message, f"did you mean '{best}'?", places)


def actor(name: Name, scope: Scope) -> Problem:
    """A word that should be an actor."""
    if scope.has("group", name.parts[0]):
        places = (Place(scope.ids["group"][name.parts[0]], "defined here"),)
        return at(name, "wrong-kind", f"'{name.parts[0]}' is a group, not an actor", "name one actor", places)
    return identifier(name, "actor", scope)


def owner(whole: Name, first: Name, scope: Scope) -> Problem:
    """`first.second` where the first part is no actor."""
    head, tail = whole.parts
    if head in _PREFIXES and scope.has(_PREFIXES[head], tail):
        right = _USED_AS[_PREFIXES[head]].format(tail)
        return at(whole, "bad-name", f"'{head}.{tail}' has no meaning here", f"write {right}")
    if head in _ALONE and (tail in scope.meters or scope.has("counter", tail) or scope.has("define", tail)):
        return at(whole, "bad-name", f"'{head}.{tail}' has no meaning here", f"write {tail} alone")
    if head in scope.meters and scope.has("actor", tail):
        return at(whole, "bad-name", f"'{head}.{tail}' stands the wrong way round", f"write {tail}.{head}")
    if head in ("all", "others", "everyone", "each") and tail in scope.meters:
        hint = f"name one actor, or write self.{tail} in a part with for_each: all"
        return at(whole, "bad-name", f"'{head}' has no {tail} of its own", hint)
    if scope.has("flag", tail):
        return at(whole, "bad-name", f"'{visible(head, 40)}.{tail}' has no meaning here", f"write flag.{tail}")
    return actor(first, scope)


def meter_of(name: Name, whose: str, scope: Scope) -> Problem:
    """An unknown meter behind an actor's name."""
    text = name.parts[0]
    if scope.has("counter", text):
        counter = Place(scope.ids["counter"][text], "defined here")
        return at(name, "wrong-owner", f"'{text}' belongs to no actor", f"write {text} alone", (counter,))
    if removed := scope.removed(("meter",), text):
        return at(name, "unknown-meter", f"no meter is called '{visible(text, 40)}'", REMOVED, removed)
    owners = scope.role_actors.get(whose, ()) or (whose,)
    candidates = {
        one: meter
        for one, meter in scope.meters.items()
        if meter.of != "world" and (whose in scope.roles or any(actor in meter.owners for actor in owners))
    }
    best = closest(text, candidates) or closest(text, scope.meters)
    message = f"{whose} has no meter '{visible(text, 40)}'"
    if best is None:
        return at(name, "unknown-meter", message, _few(candidates))
    span = scope.meters[best].span
    places = (Place(span, "defined here"),) if span is not None else ()
    return at(name, "unknown-meter", message, f"did you mean '{best}'?", places)


def example_other(whose: str, scope: Scope) -> str:
    """Some other actor, for an example."""
    return next((actor for actor in scope.ids.get("actor", {}) if actor != whose), "target")


def _incomplete_meter(name: Name, scope: Scope) -> Problem | None:
    text = name.parts[0]
    meter = scope.meters.get(text)
    if meter is None:
        return None
    places = (Place(meter.span, "defined here"),) if meter.span is not None else ()
    first = "self" if "self" in scope.roles else next(iter(sorted(meter.owners)), "self")
    right = f"{first}.{text}"
    if meter.of == "pair":
        right += f".{example_other(first, scope)}"
    kind = "each actor has its own" if meter.of == "actor" else "it stands between two actors"
    return at(name, "incomplete-name", f"whose '{text}' is not said: {kind}", f"such as {right}", places)


def _other_section(name: Name, scope: Scope) -> Problem | None:
    text = name.parts[0]
    section = next((section for section in _SECTIONS if scope.has(section, text)), None)
    if section is None:
        return None
    hint = f"write {_USED_AS[section].format(text)}" if section in _USED_AS else ""
    if section == "actor":
        hint = f"name one of its meters: {text}.{_some_meter(text, scope)}"
    elif section == "action":
        hint = f"write did({next(iter(scope.ids.get('actor', {})), 'self')}, {text})"
    places = (Place(scope.ids[section][text], "defined here"),)
    return at(name, "incomplete-name", f"'{text}' is {a(section)} and cannot stand alone", hint, places)


def _some_meter(owner: str, scope: Scope) -> str:
    return next((one for one, meter in scope.meters.items() if owner in meter.owners and meter.of == "actor"), "...")


def _no_name(name: Name, scope: Scope) -> Problem | None:
    """Words that are something else than a name of the scenario."""
    text = name.parts[0]
    if text in PREDICATES:
        hint = f"such as {PREDICATES[text].example}"
        return at(name, "incomplete-name", f"'{text}' asks for brackets and what they hold", hint)
    if text.lower() in _LUCK:
        return at(name, "unknown-meter", f"'{text}' is no number here", "luck stands in 'chance', 'odds' and 'weight'")
    if text in ("self", "target"):
        return at(name, "incomplete-name", f"'{text}' cannot stand alone", f"name a meter after it: {text}.support")
    if text.lower() in _TRUTHS:
        hint = "write a flag or condition alone, or 'not' before it"
        return at(name, "truth-word", f"'{text}' is not written in conditions", hint)
    return None


def _misspelt(name: Name, text: str, scope: Scope, number: bool) -> Problem:
    """No such thing: say what is missing, and offer the nearest of everything that could stand here."""
    kind = "meter" if number else "condition"
    message = f"no {kind} is called '{visible(text, 40)}'"
    if removed := scope.removed(("meter", "counter", "define"), text):
        return at(name, f"unknown-{kind}", message, REMOVED, removed)
    meters = {one: (one, meter.span) for one, meter in scope.meters.items() if meter.of == "world"}
    others = {"turn": ("turn", None), "rung": ("rung", None)}
    counters = {one: (one, span) for one, span in scope.ids.get("counter", {}).items()}
    defined = {one: (one, span) for one, span in scope.ids.get("define", {}).items()}
    flags = {one: (f"flag.{one}", span) for one, span in scope.ids.get("flag", {}).items()}
    numbers, conditions = {**meters, **counters, **others}, {**defined, **flags}
    likely = {**conditions, **numbers} if number else {**numbers, **conditions}
    best = closest(text, numbers if number else conditions) or closest(text, likely)
    if best is None:
        return at(
            name, f"unknown-{kind}", message, _few(numbers if number else [right for right, _ in conditions.values()])
        )
    right, span = likely[best]
    places = (Place(span, "defined here"),) if span is not None else ()
    return at(name, f"unknown-{kind}", message, f"did you mean '{right}'?", places)


def _few(names: Iterable[str]) -> str:
    """What there is, where it is little enough to be read."""
    listed = list(names)
    return f"there are: {', '.join(listed)}" if 0 < len(listed) <= FEW else ""
