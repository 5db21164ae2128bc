"""An answer in words: a table of all turns, or everything about one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.why.data import Answer, Case, Cell, Row, Way
from game.scenario.graph.model import place_words

_MOST = 70
ACROSS = 12
"""Turns in one table; longer games are told in several."""
_WIDEST = 48
"""Longer lines are cut; the place beside them leads to the rest."""


def tell(answer: Answer, turn: int = 0) -> list[str]:
    """The answer as lines. `turn` is the one to tell in full; 0: a table of all."""
    lines = [f"{answer.kind} {answer.id} “{answer.title}”  {place_words(answer.span)}", answer.result]
    for case in answer.cases:
        lines += ["", *(_table(answer, case) if not turn else _full(answer, case, turn))]
    lines += _ways(answer)
    return lines


def _head(answer: Answer, case: Case, more: str) -> str:
    who = f"{case.who} → {case.target}" if case.target else case.who
    return f"{f'{who}, ' if who else ''}{more}, judged {answer.when}:"


def _table(answer: Answer, case: Case) -> Iterator[str]:
    """One row a line, one column a turn: `+` held, `-` failed, `.` not judged, behind the number that counted."""
    yield _head(answer, case, "turn by turn")
    leads, texts = _width([row.lead for row in case.rows]), _width([_text(row) for row in case.rows])
    for first in range(0, len(case.turns), ACROSS):
        chosen = range(first, min(first + ACROSS, len(case.turns)))
        cells = {id(row): [_sign(row.cells[index]) for index in chosen] for row in case.rows}
        names = [str(case.turns[index]) for index in chosen]
        widths = [max(len(name), *(len(cells[id(row)][n]) for row in case.rows)) for n, name in enumerate(names)]
        yield f"  {'turn':<{leads + texts + 4}}{_columns(names, widths)}".rstrip()
        for row in case.rows:
            head = f"  {row.lead:<{leads}}  {_text(row):<{texts}}  "
            yield f"{head}{_columns(cells[id(row)], widths)}  {_where(row, answer.span.file)}".rstrip()


def _columns(words: Sequence[str], widths: Sequence[int]) -> str:
    return " ".join(f"{word:>{width}}" for word, width in zip(words, widths, strict=True))


def _sign(cell: Cell) -> str:
    if cell.held is None:
        return "."
    return f"{cell.short}{'+' if cell.held else '-'}"


def _full(answer: Answer, case: Case, turn: int) -> Iterator[str]:
    """One row a line with what it came to in words."""
    if turn not in case.turns:
        played = f"turns {case.turns[0]} to {case.turns[-1]}" if case.turns else "no turn"
        yield _head(answer, case, f"turn {turn} was not reached ({played})")
        return
    yield _head(answer, case, f"turn {turn}")
    index = case.turns.index(turn)
    leads, texts = _width([row.lead for row in case.rows]), _width([_text(row) for row in case.rows])
    words = min(_MOST, _width([_said(row, row.cells[index]) for row in case.rows]))
    for row in case.rows:
        said = _said(row, row.cells[index])
        yield f"  {row.lead:<{leads}}  {_text(row):<{texts}}  {said:<{words}}  {_where(row)}".rstrip()
        for more in row.cells[index].more:
            yield f"  {'':<{leads}}    {more}"


def _said(row: Row, cell: Cell) -> str:
    if row.verdict:
        verdict = {True: "yes", False: "no", None: "not judged"}[cell.held]
    else:
        verdict = {True: "held", False: "FAILED", None: "not judged"}[cell.held]
    return f"{verdict:<10}  {cell.words}".rstrip()


def _text(row: Row) -> str:
    text = "  " * row.depth + row.text
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."


def _where(row: Row, known: str = "") -> str:
    """File and line; the line alone in a file that is known."""
    if row.span is None:
        return ""
    return f"line {row.span.line}" if row.span.file == known else place_words(row.span)


def _width(words: Sequence[str]) -> int:
    return max(map(len, words), default=0)


def _ways(answer: Answer) -> Iterator[str]:
    if answer.ways is None:
        return
    yield ""
    if not answer.ways:
        yield f"Nothing {'in the scenario' if answer.only_ways else 'else'} brings it about."
        return
    yield "Brought about by:" if answer.only_ways else "Also brought about by:"
    for way in answer.ways:
        yield f"  {way.words}  {place_words(way.span)}"
        yield f"    {_came(way)}"


def _came(way: Way) -> str:
    turns = ", ".join(map(str, way.turns))
    came = f"came in turn {turns}" if way.turns else "never came in this game"
    return f"{came}; {way.limits}" if way.limits else came
