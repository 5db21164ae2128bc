"""What happened, for the screen: the resolution step by step, the log, the ticker, the ending."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.amounts import measure, scale
from game.core.calendar import stamp
from game.core.log import Entry
from game.core.model.results import Ending
from game.core.shares import percentages
from game.engine.scores import GoalScore, Score, scores
from game.language.speak import ScenarioLabels, capital, say_condition
from game.session.rows import Row
from game.session.telling import Told, common, private
from game.ui.presenters.desk import Desk, whole, words
from game.ui.presenters.panels import header, ladder
from game.ui.presenters.steps import KIND_NAMES, TONES, source_name
from game.ui.viewmodels import (
    ButtonVM,
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
from game.ui.viewmodels.common import minus


def resolution(desk: Desk, shown: tuple[StepVM, ...], index: int) -> ResolutionVM:
    """The resolution at one of its steps."""
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
    return tuple(line for item in desk.told for line in _lines(desk, item))


def _lines(desk: Desk, item: Told) -> list[LogLine]:
    length = desk.program.turn_hours
    time = stamp(desk.program.start_minutes, (item.turn - 1) * length, length, short=True)
    actors = tuple(desk.program.seats[index].short for index in (item.actor, item.target) if index >= 0)
    tone = TONES.get(item.kind, "plain")
    if item.kind == "change":
        return [
            LogLine(
                _changed(row),
                time=time,
                turn=item.turn,
                kind=item.kind,
                causes=tuple(DetailRow(c, minus(a)) for c, a in row.causes),
            )
            for row in item.rows
            if row.before != row.after or row.counts
        ]
    stop = "" if item.headline.endswith((".", "?", "!")) else "."
    text = f"{item.headline}{stop} {item.text}".strip() if item.headline and item.text else item.headline or item.text
    source = "" if item.actor >= 0 else source_name(desk, item)  # the headline names the actor
    return [LogLine(text, source, time, item.turn, item.kind, tone, actors)]


def _changed(row: Row) -> str:
    """A change in words; with a fact that is learnt what it says."""
    if row.change:
        return f"{row.label} {minus(row.span)}"
    return f"{row.label}: {row.after}. {words(row.text)}" if row.text else f"{row.label}: {row.after}"


def log(desk: Desk) -> LogVM:
    """The log screen."""
    lines = log_lines(desk)
    kinds = [FilterVM(kind, name) for kind, name in KIND_NAMES.items() if any(line.kind == kind for line in lines)]
    codes = [FilterVM(seat.short, seat.short) for seat in desk.program.seats]
    return LogVM("What you were told", lines, (*kinds, *codes))


def ticker(lines: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    """The newest news of a log, for the line at the bottom."""
    last = [line for line in lines if line.kind in ("news", "order", "agreement", "exchange", "ultimatum")]
    return tuple(LogLine(line.text.split(". ")[0], line.source, line.time, line.turn, line.kind) for line in last[-6:])


# The ending


def ending(desk: Desk, remark: str = "") -> EndingVM:
    """How it ended, with every actor's scores beside each other."""
    state = desk.table.state
    finish = desk.program.finishes[state.ending]
    doc = desk.scenario.endings[finish.id]
    reached = sorted(scores(desk.program, state.slots), key=lambda score: score.seat != desk.seat)
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
        stability=ObjectiveVM("All seats together", whole(own.shared)) if own.shared is not None else None,
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
    objectives = tuple(
        ObjectiveVM(words(item.goal.title), whole(item.points), share, _reached(desk, item))
        for item, share in zip(goals, percentages([item.goal.weight for item in goals]), strict=True)
    )
    return ScoreVM(
        seat.title, seat.short, whole(score.own or 0), seat.flag, score.seat, score.seat == desk.seat, objectives
    )


def _reached(desk: Desk, item: GoalScore) -> str:
    """What an objective measures now, and at which values it gives no points and all."""
    info = scale(desk.program, item.goal)
    now, least, most = (measure(info, worth) for worth in (item.measure, item.goal.start, item.goal.goal))
    return minus(f"{now}; 0 points at {least}, 100 at {most}")
