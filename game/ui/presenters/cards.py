"""The action cards of a seat and the queue of what it has prepared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.core.amounts import balance, changes, price, weight
from game.core.fixed import show_chance
from game.core.moves import AnswerMove, CancelMove, Move, OfferMove, OrderMove
from game.core.program import Deed, Order, Result
from game.core.shares import percentages
from game.engine.evaluate import value
from game.engine.legality import Choice, cost_refusal, deal_refusal, find_order, order_refusal
from game.engine.perform import weights_of
from game.ui.presenters.desk import Desk, words
from game.ui.presenters.packages import package_cards
from game.ui.presenters.tray import TRAY, staff_tray
from game.ui.viewmodels import ButtonVM, CardVM, ChoiceVM, DetailRow, OddsVM, OrderVM, QueueVM, TargetVM, Tip, Tone
from game.ui.viewmodels.common import minus

ICONS = {"diplomatic": "landmark", "information": "megaphone", "military": "shield", "economic": "coins"}
OFFER = "offer:"
"""Cards of agreements that can be proposed directly have this before the agreement's id."""
CALL_OFF = "cancel:"


def orders_by_action(desk: Desk) -> dict[str, list[int]]:
    """The seat's orders by action, in the author's order."""
    grouped: dict[str, list[int]] = {}
    for index in desk.program.seats[desk.seat].orders:
        grouped.setdefault(desk.program.orders[index].action, []).append(index)
    return grouped


def cards(
    desk: Desk, targets: dict[str, str], intents: dict[str, str], shortlist: frozenset[str]
) -> tuple[CardVM, ...]:
    """Every action of the seat as a card. `targets` and `intents` are what the player has chosen on cards so far."""
    if desk.view.in_crisis or desk.view.over:
        return ()
    made = [
        _card(desk, number, indexes, targets.get(action, ""), intents.get(action, ""), action in shortlist)
        for number, (action, indexes) in enumerate(orders_by_action(desk).items(), 1)
    ]
    made += _offers(desk, len(made), targets, shortlist)
    made += package_cards(desk, len(made), shortlist)
    tray = staff_tray(desk, _possible(desk))
    spare = [card.id for card in made if not card.locked and card.id not in tray]
    tray |= set(spare[: TRAY - len(tray)])
    return tuple(replace(card, staff=card.id in tray) for card in made)


def _possible(desk: Desk) -> dict[str, tuple[str, Deed, bool]]:
    """The actions that can be given at the start of the turn, with what the tray asks of them."""
    found = {}
    for action, indexes in orders_by_action(desk).items():
        chosen = _pick(desk, indexes, "")
        if chosen.refusal is None:
            order = desk.program.orders[chosen.order]
            found[action] = (order.instrument, desk.program.deeds[order.deed], order.calms)
    return found


def _card(desk: Desk, number: int, indexes: list[int], target: str, intent: str, shortlisted: bool) -> CardVM:
    chosen = _pick(desk, indexes, target)
    order = desk.program.orders[chosen.order]
    deed = desk.program.deeds[order.deed]
    prepared = sum(isinstance(move, OrderMove) and move.action == order.action for move in desk.prepared)
    return CardVM(
        id=order.action,
        number=number,
        title=words(deed.title),
        instrument=order.instrument,
        kind=desk.kind_of(order.instrument),
        icon=ICONS[order.instrument],
        blurb=words(order.blurb),
        targets=_targets(desk, indexes),
        target=chosen.move.target,
        intents=tuple(ChoiceVM(name, name.capitalize()) for name in order.intents),
        intent=intent or (order.intents[0] if order.intents else ""),
        odds=_odds(deed, chosen),
        odds_tip=_odds_tip(deed, chosen),
        cost=_cost(desk, chosen.costs),
        effects=effect_rows(desk, desk.effects(order)),
        rung=desk.program.ladder[deed.rung].title if deed.rung >= 0 else "",
        locked=_lock(desk, chosen),
        queued=prepared,
        shortlisted=shortlisted,
        tip=_tip(desk, deed, order),
    )


