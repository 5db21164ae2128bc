"""Tables of deeds, orders and events."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.expr import Const, Slot
from game.core.fixed import UNIT
from game.core.luck import stable_id
from game.core.model.deeds import INTENTS
from game.core.program import Deed, Happening, Order
from game.engine.kernel import layout as at
from game.engine.kernel.build import Build, signed
from game.engine.kernel.build_minds import build_valued
from game.engine.kernel.code import window


def build_deeds(build: Build) -> None:
    """All deeds, orders and events."""
    program = build.program
    public = {order.deed for order in program.orders if order.intents}
    for deed in program.deeds:
        _deed(build, deed, deed.index in public)
    _relations(build)
    for index, order in enumerate(program.orders):
        _order(build, index, order)
    build.words[at.ORDER_COUNT] = len(program.orders)
    build.words[at.ORDER_ROWS] = build.listed(map(build.order, range(len(program.orders))))[0]
    running = (build.order(index) for index, order in enumerate(program.orders) if order.running >= 0)
    build.fill(0, build.pair(at.RUNNABLE, build.listed(running)))
    for index, happening in enumerate(program.happenings):
        _happening(build, build.happenings + index * at.HAPPENING_WIDTH, happening)
    build.words[at.HAPPENINGS_END] = build.happenings + len(program.happenings) * at.HAPPENING_WIDTH
    for head, phase in ((at.OPENING, "open"), (at.REACTING, "react")):
        build.words[head] = _by_turn(build, phase)


# Deeds


def _deed(build: Build, deed: Deed, public: bool) -> None:
    program, row = build.program, build.deed(deed.index)
    valued = program.doctrine.deeds.get(deed.index)
    build.fill(
        row,
        {
            at.D_SEAT: deed.actor,
            at.D_TARGET: deed.target,
            at.D_SEEN: deed.seen,
            at.D_AUTHOR: deed.author_seen,
            at.D_BLOCK: deed.block,
            at.D_STABLE: signed(deed.stable),
            at.D_SOURCE: deed.source,
            at.D_RANK: build.ranks[deed.source],
            at.D_HISTORY: build.place(deed.history),
            at.D_NATURE: valued.nature if valued else 0,
            at.D_SLIGHT: (max(0, deed.rung) + 1) * UNIT,
            at.D_CONCERNS: _concerns(build, deed),
            at.D_NEEDS: build.needs(deed.needs, deed.actor),
            **build.pair(at.D_COSTS, build.costs(deed.costs, deed.actor)),
        },
    )
    _results(build, row, deed)
    if public:
        readers = (stable_id("reading", str(deed.stable), seat.id) for seat in program.seats)
        build.words[row + at.D_READINGS] = build.listed(map(signed, readers))[0]
    if valued is not None and deed.actor >= 0:
        build.words[row + at.D_VALUED] = build_valued(build, valued, deed.actor, deed)


def _results(build: Build, row: int, deed: Deed) -> None:
    results: list[int] = []
    for result in deed.results:
        results += (result.weight, int(result.name == "success"), result.block, result.seen, result.author_seen)
    lines = [word for line in deed.lines for word in (line.by, build.coder.test(line.needs))]
    viewed: list[int] = []
    if deed.actor >= 0:
        lens = build.lenses[deed.actor]
        viewed = [word for line in deed.lines for word in (line.by, build.coder.test(lens(line.needs)))]
    build.fill(
        row,
        {
            at.D_RESULTS: build.listed(results)[0],
            at.D_RESULT_COUNT: len(deed.results),
            at.D_TOTAL: sum(result.weight for result in deed.results),
            at.D_WHOLE: sum(result.weight for result in deed.results if result.name != "success") or 1,
            at.D_ODDS: -1 if deed.odds is None else deed.odds,
            **build.pair(at.D_LINES, build.listed(lines)),
            at.D_VIEWED: build.listed(viewed)[0],
            at.D_FAILS: build.coder.test(deed.fails_if),
        },
    )


def _concerns(build: Build, deed: Deed) -> int:
    """The seats that a deed concerns: its target or, without one, all on other sides; never its actor."""
    seats, mask = build.program.seats, 0
    for seat, other in enumerate(seats):
        if deed.target_kind == "actor":
            meant = deed.target == seat
        else:
            own = seats[deed.actor].side
            meant = not own or own != other.side
        mask |= (1 << seat) * (meant and seat != deed.actor)
    return mask


# Orders


def _order(build: Build, index: int, order: Order) -> None:
    deed, row = build.program.deeds[order.deed], build.order(index)
    habit = build.listed(order.habit)[0] if order.habit else 0
    valued = build.words[build.deed(order.deed) + at.D_VALUED]
    build.fill(
        row,
        {
            at.O_INDEX: index,
            at.O_NUMBER: build.order_places[index],
            at.O_DYNAMIC: valued if build.words[valued + at.V_DEED] != 0 else 0,
            at.O_DEED: build.deed(order.deed),
            at.O_SEAT: deed.actor,
            at.O_ACTION: build.actions[order.action],
            at.O_TRAITS: _traits(build, order),
            at.O_CONSENT: order.consent,
            at.O_PRIORITY: order.priority,
            at.O_CONTRADICTION: build.fired(order.contradiction),
            at.O_CHANCE: order.counter_chance,
            at.O_PAIRS: _pairs(build, order, deed) if order.counters else 0,
            at.O_AIMED: deed.target,
            at.O_TAKES: order.takes,
            at.O_CANCELLABLE: int(order.cancellable),
            at.O_HABIT_BITS: (1 << min(order.habit_turns, 62)) - 1,
            at.O_HABIT: habit,
            at.O_HABIT_LAST: len(order.habit) - 1,
            at.O_HISTORY: build.place(deed.history),
            at.O_ORDERED: build.place(order.ordered),
            at.O_RUNNING: build.place(order.running),
            at.O_MEANT: build.place(order.meant),
            at.O_ONCE: int(order.once),
            at.O_NEEDS: build.words[build.deed(order.deed) + at.D_NEEDS],
            **build.pair(at.O_BEGUN, build.places(_begun(build, order, deed.actor))),
            **build.pair(at.O_INTENTS, build.listed(1 + INTENTS.index(intent) for intent in order.intents)),
            at.O_FORCEFUL: _first(order, ("punish", "coerce", "deter")),
            at.O_WARNING: _first(order, ("deter", "reassure", "coerce")),
            at.O_MILD: _first(order, ("reassure", "concede", "probe")),
            at.O_INTENT_STABLE: signed(stable_id("intent", order.action, build.program.seats[deed.actor].id)),
            **_purse(build, deed),
            **_worth(build, deed),
        },
    )


def _purse(build: Build, deed: Deed) -> dict[int, int]:
    """What an order costs where that is nothing, or a fixed amount of something that its seat knows."""
    if not deed.costs:
        return {at.O_PURSE: at.ZERO, at.O_PRICE: 0, at.O_SPENT: at.ZERO, at.O_WANT: 0}
    slot, cost = deed.costs[0]
    if len(deed.costs) > 1 or not isinstance(cost, Const) or build.lenses[deed.actor].slot(slot) != Slot(slot):
        return {at.O_PURSE: -1}
    want = max(0, cost.value)
    spent = build.words[at.SPENT] + build.spent[slot]
    price = want + build.program.slots[slot].low
    return {at.O_PURSE: build.place(slot), at.O_PRICE: price, at.O_SPENT: spent, at.O_WANT: want}


def _worth(build: Build, deed: Deed) -> dict[int, int]:
    """What the doctrine player asks of every order, from the row of the deed's value and at hand."""
    words, program = build.words, build.program
    valued = words[build.deed(deed.index) + at.D_VALUED]
    aimed = deed.target_kind == "actor"
    pair = (deed.actor, deed.target)
    return {
        at.O_AIMS: words[valued + at.V_AIMS],
        at.O_AIMS_END: words[valued + at.V_AIMS_END],
        at.O_RUNG: words[valued + at.V_RUNG],
        at.O_NATURE: words[valued + at.V_NATURE],
        at.O_SLIGHT: build.place(program.slights.get(pair, -1)) if aimed else at.MOST_SLIGHT,
        at.O_CREDIT: build.place(program.credits.get(pair, -1)) if aimed else at.MOST_CREDIT,
        at.O_STABLE: signed(deed.stable),
        at.O_VALUED: valued,
    }


