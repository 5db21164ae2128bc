"""Choices that change nothing, and choices that another one beats whenever they are open: from paired games.

A choice is worth what it makes of its seat's own score (the shared one where it has no own), in mean over positions of
real games; games at one position under the same luck are one observation, since they are alike. All comparisons of the
scenario share the error (Bonferroni), so that a false alarm among them all stays rare.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.playtest.duel import PASS, Arm, Played
from game.analysis.playtest.judged import Judged, judged
from game.analysis.playtest.look import Position
from game.analysis.playtest.places import Part
from game.analysis.playtest.study import Study
from game.analysis.stats import Interval, mean
from game.core.findings import Place
from game.core.fixed import UNIT

LEAST = 6
"""Positions that a judgement needs."""
POINT = 1.0
"""Points of 100 that count: less is no difference, and a choice must be worse by more to be called beaten."""
OFTEN = 0.9
"""In so many of the positions the better one must not be worse."""
CHANGED = 0.02
"""Share of games that may end otherwise although a choice 'changes nothing'."""

Board = list[tuple[Position, dict[Arm, Played]]]


@dataclass(frozen=True, slots=True)
class Rival:
    """What beats a choice: its words, by how much, and in how many positions it is at least as good."""

    title: str
    part: str
    size: Interval
    never_worse: bool


def find(study: Study) -> Iterator[Judged]:
    """Useless and dominated orders, and options."""
    boards = _boards(study)
    tests = max(1, sum(len(board) > 0 for board in boards.values())) * 4
    used: set[str] = set()
    for part in study.parts:
        if part.kind == "action":
            yield from _order(study, part, boards, tests)
        elif part.kind == "option" and part.parent not in used:
            used.add(part.parent)
            yield from _dilemma(study, part.parent, boards, tests)


def _boards(study: Study) -> dict[Arm, Board]:
    """The positions at which each choice was open."""
    boards: dict[Arm, Board] = {}
    for position, arms in study.duels:
        for arm in arms:
            boards.setdefault(arm, []).append((position, arms))
    return boards


def worth(played: Played, seat: int) -> float | None:
    """Points of the seat's own score, or of the shared one, in mean; None without either."""
    own, shared = played.scores[2 * seat], played.scores[2 * seat + 1]
    total = own if own is not None else shared
    return None if total is None else total / played.games / UNIT


def gaps(board: Board, one: Arm, other: Arm) -> list[float]:
    """By how many points `one` is better than `other`, at each position at which both are open."""
    found = []
    for position, arms in board:
        if one in arms and other in arms:
            a, b = worth(arms[one], position.seat), worth(arms[other], position.seat)
            if a is not None and b is not None:
                found.append(a - b)
    return found


def effect(board: Board, arm: Arm, base: Arm) -> tuple[float, float, Interval]:
    """What an arm changes against another: the largest change of any score in mean, with its error in points, the
    share of games that end otherwise, and that change with its interval."""
    largest = Interval(0.0, 0.0, 0.0)
    widest = 0.0
    for place in range(len(board[0][1][arm].scores)):
        values = []
        for _, arms in board:
            a, b = arms[arm].scores[place], arms[base].scores[place]
            if a is not None and b is not None:
                values.append((a - b) / arms[arm].games / UNIT)
        if values:
            found = mean(values)
            widest = max(widest, abs(found.low), abs(found.high))
            largest = max(largest, found, key=lambda one: abs(one.value))
    moved = [
        sum(abs(arms[arm].endings[end] - arms[base].endings[end]) for end in {*arms[arm].endings, *arms[base].endings})
        / 2 / arms[arm].games
        for _, arms in board
    ]  # fmt: skip
    return widest, sum(moved) / len(moved), largest


def is_idle(board: Board, arm: Arm, base: Arm) -> Interval | None:
    """The change an arm makes if it makes none that counts, else None."""
    if len(board) < LEAST:
        return None
    widest, moved, largest = effect(board, arm, base)
    return largest if widest < POINT and moved <= CHANGED else None


def beats(board: Board, rival: Arm, arm: Arm, tests: int) -> Interval | None:
    """By how much a rival is better, if it is beyond doubt and hardly ever worse; else None."""
    found = gaps(board, rival, arm)
    if len(found) < max(LEAST, OFTEN * len(board)):
        return None
    size = mean(found, tests=tests)
    never_worse = sum(gap >= -POINT / 2 for gap in found) >= OFTEN * len(found)
    return size if size.low > POINT and never_worse else None


# Orders