def _lock(desk: Desk, chosen: Choice) -> str:
    """Why the order cannot be given now, beside what is prepared already; "" if it can."""
    if chosen.refusal is not None:
        return chosen.refusal.reason
    seat = desk.program.seats[desk.seat]
    ordered = [move.action for move in desk.prepared if isinstance(move, OrderMove)]
    if chosen.move.action in ordered:
        return "It is ordered already."
    if len(ordered) >= seat.slots:
        return "All orders of this turn are given."
    deed = desk.program.deeds[desk.program.orders[chosen.order].deed]
    refusal = cost_refusal(desk.program, desk.view.values, deed.costs, seat.id, spent_on_prepared(desk))
    return refusal.reason if refusal else ""


def _pick(desk: Desk, indexes: list[int], target: str) -> Choice:
    """The order on the card: the chosen target's, else the first that can be given, else the first."""
    options = [desk.choice(index) for index in indexes]
    for option in options:
        if target and option.move.target == target:
            return option
    return next((option for option in options if option.refusal is None), options[0])


def _targets(desk: Desk, indexes: list[int]) -> tuple[TargetVM, ...]:
    made = []
    for index in indexes:
        order = desk.program.orders[index]
        deed = desk.program.deeds[order.deed]
        if deed.target < 0:
            continue
        refusal = order_refusal(desk.program, desk.view.values, index)
        if deed.target_kind == "actor":
            seat = desk.program.seats[deed.target]
            made.append(TargetVM(seat.id, seat.short, refusal.reason if refusal else ""))
        else:
            place = desk.program.places[deed.target]
            made.append(TargetVM(place.id, place.title, refusal.reason if refusal else ""))
    return tuple(made)


def result_label(result: Result) -> str:
    """What a result is called: its title, else its name as words."""
    return result.title or result.name.replace("_", " ")


def _odds(deed: Deed, option: Choice) -> tuple[OddsVM, ...]:
    """Each result with its chance; a range where odds rest on estimates."""
    if option.low is None or option.high is None:
        if len(deed.results) < 2 or not sum(result.weight for result in deed.results):
            return ()
        shares = percentages([result.weight for result in deed.results])
        return tuple(
            _odd(result_label(result), share, share, "plain")
            for result, share in zip(deed.results, shares, strict=True)
        )
    made = []
    for result, one, other in zip(deed.results, _chances(deed, option.low), _chances(deed, option.high), strict=True):
        tone: Tone = {"success": "good", "failure": "bad"}.get(result.name, "warn")  # type: ignore[assignment]
        made.append(_odd(result_label(result), min(one, other), max(one, other), tone))
    return tuple(sorted(made, key=lambda odd: odd.tone != "good"))


def _chances(deed: Deed, success: int) -> list[int]:
    """The chance of each result in percent, for a chance of success in ten-thousandths; they sum to 100."""
    return percentages(weights_of(deed, success))


def _odd(label: str, low: int, high: int, tone: Tone) -> OddsVM:
    return OddsVM(label, low, high, tone)


def _odds_tip(deed: Deed, option: Choice) -> Tip | None:
    if deed.odds is None or option.low is None or option.high is None:
        return None
    rows = [DetailRow("Base rate", show_chance(deed.odds))]
    for row in option.rows:
        sign = "+" if row.by > 0 else "−"
        worth = f"{sign}{abs(row.by) // 100}"
        if row.sure and row.holds:
            rows.append(DetailRow(row.label, worth, "good" if row.by > 0 else "bad"))
        elif not row.sure:
            rows.append(DetailRow(f"{row.label} (not sure)", f"0 or {worth}", "warn"))
    span = (
        show_chance(option.low) if option.low == option.high else f"{option.low // 100} to {show_chance(option.high)}"
    )
    return Tip(f"Why {span}?", rows=tuple(rows), note="Reckoned from what your seat knows.")


def _cost(desk: Desk, costs: tuple[tuple[int, int], ...]) -> tuple[DetailRow, ...]:
    return tuple(
        DetailRow(desk.program.slots[slot].label.split(",")[0], price(desk.program.slots[slot], cost))
        for slot, cost in costs
        if cost
    )


