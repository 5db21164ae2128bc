"""What happened, for the screen: the resolution step by step, the log, the ticker, the ending."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.calendar import date_text, moment
from game.core.fixed import UNIT, show
from game.core.log import Entry
from game.core.model.results import Ending
from game.engine.scores import Score, scores
from game.language.speak import ScenarioLabels, capital, say_condition
from game.session.telling import Row, Told, common, private, tell
from game.ui.presenters.charts import chart
from game.ui.presenters.desk import Desk, whole, words
from game.ui.presenters.panels import header, ladder
from game.ui.viewmodels import (
    ButtonVM,
    CauseVM,
    DetailRow,
    EndingVM,
    FilterVM,
    LogLine,
    LogVM,
    ObjectiveVM,
    ResolutionVM,
    ScoreVM,
    StepVM,
    Tone,
)

KIND_NAMES = {
    "news": "Events",
    "order": "Orders",
    "answer": "Decisions",
    "agreement": "Agreements",
    "offer": "Offers",
    "ultimatum": "Ultimatums",
    "exchange": "Crises",
    "change": "Changes",
    "rung": "Ladder",
}
TONES: dict[str, Tone] = {
    "lost": "warn",
    "exchange": "bad",
    "ultimatum": "warn",
    "line": "bad",
    "ending": "info",
    "agreement": "good",
}
QUIET = ("question", "rung", "reading")
"""Told in the log, but not as steps of their own."""
LEAST = UNIT // 2
"""Smaller changes of numbers stand in the log only."""


def steps(desk: Desk, told: list[Told]) -> tuple[StepVM, ...]:
    """The steps of a resolution: one for each thing that happened, with what is said of it; changes stand behind.

    What changes by itself comes last.
    """
    groups: list[tuple[list[Told], list[Row]]] = []
    for item in told:
        if item.kind == "change":
            if not groups:
                groups.append(([], []))
            groups[-1][1].extend(item.rows)
        elif item.kind == "words" and groups and groups[-1][0]:
            groups[-1][0].append(item)
        elif item.kind not in QUIET and item.kind != "ending":
            groups.append(([item], []))
    groups.sort(key=lambda group: not group[0])
    told_rows = [(items, [row for row in rows if abs(row.amount) >= LEAST or not row.change]) for items, rows in groups]
    return tuple(_step(desk, items, rows) for items, rows in told_rows if items or rows)


def _step(desk: Desk, items: list[Told], rows: list[Row]) -> StepVM:
    first = items[0] if items else None
    ranked = sorted(rows, key=lambda row: (row.slot != desk.program.tension, -abs(row.amount)))
    tone: Tone = TONES.get(first.kind, "plain") if first else "plain"
    if first and first.kind == "agreement" and first.outcome in ("refused", "broken"):
        tone = "bad"
    return StepVM(
        headline=first.headline if first else "What changes by itself",
        map=chart(desk, items),
        paragraphs=tuple(part for item in items for part in item.text.split("\n\n") if part),
        causes=tuple(_cause(desk, row) for row in ranked),
        source=_source(desk, first),
        tone=tone,
    )


def _source(desk: Desk, item: Told | None) -> str:
    if item is None:
        return ""
    if item.actor >= 0:
        return desk.program.seats[item.actor].short
    return KIND_NAMES.get(item.kind, "")


def _cause(desk: Desk, row: Row) -> CauseVM:
    better = desk.program.slots[row.slot].better
    sign = {"up": 1, "down": -1, "neither": 0}[better] * row.amount
    tone: Tone = "good" if sign > 0 else "bad" if sign < 0 else "plain"
    change = f"{row.before} to {row.after} ({row.change})" if row.change else row.after
    causes = tuple(DetailRow(cause, amount.replace("-", "−")) for cause, amount in row.causes)
    return CauseVM(row.label, change.replace("-", "−"), tone, causes)


def resolution(desk: Desk, told: list[Told], index: int) -> ResolutionVM:
    """The resolution at one of its steps."""
    shown = steps(desk, told)
    return ResolutionVM(header(desk, 2), shown, min(index, max(0, len(shown) - 1)), ladder(desk))


def shared_news(desk: Desk, entries: Iterable[Entry]) -> list[Told]:
    """What all people at this screen learn alike."""
    return common(desk.program, list(entries), desk.table.seats)


def own_news(desk: Desk, entries: Iterable[Entry]) -> list[Told]:
    """What this seat learns: everything when it plays alone, else what the others do not learn."""
    return private(desk.program, list(entries), desk.seat, desk.table.seats)


# The log


def log_lines(desk: Desk) -> tuple[LogLine, ...]:
    """Everything that this seat was told, oldest first."""
    lines: list[LogLine] = []
    for made in desk.table.rounds:
        for item in tell(desk.program, made.log, desk.seat):
            lines += _lines(desk, item)
    return tuple(lines)


def _lines(desk: Desk, item: Told) -> list[LogLine]:
    time = date_text(moment(desk.program.start_minutes, (item.turn - 1) * desk.program.turn_hours), short=True)
    actors = tuple(desk.program.seats[index].short for index in (item.actor, item.target) if index >= 0)
    tone = TONES.get(item.kind, "plain")
    if item.kind == "change":
        return [
            LogLine(
                f"{row.label} {row.before} to {row.after} ({row.change})"
                if row.change
                else f"{row.label}: {row.after}",
                time=time,
                turn=item.turn,
                kind=item.kind,
                causes=tuple(DetailRow(c, a.replace("-", "−")) for c, a in row.causes),
            )
            for row in item.rows
        ]
    text = item.headline if not item.text else f"{item.headline}. {item.text}" if item.headline else item.text
    return [LogLine(text, _source(desk, item), time, item.turn, item.kind, tone, actors)]


def log(desk: Desk) -> LogVM:
    """The log screen."""
    lines = log_lines(desk)
    kinds = [FilterVM(kind, name) for kind, name in KIND_NAMES.items() if any(line.kind == kind for line in lines)]
    codes = [FilterVM(seat.short, seat.short) for seat in desk.program.seats]
    return LogVM("What you were told", lines, (*kinds, *codes))


def ticker(desk: Desk) -> tuple[LogLine, ...]:
    """The newest public news, for the line at the bottom."""
    last = [line for line in log_lines(desk) if line.kind in ("news", "order", "agreement", "exchange", "ultimatum")]
    return tuple(LogLine(line.text.split(". ")[0], line.source, line.time, line.turn, line.kind) for line in last[-6:])


# The ending


def ending(desk: Desk, remark: str = "") -> EndingVM:
    """How it ended, with every actor's scores beside each other."""
    state = desk.table.state
    finish = desk.program.finishes[state.ending]
    doc = desk.scenario.endings[finish.id]
    reached = scores(desk.program, state.slots)
    own = next(score for score in reached if score.seat == desk.seat)
    tone: Tone = {"good": "good", "mixed": "plain", "bad": "warn", "disaster": "bad"}[finish.quality]  # type: ignore[assignment]
    closing = desk.scenario.header.closing
    text = [*words(finish.says).split("\n\n"), *words(closing).split("\n\n")]
    if remark:
        text.append(remark)
    if doc.questions:
        text.append("To discuss: " + " ".join(words(question) for question in doc.questions))
    return EndingVM(
        title=words(finish.title),
        text=tuple(part for part in text if part),
        eyebrow=f"The end, turn {min(state.turn, desk.program.turns)} of {desk.program.turns}",
        causes=_why(desk, doc),
        scores=tuple(_score(desk, score) for score in reached if score.own is not None),
        stability=ObjectiveVM("Shared stability", whole(own.shared)) if own.shared is not None else None,
        tone=tone,
        buttons=(ButtonVM("log", "Read the log"), ButtonVM("title", "Back to the title")),
    )


def _why(desk: Desk, ending: Ending) -> tuple[DetailRow, ...]:
    """The lines of the ending's condition, in words; they all held."""
    if ending.when is None:
        return (DetailRow("No other ending was reached."),)
    labels = ScenarioLabels(desk.scenario)
    parts = ending.when.parts if ending.when.mode == "all" else (ending.when,)
    return tuple(DetailRow(capital(say_condition(part, labels))) for part in parts)


def _score(desk: Desk, score: Score) -> ScoreVM:
    seat = desk.program.seats[score.seat]
    goals = [item for item in score.goals if not item.goal.shared]
    total = sum(item.goal.weight for item in goals) or 1
    objectives = tuple(
        ObjectiveVM(
            words(item.goal.title),
            whole(item.points),
            100 * item.goal.weight // total,
            f"{show(item.measure)}; 0 points at {show(item.goal.start)}, 100 at {show(item.goal.goal)}",
        )
        for item in goals
    )
    return ScoreVM(
        seat.title, seat.short, whole(score.own or 0), seat.flag, score.seat, score.seat == desk.seat, objectives
    )
