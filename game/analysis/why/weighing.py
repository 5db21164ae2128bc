"""Why a computer seat chose as it did: what it saw in each order, answer and offer, from its own view and luck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from game.analysis.why.data import NOT_ASKED, Cell, Row
from game.analysis.why.recording import Recording
from game.core.fixed import show
from game.core.moves import AnswerMove, Move, OfferMove, OrderMove
from game.core.program import Deal
from game.core.state import State
from game.engine.legality import move_of
from game.engine.observe import view_of
from game.engine.policies import agent_key
from game.engine.policies.doctrine import MOST_OFFERS, OFFER_MARGIN, STALE, Reason, choose, looked_at

Reasons = dict[int, tuple[Reason, ...]]
"""By turn: everything that a seat weighed, orders and offers in the order of their worth."""


def name_of(record: Recording, id: str) -> str:
    """An actor or a place as headings name it: its title and its id."""
    scenario = record.scenario
    entry = scenario.actors[id] if id in scenario.actors else scenario.places[id]
    return f"{entry.title} ({id})"


class Weighing:
    """What the seats of a recording weighed, worked out once for each seat and step."""

    def __init__(self, record: Recording) -> None:
        self._record = record
        self._known: dict[tuple[int, str, int], Reasons] = {}

    def of(self, seat: int, exchange: str = "", step: int = 0) -> Reasons:
        """What a seat weighed when orders were asked for, or at a step (from 1) of an exchange, if reached."""
        key = (seat, exchange, step)
        if key not in self._known:
            points: Mapping[int, State | None] = self._record.orders_of()
            if exchange:
                crises = self._record.crises_of(exchange)
                points = {turn: crises.get((turn, step)) for turn in points}
            self._known[key] = {turn: () if one is None else self._at(one, seat) for turn, one in points.items()}
        return self._known[key]

    def _at(self, state: State, seat: int) -> tuple[Reason, ...]:
        """What a seat weighs at a decision point."""
        program = self._record.program
        return choose(program, view_of(program, state, seat), agent_key(state), whole=True).reasons

    def order_rows(self, index: int, may: Row) -> tuple[Row, Row]:
        """Worth and rank of an order; `may` is the row that tells when it is legal."""
        program = self._record.program
        order = program.orders[index]
        seat = program.deeds[order.deed].actor
        states = self._record.orders_of()

        def unweighed(turn: int) -> str:
            values = view_of(program, states[turn], seat).values
            stale = values[order.ordered] & STALE == STALE
            return "ordered in both of the last two turns: not given a third time" if stale else ""

        slots = program.seats[seat].slots
        rows = _Rows(self._record, self.of(seat), move_of(program, order), program.doctrine.tempers[seat].threshold)
        return rows.worth(may, unweighed), rows.rank(slots, "order", "ordered instead")

    def offer_rows(self, deal: Deal, may: Row) -> tuple[Row, ...]:
        """Worth and rank of an offer, and what the partner sees in it while it is on the table."""
        program = self._record.program
        proposer, partner = program.seats[deal.actor].id, program.seats[deal.partner].id
        need = program.doctrine.tempers[deal.actor].threshold + OFFER_MARGIN
        rows = _Rows(self._record, self.of(deal.actor), OfferMove(proposer, deal.id, partner), need)
        return (
            rows.worth(may, lambda turn: ""),
            rows.rank(MOST_OFFERS, "offer", "proposed instead"),
            self._reply(deal, proposer, partner),
        )

    def _reply(self, deal: Deal, proposer: str, partner: str) -> Row:
        cells = []
        for reasons in self.of(deal.partner).values():
            asked = _answer(reasons, deal.id, proposer)
            cells.append(NOT_ASKED if asked is None else _cell(asked, asked.worth > 0, ""))
        short = self._record.scenario.actors[partner].short
        return Row(f"worth to {short}", "above 0 is accepted", None, tuple(cells), own=True)

    def answer_row(self, seat: int, about: str, choice: str, step: int = 0) -> Row:
        """What an answer to a dilemma, or at a step of an exchange, is worth; the seat gives the one worth most."""
        cells = []
        for reasons in self.of(seat, about if step else "", step).values():
            found = _answer(reasons, about, "", choice)
            cells.append(NOT_ASKED if found is None else _cell(found, found.chosen, ""))
        return Row(f"{choice} is worth", "the most is chosen", None, tuple(cells), verdict=True)


class _Rows:
    """Rows about one order or offer of a seat."""

    def __init__(self, record: Recording, reasons: Reasons, move: OrderMove | OfferMove, need: int) -> None:
        self._record, self._reasons, self._move, self._need = record, reasons, move, need
        self._own = [next((one for one in of if _bare(one.move) == move), None) for of in reasons.values()]

    def worth(self, may: Row, unweighed: Callable[[int], str]) -> Row:
        """What it is worth beside what is needed; not judged where the rules forbid it."""
        cells = []
        for turn, own, legal in zip(self._reasons, self._own, may.cells, strict=True):
            if own is None:
                cells.append(replace(NOT_ASKED, words=unweighed(turn) if legal.held else "the rules forbid it"))
            else:
                held = own.worth > self._need
                words = f"{'above' if held else 'not above'} the threshold of {show(self._need, 1)}"
                cells.append(_cell(own, held, words))
        return Row("its worth", f"above {show(self._need, 1)}", None, tuple(cells), own=True)

    def rank(self, most: int, what: str, instead: str) -> Row:
        """Its rank among all that were legal, and what was chosen."""
        cells = []
        for reasons, own in zip(self._reasons.values(), self._own, strict=True):
            if own is None:
                cells.append(NOT_ASKED)
                continue
            alike = [one for one in reasons if type(one.move) is type(self._move)]
            rank = alike.index(own) + 1
            chosen = [one for one in alike if one.chosen]
            words = f"{rank} of {len(alike)} legal {what}s{self._why_not(own, chosen, rank, most)}"
            more = () if own.chosen else self._instead(chosen, instead)
            cells.append(Cell(rank <= most, f"{rank}/{len(alike)}", words, more))
        return Row("its rank", f"{most} {what}{'s' if most != 1 else ''} a turn", None, tuple(cells), own=True)

    def _why_not(self, reason: Reason, chosen: Sequence[Reason], rank: int, most: int) -> str:
        if reason.chosen or reason.worth <= self._need:
            return ""
        if sum(one.worth >= reason.worth for one in chosen) >= most:
            return "; others are worth more"
        if isinstance(self._move, OrderMove) and rank > looked_at(most):
            return f"; only the best {looked_at(most)} are looked at"
        return "; what was chosen before it leaves too little to pay it, or does not go with it"

    def _instead(self, chosen: Sequence[Reason], instead: str) -> tuple[str, ...]:
        if not chosen:
            return (f"{instead}: nothing",)
        return tuple(f"{instead}: {self._named(one.move)}, worth {show(one.worth, 1)}" for one in chosen)

    def _named(self, move: Move) -> str:
        scenario = self._record.scenario
        if isinstance(move, OfferMove):
            return f"“{scenario.agreements[move.agreement].title}” → {name_of(self._record, move.other)}"
        assert isinstance(move, OrderMove)
        title = f"“{scenario.actions[move.action].title}”"
        return f"{title} → {name_of(self._record, move.target)}" if move.target else title


def _bare(move: Move) -> Move:
    """A move without what it is meant as."""
    return replace(move, intent="") if isinstance(move, OrderMove) else move


def _answer(reasons: Sequence[Reason], about: str, other: str, choice: str = "") -> Reason | None:
    """What was weighed about an answer: to an offer of another, or one option of a dilemma or a crisis exchange."""
    for one in reasons:
        move = one.move
        if isinstance(move, AnswerMove) and (move.about, move.other) == (about, other) and choice in ("", move.choice):
            return one
    return None


def _cell(reason: Reason, held: bool, words: str) -> Cell:
    """A worth, with what it is made of."""
    parts = tuple(f"{'+' if one.weight > 0 else ''}{show(one.weight, 1)}  {one.words}" for one in reason.parts)
    worth = show(reason.worth, 1)
    return Cell(held, worth, f"{worth}{f', {words}' if words else ''}", parts)