def effect_rows(desk: Desk, found: Mapping[int, tuple[int, int]]) -> tuple[DetailRow, ...]:
    """What may move at once, from `found` (slot -> least and most): tension first, then what moves most."""
    slots = desk.program.slots

    def rank(slot: int) -> tuple[bool, int]:
        return slot != desk.program.tension, -max(weight(slots[slot], end) for end in found[slot])

    return tuple(_effect(desk, slot, *found[slot]) for slot in sorted(found, key=rank))


def _effect(desk: Desk, slot: int, low: int, high: int) -> DetailRow:
    info = desk.program.slots[slot]
    least, most = changes(info, low, high)
    text = least if least == most else f"{least} to {most}"
    better = {"up": 1, "down": -1, "neither": 0}[info.better] * (low + high)
    tone: Tone = "good" if better > 0 else "bad" if better < 0 else "plain"
    return DetailRow(info.label, minus(text), tone)


def _tip(desk: Desk, deed: Deed, order: Order) -> Tip:
    action = desk.scenario.actions[order.action]
    notes = [f"Precedent: {words(action.precedent)}"] if action.precedent else []
    if order.takes:
        notes.append(f"Takes {max(1, order.takes // max(1, desk.program.turn_hours))} turn(s).")
    if order.joint:
        notes.append("Can be ordered together with others: it happens once and each pays a share.")
    if order.consent:
        names = [seat.short for index, seat in enumerate(desk.program.seats) if order.consent >> index & 1]
        notes.append(f"Needs the same order from {' and '.join(names)} in the same turn.")
    if deed.seen.bit_count() < len(desk.program.seats):
        names = [
            seat.short for index, seat in enumerate(desk.program.seats) if deed.seen >> index & 1 and index != desk.seat
        ]
        notes.append(f"Seen by {', '.join(names)}." if names else "Nobody else sees it, unless it goes wrong.")
    needs = tuple(
        DetailRow(sentence, "not met", "bad") for test, sentence in deed.needs if not value(test, desk.view.values)
    )
    return Tip(words(deed.title), words(order.blurb), needs, " ".join(notes))


def _offers(desk: Desk, count: int, targets: dict[str, str], shortlist: frozenset[str]) -> list[CardVM]:
    """Agreements that this seat may propose directly: a card each, with the partner as target."""
    grouped: dict[str, list[int]] = {}
    for index, deal in enumerate(desk.program.deals):
        if deal.actor == desk.seat and deal.direct:
            grouped.setdefault(deal.id, []).append(index)
    made = []
    for number, (name, indexes) in enumerate(grouped.items(), count + 1):
        key = OFFER + name
        partners = [desk.program.deals[index] for index in indexes]
        refusals = {desk.program.seats[d.partner].id: deal_refusal(desk.program, desk.view.values, d) for d in partners}
        wanted = targets.get(key, "")
        first = next((d for d in partners if desk.program.seats[d.partner].id == wanted), None)
        first = first or next((d for d in partners if refusals[desk.program.seats[d.partner].id] is None), partners[0])
        partner = desk.program.seats[first.partner]
        refusal = refusals[partner.id]
        promises = tuple(DetailRow(desk.program.seats[p.actor].short, words(p.says)) for p in first.promises)
        made.append(
            CardVM(
                id=key,
                number=number,
                title=f"Propose: {words(first.title)}",
                instrument="diplomatic",
                kind=desk.kind_of("diplomatic"),
                icon="handshake",
                blurb=words(first.says),
                targets=tuple(
                    TargetVM(seat, desk.program.seats[desk.program.seat_of(seat)].short, r.reason if r else "")
                    for seat, r in refusals.items()
                ),
                target=partner.id,
                cost=_cost(desk, tuple((slot, value(c, desk.view.values)) for slot, c in first.costs)),
                locked=refusal.reason if refusal else "",
                queued=sum(isinstance(m, OfferMove) and m.agreement == name for m in desk.prepared),
                shortlisted=key in shortlist,
                tip=Tip(words(first.title), words(first.says), promises),
            )
        )
    return made


# The queue


def prepared_deeds(desk: Desk) -> list[Deed]:
    """The deeds of the orders that the seat has prepared."""
    found = []
    for move in desk.prepared:
        index = find_order(desk.program, move) if isinstance(move, OrderMove) else None
        if index is not None:
            found.append(desk.program.deeds[desk.program.orders[index].deed])
    return found


