"""Random scenarios that the loader accepts: documents for property tests of the engine.

A document is a mapping as an author would write it; `tests.support.checked` makes YAML, a model and a program of it.
Every mechanic of the language's rule 15 may appear. The strategy draws a seed and a size, so that a failing example
names itself in two numbers; `document(seed, size)` makes it again.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.deeds import Deeds
from tests.support.dice import ACTIONS, AIMS, EVENTS, FACTS, FLAGS, RUNGS, TAGS, Doc


class Author(Deeds):
    """Writes one scenario with its own dice."""

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


documents = st.builds(document, st.integers(0, 2**32 - 1), st.integers(0, 2))
"""Documents of all sizes."""
