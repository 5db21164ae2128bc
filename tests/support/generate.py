"""Random scenarios that the loader accepts: documents for property tests of the engine.

A document is a mapping as an author would write it; `text_of` makes YAML of it and `model_of` a checked model. Every
mechanic of the language's rule 15 may appear. The strategy draws a seed and a size, so that a failing example names
itself in two numbers; `document(seed, size)` makes it again.
"""

from __future__ import annotations

from random import Random
from typing import Any

import yaml
from hypothesis import strategies as st

from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.program import compile_scenario
from game.scenario.build import load_files

ACTORS = ("alba", "brum", "cero", "dore")
RUNGS = ("talk", "show", "clash", "war_rung")
FLAGS = ("open_road", "secret_road", "shut_gate")
FACTS = ("where_it_lies", "who_paid")
PLACES = ("north_port", "south_port", "mid_sea")
PIECES = ("grey_ship", "black_boat")
EVENTS = ("storm", "leak", "market", "rumour", "relay", "visit")
TAGS = ("threat", "gesture")
AIMS = ("deterrence", "restraint")
ACTIONS = ("probe_line", "quiet_work", "joint_watch", "block_road", "slow_build", "send_note", "warn_them")

Doc = dict[str, Any]


class Author:
    """Writes one scenario with its own dice."""

    def __init__(self, seed: int, size: int) -> None:
        self.dice = Random(seed)
        self.size = size
        self.actors = ACTORS[: self.dice.randint(2, 2 + min(2, size))]

    # Small choices

    def one(self, items: Any) -> Any:
        return self.dice.choice(list(items))

    def some(self, items: Any, least: int = 1) -> list[Any]:
        pool = list(items)
        chosen = set(self.dice.sample(range(len(pool)), self.dice.randint(least, len(pool))))
        return [item for index, item in enumerate(pool) if index in chosen]

    def maybe(self, chance: float = 0.5) -> bool:
        return self.dice.random() < chance

    def percent(self, low: int = 0, high: int = 100) -> str:
        return f"{self.dice.randint(low, high)}%"

    def span(self) -> str:
        return self.one(("1 turn", "2 turns", "3 turns", "1 day", "10 days", "36 hours", "2 weeks"))

    def seers(self, roles: tuple[str, ...] = ()) -> list[str]:
        pool = [["all"], ["pair"], self.some(self.actors)] + [[role] for role in roles]
        return list(self.one(pool))

    # Numbers and conditions

    def number(self, roles: tuple[str, ...]) -> str:
        who = self.one((*self.actors, *roles))
        other = self.one([name for name in self.actors if name != who])
        paths = ["tension", "unrest", "lives_lost", f"{who}.support", f"{who}.force", f"{who}.capital"]
        return self.one(paths if who in roles else [*paths, f"{who}.trust.{other}"])

    def formula(self, roles: tuple[str, ...]) -> Any:
        kind = self.dice.randint(0, 5)
        if kind < 3:
            return self.dice.choice([n for n in range(-12, 13) if n])
        if kind == 3:
            return f"{self.number(roles)} - {self.dice.randint(1, 60)}"
        if kind == 4:
            return f"min({self.number(roles)}, 9) * 0.5"
        return f"max(3, {self.number(roles)} - {self.number(roles)})"

    def atom(self, roles: tuple[str, ...]) -> str:
        actor = self.one((*self.actors, *roles))
        return self.one(
            (
                f"{self.number(roles)} {self.one(('<', '<=', '>', '>=', '!='))} {self.dice.randint(0, 90)}",
                f"flag.{self.one(FLAGS)}",
                f"not flag.{self.one(FLAGS)}",
                f"turn >= {self.dice.randint(1, 4)}",
                f"rung >= rung.{self.one(RUNGS)}",
                f"happened({self.one(EVENTS)}, {self.dice.randint(1, 3)})",
                f"did({actor}, {self.one((*ACTIONS, *TAGS))}, {self.dice.randint(1, 3)})",
                f"count({self.one(TAGS)}, 3) >= {self.dice.randint(1, 3)}",
                f"turns_since({self.one(EVENTS)}) >= 2",
                f"knows({actor}, {self.one(FACTS)})",
                f"is_true({self.one(FACTS)})",
                f"at({self.one(PIECES)}, {self.one(PLACES)})",
                f"near({self.one(PIECES)}, mid_sea, 200)",
                f"covers({self.one(PIECES)}, {self.one(PLACES)})",
                f"{self.one(('in_force', 'broken', 'kept', 'offered', 'refused'))}(pact)",
                f"{self.one(('in_force', 'broken', 'kept', 'offered'))}(pact, {self.actors[1]}, {self.actors[0]})",
                f"{self.one(('pending', 'met', 'expired'))}(final_word)",
                f"read_as({self.actors[0]}, {self.actors[1]}, {self.one(('coerce', 'probe'))})",
                "calm_week",
                "20 <= tension <= 70",
            )
        )

    def condition(self, roles: tuple[str, ...] = ()) -> Any:
        kind = self.dice.randint(0, 6)
        if kind <= 2:
            return self.atom(roles)
        if kind == 3:
            return [self.atom(roles), self.atom(roles)]
        if kind == 4:
            return {"any_of": [self.atom(roles), self.atom(roles)]}
        if kind == 5:
            return {"none_of": [self.atom(roles)]}
        return {"at_least": {"count": 2, "of": [self.atom(roles) for _ in range(3)]}}

    def known(self) -> str:
        """A condition that every actor can judge."""
        return self.one(
            (
                "tension < 90",
                "not flag.open_road",
                "self.capital >= 1",
                "turn < 9",
                "self.support > 5",
                "happened(storm)",
            )
        )

    # Effects

    def effects(self, roles: tuple[str, ...] = (), target: str = "", most: int = 3) -> list[Doc]:
        return [self.effect(roles, target) for _ in range(self.dice.randint(0, min(most, 1 + self.size)))]

    def effect(self, roles: tuple[str, ...], target: str) -> Doc:
        made: Doc = dict(self.dice.choice(self.verbs)(self, roles, target))
        if self.maybe(0.2):
            made["if"] = self.condition(roles)
        if self.maybe(0.2):
            made["chance"] = self.percent(10, 90)
        if "schedule" in made or self.maybe(0.15):
            made["in"] = self.span()
        return made

    def _change(self, roles: tuple[str, ...], target: str) -> Doc:
        paths = {self.number(roles) for _ in range(self.dice.randint(1, 3))}
        return {"change": {path: self.formula(roles) for path in sorted(paths)}}

    def _set(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"set": {self.number(roles): self.dice.randint(0, 100)}}

    def _flag(self, roles: tuple[str, ...], target: str) -> Doc:
        return {self.one(("flag", "unflag")): self.one(FLAGS)}

    def _reveal(self, roles: tuple[str, ...], target: str) -> Doc:
        return {self.one(("reveal", "conceal")): {"fact": self.one(FACTS), "to": self.some((*self.actors, *roles))}}

    def _prove(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"prove": {"fact": self.one(FACTS), "true": self.maybe()}}

    def _believe(self, roles: tuple[str, ...], target: str) -> Doc:
        low = self.dice.randint(0, 60)
        by = self.some((*self.actors, *roles))
        return {"believe": {"about": self.number(roles), "by": by, "low": low, "high": low + self.dice.randint(0, 40)}}

    def _collect(self, roles: tuple[str, ...], target: str) -> Doc:
        readers = self.some((*self.actors, *roles))
        return {"collect": {"of": [self.number(roles)], "for": readers, "width": self.dice.randint(1, 40)}}

    def _fire(self, roles: tuple[str, ...], target: str) -> Doc:
        return {self.one(("fire", "fire", "cancel")): self.one(EVENTS)}

    def _schedule(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"schedule": {"event": self.one(EVENTS)}}

    def _ask(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"ask": "what_now"}

    def _offer(self, roles: tuple[str, ...], target: str) -> Doc:
        first, second = self.dice.sample(self.actors, 2)
        return {"offer": {"agreement": "pact", "from": first, "to": second}}

    def _demand(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"demand": "final_word"}

    def _exchange(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"exchange": self.one(("shots", "words_fly"))}

    def _climb(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"climb": self.one(RUNGS)}

    def _clock(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"set_clock": self.one(("1 day", "12 hours", "1 turn"))}

    def _say(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"say": {self.actors[0]: "We heard it first.", "others": "Something is heard."}}

    def _move(self, roles: tuple[str, ...], target: str) -> Doc:
        made: Doc = {"piece": self.one(PIECES)}
        if self.maybe(0.3):
            made["away"] = True
        else:
            made["to"] = "target" if target == "place" else self.one(PLACES)
        if self.maybe(0.3):
            made["takes"] = self.span()
        return {"move": made}

    def _end(self, roles: tuple[str, ...], target: str) -> Doc:
        return {"end": "collapse", "if": "tension >= 97"}

    verbs = (
        *(_change,) * 6,
        *(_set, _flag, _flag, _reveal, _prove, _believe, _collect, _fire, _fire, _schedule, _ask, _offer),
        *(_demand, _exchange, _climb, _clock, _say, _move, _end),
    )

    # Deeds

    def outcomes(self, roles: tuple[str, ...], target: str, odds: bool, owned: bool) -> Doc:
        made: Doc = {}
        names = ["success", "partly", "failure"] if odds else ["well", "badly"]
        for name in names if odds or self.maybe(0.7) else names[:1]:
            item: Doc = {"effects": self.effects(roles, target, 2)}
            if name == "partly":
                item["share"] = self.percent(0, 60)
            elif not odds:
                item["weight"] = self.dice.randint(1, 5)
            self._colour(item, roles, owned)
            made[name] = item
        return made

    def _colour(self, item: Doc, roles: tuple[str, ...], owned: bool) -> None:
        if self.maybe(0.5):
            item["says"] = self.one(("It goes {12 km} further.", {self.actors[0]: "Ours.", "others": "Theirs."}))
        if self.maybe(0.3):
            item["visible_to"] = self.seers(roles)
        if self.maybe(0.2):
            item["learned"] = self.span()
        if owned and self.maybe(0.2):
            item["author"] = "hidden"
            item["attributed"] = {"chance": self.percent(), "in": self.span()}
        if self.maybe(0.2):
            item["track"] = {"from": "north_port", "to": "mid_sea", "fails": self.maybe()}

    def odds(self, roles: tuple[str, ...]) -> Doc:
        rows = {
            f"reason {n}": {"by": f"{self.dice.choice((-30, -10, 15, 40))}%", "if": self.condition(roles)}
            for n in range(self.dice.randint(0, 2))
        }
        return {"base": self.percent(), **({"add": rows} if rows else {})}

    def deed(self, item: Doc, roles: tuple[str, ...], target: str = "", owned: bool = True) -> Doc:
        with_odds = owned and self.maybe(0.4)
        if with_odds:
            item["odds"] = self.odds(roles)
        if with_odds or self.maybe(0.5):
            item["outcomes"] = self.outcomes(roles, target, with_odds, owned)
        if with_odds and self.maybe(0.3) and "blurb" in item and "instrument" in item:
            item["fails_if"] = self.condition(roles)
        item["effects"] = self.effects(roles, target)
        if self.maybe(0.5):
            item["rung"] = self.one(RUNGS)
        if self.maybe(0.4):
            item["tags"] = self.some(TAGS)
        if self.maybe(0.2):
            item["pin"] = self.one(PLACES)
        if self.maybe(0.3):
            item["says"] = "Something is done."
        if self.maybe(0.3):
            item["then"] = self.one(
                (
                    {"dilemma": "what_now"},
                    {"event": self.one(EVENTS), "in": self.span()},
                    {"exchange": "shots", "if": self.condition(roles)},
                    {"ultimatum": "final_word"},
                )
            )
        item["fictional"] = True
        return item

    def action(self, name: str) -> Doc:
        who = list(self.actors) if name in ("joint_watch", "probe_line") else self.some(self.actors)
        target = "" if name == "joint_watch" else self.one(("", "actor", "place"))
        roles: tuple[str, ...] = ("self", "target") if target == "actor" else ("self",)
        item: Doc = {
            "title": name.replace("_", " ").capitalize(),
            "blurb": "What it is.",
            "instrument": self.one(("diplomatic", "information", "military", "economic")),
            "who": who,
            "debrief": "Talk about it.",
            "visible_to": self.seers(roles),
        }
        if target:
            item["target"] = "any other" if target == "actor" else f"any place of [{', '.join(self.some(PLACES))}]"
        if self.maybe(0.6):
            item["costs"] = {"capital": self.one((1, 2, 3, "self.capital - 3", "min(self.capital, 2)"))}
        if self.maybe(0.4):
            item["needs"] = self.known()
        self._mechanics(name, item)
        return self.deed(item, roles, target)

    def _mechanics(self, name: str, item: Doc) -> None:
        if name == "joint_watch":
            item["joint"] = True
            if self.maybe():
                item["consent"] = self.some(self.actors, 2)
                item["contradiction"] = "market"
        if self.maybe(0.4):
            item["habit"] = {"within": self.one(("2 turns", "3 turns")), "factors": ["100%", "50%", "150%", "0%"]}
        if name == "block_road":
            item |= {"counters": self.some(("probe_line", "send_note")), "counter_chance": self.percent()}
        if name in ("warn_them", "send_note"):
            item |= {"excludes": ["probe_line"], "priority": self.dice.randint(0, 2), "contradiction": "rumour"}
        if name == "slow_build":
            item |= {"takes": self.span(), "cancellable": self.maybe()}
        if name == "quiet_work":
            item["author"] = "hidden"
        if self.maybe(0.2):
            item["once"] = True
        if self.maybe(0.4):
            item["intents"] = self.some(("reassure", "deter", "coerce", "probe", "concede", "punish"))
        item["calms"] = self.maybe(0.3)
        item["doctrine"] = {aim: self.dice.randint(-6, 6) for aim in AIMS}

    def event(self, name: str) -> Doc:
        item: Doc = {"title": f"The {name}", "visible_to": self.seers()}
        each = self.maybe(0.3) and name not in ("rumour", "market")
        roles: tuple[str, ...] = ("self",) if each else ()
        if each:
            item["for_each"] = self.some(self.actors)
            item["visible_to"] = self.seers(("self",))
        if name == "visit":
            item["inject"] = True
        else:
            self._trigger(item, roles)
        if self.maybe(0.3):
            item["once"] = True
        if self.maybe(0.3):
            item["wait"] = self.span()
        item["phase"] = self.one(("open", "react"))
        return self.deed(item, roles, owned=False)

    def _trigger(self, item: Doc, roles: tuple[str, ...]) -> None:
        kind = self.dice.randint(0, 4)
        if kind == 0:
            item["at"] = f"turn {self.dice.randint(1, 4)}"
        elif kind == 1:
            item["at"] = self.one(("every 2 turns", "every 3 turns from turn 2", "turn 2 to turn 5"))
        elif kind == 2:
            item["at"] = {"between": ["turn 1", "turn 4"]}
        if kind >= 2 or self.maybe(0.3):
            item["when"] = self.condition(roles)
        if self.maybe():
            item["chance"] = self.percent(5, 100)

    # Dialogue

    def dilemma(self) -> Doc:
        options: Doc = {"wait_on": {"title": "Wait", "effects": self.effects(("self",)), "fictional": True}}
        for name in ("act", "yield_now")[: self.dice.randint(1, 2)]:
            item: Doc = {"title": name.capitalize(), "visible_to": self.seers(("self",))}
            if self.maybe():
                item["costs"] = {"capital": self.dice.randint(1, 3)}
            if self.maybe(0.3):
                item["needs"] = self.known()
            item["doctrine"] = {"deterrence": self.dice.randint(-5, 5)}
            options[name] = self.deed(item, ("self",))
        return {
            "title": "What now?",
            "to": self.some(self.actors),
            "says": "Decide.",
            "default": "wait_on",
            "options": options,
        }

    def agreement(self) -> Doc:
        both = ("self", "target")
        terms = {
            "stop": {"who": self.some(("proposer", "partner")), "says": "No threats.", "must_not": ["threat"]},
            "do": {"who": "partner", "says": "A gesture.", "must": ["gesture"], "within": self.span()},
            "stay": {"who": ["proposer", "partner"], "says": "Low force.", "holds": "self.force <= 70"},
            "pay": {"who": "proposer", "says": "Pays.", "pays": {"capital": self.dice.randint(1, 5)}},
        }
        return {
            "title": "The pact",
            "says": "Promises.",
            "proposer": list(self.actors) if self.maybe() else ["all"],
            "partner": ["all"],
            "costs": {"capital": 1},
            "terms": {name: terms[name] for name in self.some(terms)},
            "lasts": self.span(),
            "secrecy": self.one(("public", "private", "secret")),
            "accepted": self.effects(both),
            "refused": self.effects(both),
            "kept": self.effects(both),
            "broken": self.effects(both),
            "trust": "trust",
            "direct": True,
            "price": self.dice.randint(-5, 5),
            "doctrine": {"restraint": 3},
            "partner_doctrine": {"restraint": self.dice.randint(-2, 6)},
        }

    def ultimatum(self) -> Doc:
        both = ("self", "target")
        return {
            "title": "A last word",
            "says": "Do it.",
            "from": self.actors[0],
            "to": self.actors[1],
            "met": self.condition(both),
            "deadline": self.span(),
            "effects": self.effects(both),
            "on_met": self.effects(both),
            "expired": self.effects(both),
            "says_met": "Done.",
            "says_expired": "Too late.",
            "visible_to": self.seers(),
        }

    def exchange(self) -> Doc:
        steps = self.dice.randint(1, 4)
        parts = {
            name: {
                "title": name.replace("_", " ").capitalize(),
                "effects": self.effects(("self",), most=2),
                "doctrine": {"deterrence": 2},
            }
            for name in ("match", "hold", "back_down")
        }
        return {
            "title": "Shots",
            "says": ["A step."] * steps,
            "who": self.dice.sample(self.actors, self.dice.randint(2, min(3, len(self.actors)))),
            "rungs": [self.one(RUNGS) for _ in range(steps)],
            **parts,
            "default": self.one(("match", "hold", "back_down")),
            "audience": "support",
            "audience_cost": self.dice.randint(0, 9),
            "audience_growth": self.dice.randint(0, 5),
            "calmed": self.effects(),
            "backed_down": self.effects(("self",)),
            "ran_out": self.effects(),
            "says_calmed": "Calm.",
            "visible_to": self.seers(),
        }

    # The rest

    def meters(self) -> Doc:
        cap = {"rise": self.dice.randint(1, 80), "fall": self.dice.randint(1, 80)}
        hidden = ("public", "hidden", "public")
        pairs = {actor: {"others": self.dice.randint(0, 100)} for actor in self.actors}
        return {
            "tension": {"label": "Tension", "start": self.dice.randint(0, 100), "soft_cap": cap},
            "unrest": {
                "label": "Unrest",
                "start": self.dice.randint(-20, 40),
                "min": -20,
                "max": 40,
                "visibility": self.one(hidden),
                "known_to": self.some(self.actors, 0),
                "width": self.dice.randint(1, 30),
            },
            "support": {"label": "Support", "of": "actor", "start": {"others": self.dice.randint(0, 100)}},
            "force": {
                "label": "Force",
                "of": "actor",
                "start": self.dice.randint(0, 100),
                "visibility": self.one(("own", "hidden")),
                "soft_cap": self.one(({"rise": 30}, {"fall": 50})),
                "width": self.dice.randint(1, 60),
            },
            "capital": {
                "label": "Capital",
                "of": "actor",
                "start": self.dice.randint(0, 10),
                "max": 12,
                "visibility": "own",
            },
            "trust": {
                "label": "Trust",
                "of": "pair",
                "start": pairs,
                "visibility": self.one(("public", "own", "hidden")),
            },
        }

    def processes(self) -> Doc:
        made: Doc = {"income": {"change": "self.capital", "for_each": ["all"], "add": self.dice.randint(0, 2)}}
        if self.maybe():
            made["settle"] = {"change": "tension", "toward": self.formula(()), "by": self.percent(1, 60)}
        if self.maybe():
            made["forget"] = {"change": "unrest", "keep": self.percent(), "when": self.condition()}
        return made

    def actor(self, name: str) -> Doc:
        item: Doc = {
            "title": f"State of {name.capitalize()}",
            "short": name[:3].upper(),
            "office": "Council",
            "currency": "capital",
            "slots": self.dice.randint(0, 3),
            "objectives": {
                "calm": {"title": "Calm", "measure": "tension", "from": 90, "to": 10, "shared": True},
                "own": {"title": "Own", "measure": self.number(()), "from": 0, "to": self.one((-10, 50)), "weight": 2},
            },
        }
        if self.maybe(0.5):
            item["side"] = self.one(("east", "west"))
        if self.maybe(0.5):
            line = {"when": self.condition(), "says": "No further.", "visible_to": self.seers()}
            item["red_lines"] = {"line": line | {"aims": {"deterrence": 15}}}
        if self.maybe(0.8):
            drive = {"when": self.condition(), "says": "a bad week", "aims": {"restraint": -6}}
            item["persona"] = {
                "aims": {aim: self.dice.randint(-10, 20) for aim in AIMS},
                "ceiling": self.one(RUNGS),
                "suspicion": self.percent(),
                "bluff": self.percent(),
                "drives": {"worn": drive},
            }
        return item

    def endings(self) -> Doc:
        return {
            "collapse": {
                "title": "Collapse",
                "says": "Over.",
                "when": "tension >= 99",
                "check": "at_once",
                "cap": "10%",
            },
            "peace": {"title": "Peace", "says": "Calm.", "when": self.condition(), "quality": "good"},
            "drift": {"title": "Drift", "says": "On it goes."},
        }

    def document(self) -> Doc:
        flags = {
            name: {"label": name, "start": self.maybe(0.3), "visible_to": ["all"], "prior": self.percent()}
            for name in FLAGS
        }
        flags["secret_road"]["visible_to"] = self.some(self.actors)
        facts = {
            name: {"title": name, "says": "So it is.", "true": self.maybe(0.7), "known_to": self.some(self.actors, 0)}
            for name in FACTS
        }
        events = {name: self.event(name) for name in EVENTS}
        events["storm"]["visible_to"] = ["all"]
        return {
            "format": 2,
            "id": "invented",
            "title": "Invented",
            "opening": "It begins {3 km} away.",
            "start": "1 Jan 2030 06:00",
            "turns": self.dice.randint(2, 5),
            "turn_length": self.one(("1 week", "1 day", "3 days")),
            "fictional": True,
            "main_meter": "tension",
            "deaths": "lives_lost",
            "map": {"bbox": [0, 40, 20, 60]},
            "bands": {"low": {"title": "Low", "color": "calm"}, "high": {"title": "High", "color": "danger"}},
            "rungs": {rung: {"title": rung, "band": "low" if n < 2 else "high"} for n, rung in enumerate(RUNGS)},
            "groups": {"pair": {"title": "The pair", "members": list(self.actors[:2])}},
            "aims": {
                "deterrence": {"title": "deterrence", "nature": "force"},
                "restraint": {"title": "restraint", "nature": "restraint"},
            },
            "tags": {tag: {"title": tag} for tag in TAGS},
            "actors": {name: self.actor(name) for name in self.actors},
            "meters": self.meters(),
            "counters": {"lives_lost": {"label": "Lives lost"}},
            "flags": flags,
            "facts": facts,
            "define": {"calm_week": "tension < 40 and not did_tag(threat, 1)"},
            "processes": self.processes(),
            "places": {
                "north_port": {"title": "North port", "lat": 55.0, "lon": 5.0, "owner": self.actors[0]},
                "south_port": {"title": "South port", "lat": 45.0, "lon": 12.0, "owner": self.actors[1]},
                "mid_sea": {"title": "Middle sea", "lat": 50.0, "lon": 8.0, "kind": "zone", "radius_km": 80},
            },
            "pieces": {
                "grey_ship": {
                    "title": "Grey ship",
                    "owner": self.actors[0],
                    "kind": "destroyer",
                    "at": "north_port",
                    "range_km": 900,
                },
                "black_boat": {
                    "title": "Black boat",
                    "owner": self.actors[1],
                    "kind": "sub",
                    "at": "south_port",
                    "visible_to": [self.actors[1]],
                    "prior": self.percent(),
                },
            },
            "actions": {name: self.action(name) for name in ACTIONS},
            "events": events,
            "dilemmas": {"what_now": self.dilemma()},
            "agreements": {"pact": self.agreement()},
            "ultimatums": {"final_word": self.ultimatum()},
            "exchanges": {"shots": self.exchange(), "words_fly": self.exchange()},
            "endings": self.endings(),
        }


def document(seed: int, size: int = 2) -> Doc:
    """The scenario with this number, as an author would write it."""
    return Author(seed, size).document()


def text_of(doc: Doc) -> str:
    """A document as YAML."""
    text: str = yaml.dump(doc, sort_keys=False, allow_unicode=True, width=10_000, Dumper=_Dumper)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes every list and mapping in full, never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def model_of(doc: Doc) -> Scenario:
    """The checked model of a document. AssertionError with all messages if the loader refuses it."""
    loaded = load_files({"scenario.yaml": text_of(doc)})
    errors = [
        f"{finding.span}: {finding.message} ({finding.hint})"
        for finding in loaded.findings
        if finding.severity == "error"
    ]
    assert loaded.scenario is not None, "\n".join(errors)
    return loaded.scenario


def program_of(doc: Doc) -> Program:
    """A document, compiled."""
    return compile_scenario(model_of(doc))


documents = st.builds(document, st.integers(0, 2**32 - 1), st.integers(0, 2))
"""Documents of all sizes."""
