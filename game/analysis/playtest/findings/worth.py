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
"""Positions that a judgement needs, and games they must come from."""
POINT = 1.0
"""Points of 100 that count: a choice must be worse by more to be called beaten."""
OFTEN = 0.9
"""In so many of the positions the better one must not be worse."""

Board = list[tuple[Position, dict[Arm, Played]]]


@dataclass(frozen=True, slots=True)
class Rival:
    """What beats a choice: its words, its part ("" for doing nothing), and by how much."""

    title: str
    part: str
    size: Interval


def find(study: Study) -> Iterator[Judged]:
    """Useless and dominated orders, and options."""
    boards = _boards(study)
    tests = len({(arm, rival) for board in boards.values() for _, arms in board for arm in arms for rival in arms})
    used: set[str] = set()
    for part in study.parts:
        if part.kind == "action" and part.hits(study.tally):
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


def _enough(board: Sequence[tuple[Position, dict[Arm, Played]]]) -> bool:
    """Positions of one game are much alike: it takes several games too to judge a choice."""
    return len({position.game for position, _ in board}) >= LEAST


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


def is_idle(board: Board, arm: Arm) -> Interval | None:
    """The largest change of a mean score if a choice moves nothing at all at any position, else None."""
    if len(board) < LEAST or any(arms[arm].touched for _, arms in board):
        return None
    largest = Interval(0.0, 0.0, 0.0)
    for place in range(len(board[0][1][arm].scores)):
        values = []
        for _, arms in board:
            a, b = arms[arm].scores[place], arms[PASS].scores[place]
            if a is not None and b is not None:
                values.append((a - b) / arms[arm].games / UNIT)
        if values:
            largest = max(largest, mean(values), key=lambda one: abs(one.value))
    return largest


def beats(board: Board, rival: Arm, arm: Arm, tests: int) -> Interval | None:
    """By how much a rival is better, if it is beyond doubt and hardly ever worse; else None."""
    found = gaps(board, rival, arm)
    if len(found) < LEAST:
        return None
    size = mean(found, tests=tests)
    return size if size.low > POINT and at_least_as_good(found, len(board)) else None


def at_least_as_good(found: Sequence[float], positions: int) -> bool:
    """Was a rival open at nearly all of the positions, and worse at hardly any?"""
    return len(found) >= OFTEN * positions and sum(gap >= -POINT / 2 for gap in found) >= OFTEN * len(found)


# Orders


def _order(study: Study, part: Part, boards: dict[Arm, Board], tests: int) -> Iterator[Judged]:
    arms = [
        Arm("order", index) for index, order in enumerate(study.program.orders) if f"action.{order.action}" == part.id
    ]
    open_arms = [arm for arm in arms if _enough(boards.get(arm, ()))]
    if not open_arms:
        return
    idle = [is_idle(boards[arm], arm) for arm in open_arms]
    if all(size is not None for size in idle):
        size = max((one for one in idle if one is not None), key=lambda one: abs(one.value))
        yield judged(
            "useless-action",
            "warning",
            "likely",
            part.id,
            f"ordering {part.title!r} moves nothing that any rule or score reads or a person sees",
            "give it an effect on something that counts, or take it out",
            size,
            "points of 100",
            part.span,
        )
        return
    beaten = [_best_rival(study, boards[arm], arm, tests) for arm in open_arms]
    rivals = [rival for rival in beaten if rival is not None]
    left = [arm for arm, rival in zip(open_arms, beaten, strict=True) if rival is None]
    if rivals and all(_never_better(study, boards[arm], arm) for arm in left):
        yield _beaten(study, part, min(rivals, key=lambda one: one.size.value), "ordering")


def _never_better(study: Study, board: Board, arm: Arm) -> bool:
    """Is something at no higher price at least as good at nearly every position?"""
    return any(at_least_as_good(gaps(board, rival, arm), len(board)) for rival in _rivals(study, board, arm))


def _rivals(study: Study, board: Board, arm: Arm) -> list[Arm]:
    """What the seat could do instead of an order at no higher price."""
    others: dict[Arm, None] = {}
    for _, arms in board:
        others.update(dict.fromkeys(arms))
    mine = _price(study, arm)
    return [
        rival
        for rival in others
        if rival.what != "option" and not _same(study, rival, arm) and _price(study, rival) <= mine
    ]


def _best_rival(study: Study, board: Board, arm: Arm, tests: int) -> Rival | None:
    """What beats an order at no higher price: another order of the seat, or doing nothing."""
    best: Rival | None = None
    for rival in _rivals(study, board, arm):
        size = beats(board, rival, arm, tests)
        if size is not None and (best is None or size.value > best.size.value):
            title, name = _name(study, rival)
            best = Rival(title, name, size)
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
        open_arms = [arm for arm in arms if _enough(boards.get(arm, ()))]
        if part is None or not open_arms:
            return
        idle += _idle_options(boards, open_arms)
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
            f"it makes no difference how {whole.title!r} is answered: all of its options do the same",
            "let its options cost or gain something that somebody's objectives measure",
            max(idle, key=lambda one: abs(one.value)),
            "points of 100",
            whole.span,
        )


def _idle_options(boards: dict[Arm, Board], arms: Sequence[Arm]) -> list[Interval]:
    """One size if the option moves nothing that the answer of silence does not move, for anybody who is asked."""
    sizes = [is_idle(boards[arm], arm) for arm in arms]
    known = [size for size in sizes if size is not None]
    return [max(known, key=lambda one: abs(one.value))] if len(known) == len(sizes) else []


def _best_option(study: Study, board: Board, arm: Arm, tests: int) -> Rival | None:
    """The other option that beats one at no higher price."""
    question = study.program.questions[arm.which]
    costs = [study.program.doctrine.deeds[deed].cost for deed in question.options]
    best: Rival | None = None
    for other, name in enumerate(question.names):
        if other == arm.option or costs[other] > costs[arm.option]:
            continue
        size = beats(board, Arm("option", arm.which, other), arm, tests)
        if size is not None and (best is None or size.value > best.size.value):
            written = study.scenario.dilemmas[question.id].options[name]
            best = Rival(repr(written.title), f"option.{question.id}.{name}", size)
    return best