def _order(study: Study, part: Part, boards: dict[Arm, Board], tests: int) -> Iterator[Judged]:
    arms = [
        Arm("order", index) for index, order in enumerate(study.program.orders) if f"action.{order.action}" == part.id
    ]
    open_arms = [arm for arm in arms if len(boards.get(arm, ())) >= LEAST]
    if not open_arms:
        return
    idle = [is_idle(boards[arm], arm, PASS) for arm in open_arms]
    if all(size is not None for size in idle):
        size = max((one for one in idle if one is not None), key=lambda one: abs(one.value))
        yield judged(
            "useless-action",
            "warning",
            "likely",
            part.id,
            f"ordering {part.title!r} changed nothing that counts: no score by a point, no ending",
            "give it an effect that somebody feels, or take it out",
            size,
            "points of 100",
            part.span,
        )
        return
    rivals = [_best_rival(study, boards[arm], arm, tests) for arm in open_arms]
    if all(rival is not None for rival in rivals):
        rival = min((one for one in rivals if one is not None), key=lambda one: one.size.value)
        yield _beaten(study, part, rival, "ordering")


def _best_rival(study: Study, board: Board, arm: Arm, tests: int) -> Rival | None:
    """What beats an order at no higher price: another order of the seat, or doing nothing."""
    others: dict[Arm, None] = {}
    for _, arms in board:
        others.update(dict.fromkeys(arms))
    best: Rival | None = None
    mine = _price(study, arm)
    for rival in others:
        if rival.what == "option" or _same(study, rival, arm) or _price(study, rival) > mine:
            continue
        size = beats(board, rival, arm, tests * len(others))
        if size is not None and (best is None or size.value > best.size.value):
            title, name = _name(study, rival)
            best = Rival(title, name, size, True)
    return best


def _same(study: Study, one: Arm, other: Arm) -> bool:
    if one.what != "order":
        return False
    return study.program.orders[one.which].action == study.program.orders[other.which].action


def _price(study: Study, arm: Arm) -> int:
    if arm.what != "order":
        return 0
    return study.program.doctrine.deeds[study.program.orders[arm.which].deed].cost


def _name(study: Study, arm: Arm) -> tuple[str, str]:
    if arm.what != "order":
        return "doing nothing", ""
    order = study.program.orders[arm.which]
    return repr(study.scenario.actions[order.action].title), f"action.{order.action}"


def _beaten(study: Study, part: Part, rival: Rival, doing: str) -> Judged:
    better = study.part(rival.part)
    places = (Place(better.span, "better here"),) if better else ()
    return judged(
        f"dominated-{part.kind}",
        "warning",
        "likely",
        part.id,
        f"{doing} {part.title!r} never pays: {rival.title} costs no more and is worth "
        f"{rival.size.value:.1f} points more to the seat",
        "let it gain something that its objectives measure, or lower what it costs them; "
        "keep it if it is meant as a temptation",
        rival.size,
        "points of 100",
        part.span,
        *places,
    )


# Options


def _dilemma(study: Study, dilemma: str, boards: dict[Arm, Board], tests: int) -> Iterator[Judged]:
    name = dilemma.removeprefix("dilemma.")
    asked = [index for index, question in enumerate(study.program.questions) if question.id == name]
    options = study.program.questions[asked[0]].names if asked else ()
    idle: list[Interval] = []
    for number, option in enumerate(options):
        part = study.part(f"option.{name}.{option}")
        arms = [Arm("option", index, number) for index in asked]
        open_arms = [arm for arm in arms if len(boards.get(arm, ())) >= LEAST]
        if part is None or not open_arms:
            return
        idle += _idle_options(study, boards, open_arms)
        rivals = [_best_option(study, boards[arm], arm, tests) for arm in open_arms]
        if all(rival is not None for rival in rivals):
            rival = min((one for one in rivals if one is not None), key=lambda one: one.size.value)
            yield _beaten(study, part, rival, "answering")
    whole = study.part(dilemma)
    if whole is not None and options and len(idle) == len(options):
        yield judged(
            "useless-dilemma",
            "warning",
            "likely",
            whole.id,
            f"it makes no difference how {whole.title!r} is answered: no score moved by a point, no ending",
            "let its options cost or gain something that somebody's objectives measure",
            max(idle, key=lambda one: abs(one.value)),
            "points of 100",
            whole.span,
        )


def _idle_options(study: Study, boards: dict[Arm, Board], arms: Sequence[Arm]) -> list[Interval]:
    """One size if the option changes nothing against the answer that silence gives, for anybody who is asked."""
    sizes = []
    for arm in arms:
        default = Arm("option", arm.which, study.program.questions[arm.which].default)
        both = [(position, played) for position, played in boards[arm] if default in played]
        size = is_idle(both, arm, default) if both else None
        if size is None:
            return []
        sizes.append(size)
    return [max(sizes, key=lambda one: abs(one.value))]


def _best_option(study: Study, board: Board, arm: Arm, tests: int) -> Rival | None:
    """The other option that beats one at no higher price."""
    question = study.program.questions[arm.which]
    costs = [study.program.doctrine.deeds[deed].cost for deed in question.options]
    best: Rival | None = None
    for other, name in enumerate(question.names):
        if other == arm.option or costs[other] > costs[arm.option]:
            continue
        size = beats(board, Arm("option", arm.which, other), arm, tests * len(costs))
        if size is not None and (best is None or size.value > best.size.value):
            written = study.scenario.dilemmas[question.id].options[name]
            best = Rival(repr(written.title), f"option.{question.id}.{name}", size, True)
    return best
