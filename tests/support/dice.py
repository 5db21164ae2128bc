"""The dice of an invented scenario: its names, and small choices, numbers and conditions among them."""

from __future__ import annotations

from random import Random
from typing import Any

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


class Dice:
    """Rolls what a scenario is made of. `size` (0 to 2) bounds how much of it there is."""

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
