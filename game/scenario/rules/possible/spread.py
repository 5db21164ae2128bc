"""What may happen in a scenario, found by letting everything happen that can, again and again until nothing is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from game.core.fixed import CERTAIN
from game.core.model.base import Entry
from game.core.model.deeds import Action, Event
from game.core.model.dialogue import Agreement, Dilemma, Exchange, Option, Ultimatum
from game.core.model.effects import Effect
from game.core.model.numbers import Process
from game.core.model.results import Ending
from game.core.model.scenario import Scenario
from game.core.tree import Formula, Name, Num
from game.language.interval import Interval
from game.scenario.rules.possible.judge import HOLDS, Judge
from game.scenario.rules.possible.verbs import APPLY, OPENS
from game.scenario.rules.possible.world import Thing, World
from game.scenario.rules.walk import Pair, groundings, walk

ROUNDS = 40
"""Things that lead to one another in a row, more than in any crisis; beyond, nothing is called impossible."""

Amount = tuple[Name, Formula]


@dataclass(frozen=True, slots=True)
class Call:
    """A place that opens something: the effect, and the part of the scenario in which it stands."""

    effect: Effect
    owner: Thing
    entry: Entry


@dataclass(slots=True)
class Possible:
    """What may happen: `world` when nothing more can come, and who opens what, reachable or not."""

    world: World
    judge: Judge
    calls: dict[Thing, list[Call]] = field(default_factory=dict)

    def may(self, thing: Thing) -> bool:
        """Whether it can come about in any game."""
        return thing in self.world.reached


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A thing that has not been reached: `ready` says whether it can now, `body` lets it happen."""

    thing: Thing
    ready: Callable[[], bool]
    body: Callable[[], None]


def spread(scenario: Scenario) -> Possible:
    """Let the scenario happen."""
    return _Spread(scenario).run()