def _first(order: Order, wanted: tuple[str, ...]) -> int:
    """1 + index of the intent that is wanted most among those an order may have; 0 without any."""
    ranked = [intent for intent in (*wanted, *INTENTS) if intent in order.intents]
    return 1 + INTENTS.index(ranked[0]) if ranked else 0


def _traits(build: Build, order: Order) -> int:
    meets = any(order.action in other.excludes for other in build.program.orders)
    return (
        at.HAS_COUNTERS * bool(order.counters)
        | at.HAS_CONSENT * bool(order.consent)
        | at.HAS_EXCLUDES * (bool(order.excludes) or meets)
        | at.IS_JOINT * order.joint
    )


def _pairs(build: Build, order: Order, own: Deed) -> int:
    """Names of the draws by which an order may stop each other one."""
    found = []
    for other in build.program.orders:
        deed = build.program.deeds[other.deed]
        meets = other.action in order.counters and deed.actor != own.actor
        found.append(signed(stable_id("counter", str(own.stable), str(deed.stable))) if meets else 0)
    return build.listed(found)[0]


def _begun(build: Build, order: Order, seat: int) -> Iterable[int]:
    """Slots in which the seat's action is under way at any target."""
    same = (build.program.orders[index] for index in build.program.seats[seat].orders)
    return (other.running for other in same if other.action == order.action and other.running >= 0)


