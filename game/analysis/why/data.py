"""What is told about a question: for each line that counts, what it came to in each turn."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.source import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line came to in a turn: whether it held (None: nobody asked), a few letters, and a sentence.

    `more` are lines to be told below it where the turn is told in full.
    """

    held: bool | None
    short: str = ""
    words: str = ""
    more: tuple[str, ...] = ()


NOT_ASKED = Cell(None)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that counts, with a cell for each turn of its case.

    `lead` says what kind of line it is (`when`, `chance`); `depth` is 1 for a line inside another, such as one of
    `any_of`. `verdict` is set for what the other lines come to; `own` for what differs from target to target where all
    other lines are the same.
    """

    lead: str
    text: str
    span: Span | None
    cells: tuple[Cell, ...]
    depth: int = 0
    verdict: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """The lines that count for one seat (`who`, "" where there is but one case) and one `target`, turn by turn."""

    who: str
    turns: tuple[int, ...]
    rows: tuple[Row, ...]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Something else that makes it happen: what it is, where, on which conditions, and the turns in which it came."""

    words: str
    span: Span
    limits: str
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is told about one entry of a scenario.

    `result` says in a sentence what came of it; `when` says when the lines are judged. `ways` are the effects that
    bring it about, None where no effect can; `only_ways` where nothing else does.
    """

    kind: str
    id: str
    title: str
    span: Span
    result: str
    when: str
    cases: tuple[Case, ...]
    ways: tuple[Way, ...] | None = None
    only_ways: bool = False