def spent_on_prepared(desk: Desk) -> dict[int, int]:
    """The same costs summed by slot."""
    spent: dict[int, int] = {}
    for slot, cost in costs_of_prepared(desk):
        spent[slot] = spent.get(slot, 0) + cost
    return spent


def costs_of_prepared(desk: Desk) -> list[tuple[int, int]]:
    """What prepared orders, offers and answers will cost: (slot, thousandths)."""
    values = desk.view.values
    costs = [(slot, value(cost, values)) for deed in prepared_deeds(desk) for slot, cost in deed.costs]
    for move in desk.prepared:
        if isinstance(move, OfferMove):
            for deal in desk.program.deals:
                if (deal.id, deal.actor, desk.program.seats[deal.partner].id) == (
                    move.agreement,
                    desk.seat,
                    move.other,
                ):
                    costs += [(slot, value(cost, values)) for slot, cost in deal.costs]
        elif isinstance(move, AnswerMove):
            for question in desk.program.questions:
                if (question.id, question.actor) == (move.about, desk.seat) and move.choice in question.names:
                    option = desk.program.deeds[question.options[question.names.index(move.choice)]]
                    costs += [(slot, value(cost, values)) for slot, cost in option.costs]
    return costs


def queue(desk: Desk) -> QueueVM:
    """What the seat has prepared, in the order in which it did, with undo and commit."""
    prepared = desk.prepared
    seat = desk.program.seats[desk.seat]
    orders = tuple(_queued(desk, move) for move in prepared)
    left = max(0, seat.slots - sum(isinstance(move, OrderMove) for move in prepared))
    return QueueVM(
        title="Your secret orders",
        orders=orders,
        slots=max(seat.slots, len(orders)),
        left=_left(desk),
        note="Nothing leaves this seat until you commit.",
        commit=ButtonVM("commit", "Commit orders", hint=f"{left} order{'s' if left != 1 else ''} free" if left else ""),
        undo=ButtonVM("undo", "Undo", bool(prepared), "Nothing is prepared."),
        reset=ButtonVM("reset", "Reset", bool(prepared), "Nothing is prepared."),
    )


def _left(desk: Desk) -> str:
    currency = desk.program.seats[desk.seat].currency
    if currency < 0:
        return ""
    spent = sum(cost for slot, cost in costs_of_prepared(desk) if slot == currency)
    info = desk.program.slots[currency]
    return f"{balance(info, desk.view.values[currency] - spent)} left ({info.label.split(',')[0]})"


def _queued(desk: Desk, move: Move) -> OrderVM:
    if isinstance(move, OrderMove):
        index = find_order(desk.program, move)
        assert index is not None  # prepared moves have been accepted
        order = desk.program.orders[index]
        deed = desk.program.deeds[order.deed]
        cost = ", ".join(
            f"{row.label} {row.value}"
            for row in _cost(desk, tuple((s, value(c, desk.view.values)) for s, c in deed.costs))
        )
        target = next((t.label for t in _targets(desk, [index])), "")
        return OrderVM(
            order.action, words(deed.title), target, cost, order.instrument, ICONS[order.instrument], move.intent
        )
    if isinstance(move, OfferMove):
        deal = next(d for d in desk.program.deals if d.id == move.agreement)
        return OrderVM(
            OFFER + move.agreement,
            f"Propose: {words(deal.title)}",
            desk.program.seats[desk.program.seat_of(move.other)].short,
            icon="handshake",
        )
    if isinstance(move, CancelMove):
        return OrderVM(
            CALL_OFF + move.action, f"Call off: {words(desk.scenario.actions[move.action].title)}", icon="ban"
        )
    assert isinstance(move, AnswerMove)
    return OrderVM("answer:" + move.about, f"Answer: {_answer_title(desk, move)}", icon="message-square")


def _answer_title(desk: Desk, move: AnswerMove) -> str:
    if move.about in desk.scenario.dilemmas:
        return words(desk.scenario.dilemmas[move.about].options[move.choice].title)
    return f"{move.choice} {words(desk.scenario.agreements[move.about].title)}"