def _relations(build: Build) -> None:
    """What actions are to each other: does the one counter the other, do they exclude each other?"""
    first = {order.action: order for order in reversed(build.program.orders)}
    found = []
    for one in build.actions:
        for other in build.actions:
            meets = other in first[one].excludes or one in first[other].excludes
            found.append(at.COUNTERS * (other in first[one].counters) | at.MEETS * meets)
    build.words[at.RELATIONS] = build.listed(found)[0]
    build.words[at.ACTIONS_COUNT] = len(build.actions)


# Events


def _happening(build: Build, row: int, happening: Happening) -> None:
    deed = build.program.deeds[happening.deed]
    build.fill(
        row,
        {
            at.H_HISTORY: build.place(deed.history),
            at.H_STABLE: signed(deed.stable),
            at.H_DEED: build.deed(happening.deed),
            at.H_FIRST: happening.first,
            at.H_LAST: happening.last,
            at.H_EVERY: happening.every,
            at.H_WHEN: at.YES if happening.when is None else build.coder.test(happening.when),
            at.H_CHANCE: happening.chance,
            at.H_ONCE: int(happening.once),
            at.H_WAIT: window(happening.wait),
            at.H_FIRED: build.place(happening.fired),
            at.H_REACTS: int(happening.phase == "react"),
            at.H_RANK: build.ranks[deed.source],
        },
    )


def _by_turn(build: Build, phase: str) -> int:
    """For each turn, where the list of the events begins that may happen by themselves in it, up to the next."""
    starts = build.reserve(build.program.turns + 2, 1)
    for turn in range(build.program.turns + 1):
        build.words[starts + turn] = len(build.words)
        for index, item in enumerate(build.program.happenings):
            in_turn = item.first <= turn <= item.last and not (item.every and (turn - item.first) % item.every)
            if item.phase == phase and in_turn:
                build.words.append(build.happenings + index * at.HAPPENING_WIDTH)
    build.words[starts + build.program.turns + 1] = len(build.words)
    return starts
