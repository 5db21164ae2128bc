"""What is done in an invented scenario: effects, outcomes, odds, actions and events."""

from __future__ import annotations

from tests.support.dice import AIMS, EVENTS, FACTS, FLAGS, PIECES, PLACES, RUNGS, TAGS, Dice, Doc


class Deeds(Dice):
    """Writes effects and what has them."""

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
