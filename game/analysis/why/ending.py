"""Why a game did or did not end in a certain way."""

from __future__ import annotations

from game.analysis.why.data import Answer, Case, Cell, Row
from game.analysis.why.judging import line_rows
from game.analysis.why.recording import Recording
from game.analysis.why.ways import ways_to
from game.core.model.results import Ending
from game.core.program import Finish
from game.engine.evaluate import value
from game.engine.world import Moment


def answer(record: Recording, ending: Ending) -> Answer:
    """All there is to say about an ending."""
    finishes = record.program.finishes
    own = next(one for one in finishes if one.id == ending.id)
    moments = {turn: _telling(record, own, turn) for turn in dict.fromkeys(m.turn for m in record.moments)}
    views = [(moment.slots, None) for moment in moments.values()]
    reached = record.states[-1].ending
    rows = (
        *line_rows(record.lines, record.lines.of(ending.when), "when", views),
        Row("check", ending.check, ending.place("check"), tuple(_checked(record, own, turn) for turn in moments)),
        _verdict(record, own, moments),
    )
    came = f"The game ended in turn {record.last_turn} with “{finishes[reached].id}”." if reached >= 0 else ""
    return Answer(
        "ending",
        ending.id,
        ending.title,
        ending.span,
        came or f"The game has not ended by turn {record.last_turn}.",
        "when a turn has been played",
        (Case("", tuple(moments), rows),),
        ways_to(record, "endings", ending.id),
    )


def _telling(record: Recording, own: Finish, turn: int) -> Moment:
    """Of all moments of a turn one in which it would have come, or the last."""
    found = [one for one in record.moments if one.turn == turn]
    judged = [one for one in found if one.judged in (("at_once", "at_end") if own.at_once else ("at_end",))]
    return next((one for one in judged if value(own.when, one.slots)), (judged or found)[-1])


def _checked(record: Recording, own: Finish, turn: int) -> Cell:
    last = turn >= record.program.turns
    return Cell(own.at_once or last, words="" if own.at_once else f"after turn {record.program.turns} only")


def _verdict(record: Recording, own: Finish, moments: dict[int, Moment]) -> Row:
    finishes, reached = record.program.finishes, record.states[-1].ending
    cells = []
    for turn, moment in moments.items():
        words = ""
        if reached >= 0 and turn == record.last_turn and finishes[reached] != own and value(own.when, moment.slots):
            words = f"“{finishes[reached].id}” stands before it or came first"
        cells.append(Cell(reached >= 0 and turn == record.last_turn and finishes[reached] == own, words=words))
    return Row("it ended the game", "", None, tuple(cells), verdict=True)
