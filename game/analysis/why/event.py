"""Why an event did or did not happen by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.analysis.why.data import NOT_ASKED, Answer, Case, Cell, Row
from game.analysis.why.judging import line_rows
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.analysis.why.weighing import name_of
from game.core import luck
from game.core.expr import Since
from game.core.fixed import CERTAIN, NEVER, UNIT, show_chance
from game.core.model.deeds import Event
from game.core.program import Deed, Happening
from game.engine.evaluate import value
from game.engine.world import Moment, by_itself, draw_name, rested, scheduled
from game.language.speak import ScenarioLabels, say_schedule

_PHASES = {
    "open": "at the start of a turn, before the orders",
    "react": "after the orders of a turn, when events react",
}


def answer(record: Recording, event: Event) -> Answer:
    """All there is to say about an event."""
    happenings = [one for one in record.program.happenings if record.program.deeds[one.deed].id == event.id]
    cases = [_Question(record, event, one).case() for one in happenings if one.last]
    return Answer(
        "event",
        event.id,
        event.title,
        event.span,
        _result(record, event, happenings),
        _PHASES[event.phase],
        tuple(cases),
        ways_to(record, "events", event.id),
        only_ways=not cases,
    )


def happened(record: Recording, deed: Deed) -> tuple[int, ...]:
    """The turns in which a grounded event happened."""
    return tuple(sorted({one.turn for one in record.log if one.kind == "news" and one.source == deed.source}))


def _result(record: Recording, event: Event, happenings: list[Happening]) -> str:
    if all(not one.last for one in happenings):
        own = "It is an inject: only the facilitator fires it. " if event.inject else "It never happens by itself. "
    else:
        own = ""
    told = []
    for one in happenings:
        deed = record.program.deeds[one.deed]
        turns = happened(record, deed)
        who = f" for {record.program.seats[deed.actor].id}" if deed.actor >= 0 else ""
        when = f"happened in turn {', '.join(map(str, turns))}" if turns else "did not happen"
        told.append(f"{when}{who}")
    return f"{own}It {'; it '.join(told)}."


class _Question:
    def __init__(self, record: Recording, event: Event, happening: Happening) -> None:
        self._record, self._event, self._happening = record, event, happening
        self._deed = record.program.deeds[happening.deed]
        self._happened = happened(record, self._deed)
        moments = [moment for moment in record.moments if moment.judged == happening.phase]
        self._moments = {turn: self._telling([m for m in moments if m.turn == turn]) for turn in _turns(moments)}

    def case(self) -> Case:
        """Every line that counts, turn by turn."""
        rows = (*self._limits(), *self._when(), *self._chance(), self._verdict())
        seats = self._record.program.seats
        who = name_of(self._record, seats[self._deed.actor].id) if self._deed.actor >= 0 else ""
        return Case(who, tuple(self._moments), rows)

    def _telling(self, moments: Sequence[Moment]) -> Moment:
        """Of several rounds of reactions the one in which it could happen, or the first."""
        return next((moment for moment in moments if self._may(moment)), moments[0])

    def _may(self, moment: Moment) -> bool:
        return by_itself(self._happening, moment.slots[self._deed.history], moment.slots)

    def _limits(self) -> Iterator[Row]:
        event, happening = self._event, self._happening
        if event.at is not None:
            cells = [Cell(scheduled(happening, turn), words=f"this is turn {turn}") for turn in self._moments]
            yield Row("at", say_schedule(event.at), event.place("at"), tuple(cells))
        if event.once:
            yield Row("once", "", event.place("once"), tuple(self._once(moment) for moment in self._moments.values()))
        if event.wait is not None:
            text = ScenarioLabels(self._record.scenario).span(event.wait)
            yield Row("wait", text, event.place("wait"), tuple(self._rest(m) for m in self._moments.values()))

    def _once(self, moment: Moment) -> Cell:
        before = moment.slots[self._deed.history]
        return Cell(not before, words=self._last(moment) if before else "it has not happened yet")

    def _rest(self, moment: Moment) -> Cell:
        return Cell(rested(self._happening, moment.slots[self._deed.history]), words=self._last(moment))

    def _last(self, moment: Moment) -> str:
        since = value(Since((self._deed.history,)), moment.slots)
        return "it has not happened yet" if since == NEVER else f"last in turn {moment.turn - since // UNIT}"

    def _when(self) -> Iterator[Row]:
        actor = self._record.program.seats[self._deed.actor].id if self._deed.actor >= 0 else ""
        lines = self._record.lines
        views = [(moment.slots, None) for moment in self._moments.values()]
        yield from line_rows(lines, lines.of(self._event.when, actor), "when", views)

    def _chance(self) -> Iterator[Row]:
        if self._event.chance is not None:
            cells = tuple(self._draw(moment) for moment in self._moments.values())
            yield Row("chance", show_chance(self._event.chance), self._event.place("chance"), cells)

    def _draw(self, moment: Moment) -> Cell:
        """The keyed draw, as `World.choose` makes it; only what can happen draws."""
        if not self._may(moment):
            return Cell(None, words="not drawn: another line failed")
        drawn = luck.below(luck.draw(moment.key, self._deed.stable, luck.CHANCE), CERTAIN)
        held = drawn < self._happening.chance
        source = self._record.program.sources[self._deed.source]
        name = draw_name(source, luck.CHANCE, moment.turn, self._deed.stable)
        shown = f"{drawn / 100:.2f}"
        words = f"drawn {shown}, below {show_chance(self._happening.chance)} was needed [{name}]"
        return Cell(held, shown.partition(".")[0], words)

    def _verdict(self) -> Row:
        cells = []
        for moment in self._moments.values():
            if moment.turn not in self._happened:
                cells.append(Cell(False))
                continue
            own = self._may(moment) and self._draw(moment).held
            cells.append(Cell(True, words="by itself" if own else "something else fired it"))
        return Row("it happened", "", None, tuple(cells) or (NOT_ASKED,), verdict=True)


def _turns(moments: Sequence[Moment]) -> list[int]:
    return list(dict.fromkeys(moment.turn for moment in moments))


def has_happened(event: Event) -> Callable[[Recording], bool]:
    """Has the event happened, for every actor that it is for?"""

    def enough(record: Recording) -> bool:
        deeds = [deed for deed in record.program.deeds if (deed.kind, deed.id) == ("event", event.id)]
        return all(happened(record, deed) for deed in deeds)

    return enough
