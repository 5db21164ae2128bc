"""The strip and the panel of an author who writes while the board is open: what is wrong, and what an edit changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from game.core.findings import Finding, Place
from game.core.hidden import visible
from game.core.moves import AnswerMove, CancelMove, InjectMove, Move, OfferMove, OrderMove
from game.scenario.build import Loaded
from game.scenario.render import clean
from game.session.comparing import Difference
from game.session.redoing import LeftOut, Redone
from game.session.table import Table
from game.ui.viewmodels import AsideVM, ButtonVM, DetailRow, FaultVM, GroupVM, QuoteVM, Tone

MOST_FAULTS = 40
MOST_ROWS = 60
"""More rows under one heading help nobody."""
BEFORE, ROOM = 60, 100
"""Characters of a quoted line: in front of what is marked, and in all."""
TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "note": "info"}
PREVIEW = ButtonVM("preview", "Preview", hint="F7")
LIST = ButtonVM("preview", "Back to the list", hint="F7")
RETURN = ButtonVM("return", "Back to the game")


def faults(findings: Sequence[Finding], pages: Mapping[str, str]) -> tuple[FaultVM, ...]:
    """The findings with the lines that they speak of, the gravest first."""
    lines = {file: text.split("\n") for file, text in pages.items()}
    return tuple(_fault(finding, lines) for finding in findings[:MOST_FAULTS])


def _fault(finding: Finding, lines: Mapping[str, list[str]]) -> FaultVM:
    quotes = [_quote(place, lines, number > 0) for number, place in enumerate(finding.places)]
    return FaultVM(
        visible(str(finding.span), 300),
        f"{finding.severity}: {clean(finding.message)}",
        clean(finding.hint, 200),
        finding.key,
        tuple(quote for quote in quotes if quote is not None),
        TONES[finding.severity],
    )


def _quote(place: Place, lines: Mapping[str, list[str]], elsewhere: bool) -> QuoteVM | None:
    span = place.span
    page = lines.get(span.file, [])
    if not 1 <= span.line <= len(page) or not page[span.line - 1].strip():
        return None
    line = page[span.line - 1].rstrip()
    first = min(span.column - 1, len(line))
    last = max(first + 1, span.end_column - 1 if span.end_line == span.line else len(line))
    start = max(0, first - BEFORE) if len(line) > ROOM else 0
    stop = start + ROOM
    return QuoteVM(
        span.line,
        ("..." if start else "") + _plain(line[start:first]),
        _plain(line[first : min(last, stop)]) or " ",
        _plain(line[last:stop]) + ("..." if len(line) > stop else ""),
        visible(place.label, 120),
        visible(str(span), 300) if elsewhere else "",
    )


def _plain(text: str) -> str:
    return visible(text.replace("\t", "    "), 4 * ROOM)


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def groups(left_out: Iterable[LeftOut], remarks: Iterable[str], found: Iterable[Difference]) -> tuple[GroupVM, ...]:
    """What an edit changed, by heading; what is lost comes first."""
    made: dict[str, list[DetailRow]] = {}
    for lost in left_out:
        where = f"Turn {lost.turn}: " if lost.turn else "Being drafted: "
        row = DetailRow(where + said(lost.move), lost.reason, "warn")
        made.setdefault("Left out, as it is refused now", []).append(row)
    for remark in remarks:
        made.setdefault("The way through the game", []).append(DetailRow(remark))
    for item in found:
        made.setdefault(item.group, []).append(_difference(item))
    return tuple(GroupVM(title, _cut(rows)) for title, rows in made.items())


def _difference(item: Difference) -> DetailRow:
    label = visible(item.label, 160)
    if not item.old:
        tone: Tone = "good" if item.new in ("happens now", "is new") else "warn" if "no longer" in item.new else "plain"
        return DetailRow(label, visible(item.new, 160) or "empty now", tone)
    return DetailRow(label, f"{visible(item.old, 160)} → {visible(item.new, 160) or 'nothing'}", "info")


def _cut(rows: list[DetailRow]) -> tuple[DetailRow, ...]:
    rest = len(rows) - MOST_ROWS
    return (*rows[:MOST_ROWS], DetailRow(f"... and {rest} more")) if rest > 0 else tuple(rows)


def said(move: Move) -> str:
    """A move in ids, as its author knows them."""
    match move:
        case OrderMove(actor, action, target):
            return f"{actor} orders {action}" + (f" ({target})" if target else "")
        case CancelMove(actor, action, target):
            return f"{actor} calls off {action}" + (f" ({target})" if target else "")
        case OfferMove(actor, agreement, other):
            return f"{actor} proposes {agreement} to {other}"
        case AnswerMove(actor, about, choice):
            return f"{actor} answers {about}: {choice}"
        case InjectMove(event, _):
            return f"inject {event}"
        case _:
            return "a ruling of the white cell"


# The strip and the panel


def watching(table: Table, loaded: Loaded) -> AsideVM:
    """At the beginning: nothing has changed yet."""
    status = f"Watching {table.scenario.name}: save a file and the board follows{_doubts(loaded)}"
    return AsideVM(status, "plain", "Warnings", faults(_warnings(loaded), loaded.pages), buttons=(PREVIEW,))


def broken(loaded: Loaded, gone: Sequence[str], before: AsideVM) -> AsideVM:
    """The files are refused; the last good game stays on the board."""
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    status = f"{counted(len(errors), 'error')}{_doubts(loaded)}: the board shows the last good version"
    shown = faults(errors, loaded.pages)
    notes = [f"No longer there: {', '.join(gone[:6])}."] if gone else []
    if len(errors) > len(shown):
        notes.append(f"Only the first {len(shown)} errors are shown.")
    title = f"{counted(len(errors), 'error')} in the files; the game stays as it was and can be played on"
    return AsideVM(status, "bad", title, shown, note=" ".join(notes), buttons=before.buttons, number=before.number + 1)


def refused(reason: str, before: AsideVM) -> AsideVM:
    """The files are accepted, but no game can be made of them."""
    return AsideVM(
        reason, "bad", "No game can be made of this", note=reason, buttons=before.buttons, number=before.number + 1
    )


def unforeseen(error: Exception, before: AsideVM) -> AsideVM:
    """A mistake of the program: said in one sentence, with the game kept."""
    reason = f"The program could not make the game again ({type(error).__name__}: {clean(str(error), 160)})."
    return refused(f"{reason} The board shows the last good version.", before)


def renewed(
    loaded: Loaded,
    game: Redone,
    lost: Sequence[LeftOut],
    changes: Sequence[Difference],
    seconds: float,
    before: AsideVM,
) -> AsideVM:
    """The game was made again: what differs at the same point."""
    left_out = (*game.left_out, *lost)
    made = groups(left_out, game.remarks, changes)
    said = [counted(len(changes), "change") if changes else "nothing has changed in the game"]
    if left_out:
        said.append(f"{counted(len(left_out), 'move')} left out")
    head = "Mended" if before.grave else "Made again"
    milliseconds = round(seconds * 1000)
    status = f"{head} in {milliseconds / 1000:.2f} s: {', '.join(said)}{_doubts(loaded)}"
    state = game.table.state
    title = f"What your last save changed, at turn {min(state.turn, game.table.program.turns)}"
    tone: Tone = "warn" if left_out or not game.reached else "good"
    found = faults(_warnings(loaded), loaded.pages)
    return AsideVM(status, tone, title, found, made, buttons=before.buttons, number=before.number + 1)


def listing(aside: AsideVM) -> AsideVM:
    """While the list of previews is on the screen."""
    return replace(aside, buttons=(replace(RETURN, hint="F7"),))


LOOKED_AT = {
    "action": "Preview of a card: order it to see what may come of it. Esc leads back to the list",
    "dilemma": "Preview of a dilemma: answer it to see what comes of it. Esc leads back to the list",
    "offer": "Preview of an offer: answer it to see what comes of it. Esc leads back to the list",
    "exchange": "Preview of a crisis: answer it to see what comes of it. Esc leads back to the list",
}


def looking(aside: AsideVM, kind: str) -> AsideVM:
    """While one of the previews is on the screen."""
    if aside.grave:
        return replace(aside, buttons=(LIST, RETURN))
    status = LOOKED_AT.get(kind, "Preview: what the seat would see. Esc leads back to the list")
    return replace(aside, status=status, tone="info", buttons=(LIST, RETURN))


def branched(aside: AsideVM, event: str) -> AsideVM:
    """While an event is tried out."""
    if aside.grave:
        return replace(aside, buttons=(LIST, RETURN))
    status = f"A branch of the game, in which {event} was fired; nothing of it is kept"
    return replace(aside, status=status, tone="info", buttons=(LIST, RETURN))


def _warnings(loaded: Loaded) -> list[Finding]:
    return [finding for finding in loaded.findings if finding.severity == "warning"]


def _doubts(loaded: Loaded) -> str:
    number = len(_warnings(loaded))
    return f", {counted(number, 'warning')}" if number else ""
