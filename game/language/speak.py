"""Rules in plain English, made from the data: each condition, formula and effect can be read out.

`ScenarioLabels` knows what a scenario calls its parts; the functions make sentences of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.core.fixed import show_chance, show_exactly
from game.core.model.effects import Effect
from game.core.model.scenario import Scenario
from game.core.model.time import Duration, Schedule
from game.core.tree import Condition, Formula, Name, Negative, Num, Test
from game.language.expression.english import clause, phrase, test_clause
from game.language.labels import Labels as Labels  # offered here beside the one that every screen uses

SECTION_OF = {
    "actor": "actors", "group": "groups", "aim": "aims", "tag": "tags", "meter": "meters", "counter": "counters",
    "flag": "flags", "fact": "facts", "rung": "rungs", "band": "bands", "place": "places", "piece": "pieces",
    "action": "actions", "event": "events", "dilemma": "dilemmas", "agreement": "agreements",
    "ultimatum": "ultimatums", "exchange": "exchanges", "ending": "endings", "learning": "learning",
    "source": "sources",
}  # fmt: skip
_FIXED_NAMES = {"turn": "the turn", "rung": "the rung of the crisis"}
_ROLES = {"self": "the actor", "target": "the target"}


def say_condition(rule: Condition | Test, to: Labels) -> str:
    """A condition as a sentence without a full stop: "Tension is at least 60"."""
    return capital(clause(rule.tree, to) if isinstance(rule, Condition) else test_clause(rule, to))


def say_formula(formula: Formula, to: Labels) -> str:
    """A number expression: "Tension plus 5"."""
    return capital(phrase(formula.tree, to))


def say_effect(effect: Effect, to: Labels) -> str:
    """An effect with all that stands beside its verb: "In 2 turns, with a chance of 35 %: Tension rises by 4"."""
    limits = []
    if effect.needs is not None:
        limits.append(f"if {test_clause(effect.needs, to)}")
    if effect.delay is not None:
        limits.append(f"in {to.span(effect.delay)}")
    if effect.chance is not None:
        limits.append(f"with a chance of {show_chance(effect.chance)}")
    said = effect.speak(to)
    return capital(f"{', '.join(limits)}: {said}" if limits else said)


def say_effects(effects: Iterable[Effect], to: Labels) -> tuple[str, ...]:
    """Several effects, a sentence each."""
    return tuple(say_effect(effect, to) for effect in effects)


def say_schedule(at: Schedule) -> str:
    """The turns of a schedule: "turn 3", "every 2 turns, turns 1 to 9"."""
    if at.first == at.last:
        return f"turn {at.first}"
    every = f"every {at.every} turns, " if at.every else ""
    return f"{every}turns {at.first} to {at.last}"


def capital(text: str) -> str:
    """With a capital letter at the start."""
    return text[:1].upper() + text[1:]


def join(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


@dataclass(frozen=True, slots=True)
class ScenarioLabels:
    """What a scenario calls its parts; a `Labels`. With `self_id` and `target_id` the roles are called by name.

    The scenario has been checked: no named condition asks for itself.
    """

    scenario: Scenario
    self_id: str = ""
    target_id: str = ""

    def label(self, section: str, name: str) -> str:
        """See `Labels.label`."""
        name = {"self": self.self_id, "target": self.target_id}.get(name, "") or name
        for one in section.split("|"):
            part = getattr(self.scenario, SECTION_OF.get(one, ""), {}).get(name)
            if part is not None:
                return self._actor(name) if one == "actor" else str(getattr(part, "title", "") or part.label)
        if name in self.scenario.places:  # where `target` is a place
            return self.scenario.places[name].title
        return _ROLES.get(name, name.replace("_", " "))

    def names(self, actors: tuple[str, ...]) -> str:
        """See `Labels.names`."""
        return join([self._someone(actor) for actor in actors])

    def number_name(self, name: Name) -> str:
        """See `Labels.number_name`."""
        parts = name.parts
        if len(parts) == 1:
            return _FIXED_NAMES.get(parts[0]) or self.label("meter|counter", parts[0])
        said = f"{possessive(self._someone(parts[0]))} {_inside(self.label('meter', parts[1]))}"
        return said if len(parts) == 2 else f"{said} toward {self._someone(parts[2])}"

    def plain(self, value: int) -> str:
        """See `Labels.plain`."""
        return show_exactly(value)

    def formula(self, formula: Formula) -> str:
        """See `Labels.formula`."""
        return phrase(formula.tree, self)

    def amount(self, formula: Formula) -> str:
        """See `Labels.amount`."""
        tree = formula.tree
        if isinstance(tree, Num) and tree.value < 0:
            return f"falls by {self.plain(-tree.value)}"
        if isinstance(tree, Negative):
            return f"falls by {phrase(tree.value, self)}"
        return f"rises by {phrase(tree, self)}"

    def span(self, length: Duration) -> str:
        """See `Labels.span`."""
        if length.turns:
            return _many(length.turns, "turn")
        for word, hours in (("week", 168), ("day", 24)):
            if length.hours and length.hours % hours == 0:
                return _many(length.hours // hours, word)
        return _many(length.hours, "hour")

    def definition(self, name: str) -> Test | None:
        """See `Labels.definition`."""
        part = self.scenario.define.get(name)
        return part.test if part is not None else None

    def as_seen_by(self, self_id: str, target_id: str = "") -> ScenarioLabels:
        """The same names with these actors (or this place) in the roles."""
        return replace(self, self_id=self_id, target_id=target_id)

    def _someone(self, word: str) -> str:
        """An actor, a group, a role, or all of them."""
        fixed = {"all": "everyone", "others": "everyone else", "proposer": "the proposer", "partner": "the partner"}
        if word in fixed:
            return fixed[word]
        if word in self.scenario.groups:
            return self.scenario.groups[word].title
        return self.label("actor", word)

    def _actor(self, name: str) -> str:
        """A state by its one-word title, otherwise by its short form: "Japan", "the DPRK", "ECOWAS"."""
        actor = self.scenario.actors[name]
        if " " not in actor.title:
            return actor.title
        return f"the {actor.short}" if _by_letters(actor.short, actor.title) else actor.short or actor.title


def _by_letters(short: str, title: str) -> bool:
    """Is this an abbreviation that is read letter by letter, and so has an article?

    It is if it begins with two initials of the title (USA, UN) or cannot be read otherwise (DPRK, USSR); a longer one
    is read as a word (ECOWAS), as is GRID, and the code of a country (GBR) stands alone.
    """
    if not short.isupper() or len(short) > 4:
        return False
    if len(short) == 4:
        return not set(short[1:]) & set("AEIOU")
    initials = iter(word[0].upper() for word in title.split())
    return all(letter in initials for letter in short[:2])


def possessive(name: str) -> str:
    """ "Japan's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _inside(label: str) -> str:
    """A meter's label behind its owner: without its capital, unless it is an abbreviation."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