class _Spread:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.world = World.at_start(scenario)
        self.judge = Judge(self.world)
        self.opened: set[Thing] = set()
        self.guarded: list[tuple[Effect, list[Pair]]] = []
        self.found = Possible(self.world, self.judge)
        self.credulous = False
        """Set where a file goes on for ever: then everything is taken to be possible."""

    def run(self) -> Possible:
        waiting = list(self._everything())
        size = -1
        for count in range(2 * ROUNDS):
            if size == (size := self.world.steps + len(self.opened)):
                break
            self.credulous = count >= ROUNDS
            waiting = self._round(waiting[::-1])
        return self.found

    def _round(self, waiting: list[_Waiting]) -> list[_Waiting]:
        """Let happen what can; what still cannot is given back."""
        still = []
        for one in waiting:
            if self.credulous or one.ready():
                self.world.reach(one.thing)
                one.body()
            else:
                still.append(one)
        for process in self.scenario.processes.values():
            self._process(process)
        guarded, self.guarded = self.guarded, []
        for effect, roles in guarded:
            self._effects((effect,), roles)
        return still

    # -- what can come about, and when ---------------------------------------------------------------------------

    def _everything(self) -> Iterator[_Waiting]:
        scenario = self.scenario
        for event in scenario.events.values():
            yield self._waiting("events", event, self._event_ready, self._deed)
        for action in scenario.actions.values():
            yield self._waiting("actions", action, self._action_ready, self._action)
        for dilemma in scenario.dilemmas.values():
            yield self._waiting("dilemmas", dilemma, self._opened_ready, self._nothing)
            for option in dilemma.options.values():
                thing = ("options", f"{dilemma.id}.{option.id}")
                self._note_calls(thing, option)
                roles = groundings(scenario, dilemma)
                yield _Waiting(thing, self._option_ready(dilemma, option), self._option(option, roles))
        for agreement in scenario.agreements.values():
            yield self._waiting("agreements", agreement, self._agreement_ready, self._agreement)
        for ultimatum in scenario.ultimatums.values():
            yield self._waiting("ultimatums", ultimatum, self._opened_ready, self._ultimatum)
        for exchange in scenario.exchanges.values():
            yield self._waiting("exchanges", exchange, self._opened_ready, self._exchange)
        for ending in scenario.endings.values():
            yield self._waiting("endings", ending, self._ending_ready, self._nothing)

    def _waiting(self, section: str, entry: Any, ready: Callable[..., bool], body: Callable[..., None]) -> _Waiting:
        thing = (section, entry.id)
        self._note_calls(thing, entry)
        roles = groundings(self.scenario, entry)
        return _Waiting(thing, lambda: ready(entry, thing), lambda: body(entry, roles))

    def _note_calls(self, owner: Thing, entry: Entry) -> None:
        for item in walk(entry):
            opens = OPENS.get(type(item))
            if opens is not None:
                section, name = opens
                called = (section, getattr(item, name))
                self.found.calls.setdefault(called, []).append(Call(item, owner, entry))

    def _event_ready(self, event: Event, thing: Thing) -> bool:
        if thing in self.opened or event.inject:
            return True
        if event.chance == 0 or (event.at is None and event.when is None and event.chance is None):
            return False
        return bool(self.judge.test(event.when, turns_of(event, self.scenario)) & HOLDS)

    def _action_ready(self, action: Action, thing: Thing) -> bool:
        return bool(self.judge.test(action.needs) & HOLDS) and self.affordable(action.costs) and bool(action.who)

    def _option_ready(self, dilemma: Dilemma, option: Option) -> Callable[[], bool]:
        asked = ("dilemmas", dilemma.id)

        def ready() -> bool:
            possible = asked in self.world.reached and self.judge.test(option.needs) & HOLDS
            return bool(possible) and self.affordable(option.costs)

        return ready

    def _agreement_ready(self, agreement: Agreement, thing: Thing) -> bool:
        if thing in self.opened:
            return True
        possible = agreement.direct and self.judge.test(agreement.needs) & HOLDS
        return bool(possible) and self.affordable(agreement.costs)

    def _ending_ready(self, ending: Ending, thing: Thing) -> bool:
        return thing in self.opened or bool(self.judge.test(ending.when) & HOLDS)

    def _opened_ready(self, entry: Entry, thing: Thing) -> bool:
        return thing in self.opened

    def affordable(self, costs: Iterable[Amount]) -> bool:
        """Whether the purse may ever hold as much as this costs at least."""
        return all(dear is None for dear in (self.too_dear(cost) for cost in costs))

    def too_dear(self, cost: Amount) -> tuple[int, int] | None:
        """What a cost is at least and what there can be at most, where that is less."""
        purse, price = self.world.range(cost[0].parts), self.judge.number(cost[1].tree)
        if purse is None or price is None or price.low <= purse.high:
            return None
        return price.low, purse.high

    # -- what then changes ---------------------------------------------------------------------------------------

    def _nothing(self, entry: Entry, roles: list[Pair]) -> None:
        """What it changes is told elsewhere."""

    def _deed(self, deed: Action | Event | Option, roles: list[Pair]) -> None:
        self.world.climb(deed.rung)
        self.world.tag((pair[0] for pair in roles), deed.tags)
        self._effects(deed.effects + deed.then, roles)
        for outcome in deed.outcomes.values():
            if outcome.weight != 0:
                self._effects(outcome.effects + outcome.then, roles)

    def _action(self, action: Action, roles: list[Pair]) -> None:
        self._pay(action.costs)
        self._deed(action, roles)
        self.world.tag((actor for actor, _ in roles), (action.id,))
        if action.contradiction:
            self.opened.add(("events", action.contradiction))

    def _option(self, option: Option, roles: list[Pair]) -> Callable[[], None]:
        def body() -> None:
            self._pay(option.costs)
            self._deed(option, roles)

        return body

    def _agreement(self, agreement: Agreement, roles: list[Pair]) -> None:
        self._pay(agreement.costs)
        both = [*roles, *((b, a) for a, b in roles)]
        self._effects(agreement.accepted + agreement.refused + agreement.kept, roles)
        self._effects(agreement.broken, both)
        for term in agreement.terms.values():
            for name, _ in term.pays:
                self._either_way(name)
        if agreement.trust and agreement.breach_trust:
            self.world.widen(agreement.trust, low=self.world.bounds(agreement.trust).low)

    def _ultimatum(self, ultimatum: Ultimatum, roles: list[Pair]) -> None:
        self._effects(ultimatum.effects + ultimatum.on_met + ultimatum.expired, roles)

    def _exchange(self, exchange: Exchange, roles: list[Pair]) -> None:
        for rung in exchange.rungs:
            self.world.climb(rung)
        for step in (exchange.match, exchange.hold, exchange.back_down):
            self._effects(step.effects, roles)
        self._effects(exchange.calmed + exchange.backed_down + exchange.ran_out, roles)
        if exchange.audience and exchange.audience_cost + exchange.audience_growth > 0:
            self.world.widen(exchange.audience, low=self.world.bounds(exchange.audience).low)

    def _effects(self, effects: tuple[Effect, ...], roles: list[Pair]) -> None:
        for effect in effects:
            if effect.chance == 0:
                continue
            if effect.needs is not None and not (self.credulous or self.judge.test(effect.needs) & HOLDS):
                self.guarded.append((effect, roles))
                continue
            opens = OPENS.get(type(effect))
            if opens is not None:
                self.opened.add((opens[0], getattr(effect, opens[1])))
            elif type(effect) in APPLY:
                APPLY[type(effect)](self.judge, effect, roles)

    def _pay(self, costs: Iterable[Amount]) -> None:
        for name, price in costs:
            tree = price.tree
            if not isinstance(tree, Num):
                self._either_way(name)
            elif tree.value > 0:
                number = number_of(name)
                self.world.widen(number, low=self.world.bounds(number).low)

    def _either_way(self, name: Name) -> None:
        bounds = self.world.bounds(number_of(name))
        self.world.widen(number_of(name), bounds.low, bounds.high)

    def _process(self, process: Process) -> None:
        number = number_of(process.change)
        if number not in self.world.ranges or not self.judge.test(process.when) & HOLDS:
            return
        bounds = self.world.bounds(number)
        if process.toward is not None and process.by > 0:
            goal = self.judge.number(process.toward.tree) or bounds
            self.world.widen(number, goal.low, goal.high)
        if process.add is not None:
            step = self.judge.number(process.add.tree) or Interval(-1, 1)
            low, high = bounds.low if step.low < 0 else None, bounds.high if step.high > 0 else None
            self.world.widen(number, low, high)
        if process.keep is not None and process.keep < CERTAIN:
            self.world.widen(number, min(0, self.world.ranges[number][0]), max(0, self.world.ranges[number][1]))


def turns_of(event: Event, scenario: Scenario) -> tuple[int, int] | None:
    """The turns of the game in which an event's schedule lets it happen; (2, 1) for none; None without a schedule."""
    if event.at is None:
        return None
    last = min(event.at.last, scenario.header.turns)
    return (event.at.first, last) if event.at.first <= last else (2, 1)


def number_of(name: Name) -> str:
    """The meter or counter that a name is about, whosever it is."""
    return name.parts[0] if len(name.parts) == 1 else name.parts[1]
