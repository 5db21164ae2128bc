"""How the endings hang on single numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from game.analysis.playtest.judged import Judged, judged
from game.analysis.playtest.numbers import PERCENT, Tunable
from game.analysis.playtest.sensitivity import Contrast, Pairs, sign
from game.analysis.playtest.study import Study
from game.analysis.stats import Interval, chance_of, holm, quantile
from game.core.model.scenario import Scenario

LEAST = 8
"""Designs that a screening needs."""
WORTH_TELLING = 0.05
"""A change of an ending's chance that is told, if it is beyond doubt."""
GREAT = 0.25
"""A change on which the scenario hangs."""


def strongest(numbers: Sequence[Tunable], contrasts: Sequence[Contrast], seed: int, most: int) -> list[Tunable]:
    """The numbers that stand out of a screening, the strongest first.

    One is taken at a time, and what it explains is taken away before the next is looked for (forward selection), so
    that a strong one does not drown the others.
    """
    if len(contrasts) < LEAST or not numbers:
        return []
    signs = {
        number.index: [1 if sign(seed, one.design, number.index) else -1 for one in contrasts] for number in numbers
    }
    endings = sorted({ending for one in contrasts for side in (one.up, one.down) for ending, _ in side})
    rows = {ending: [_gap(one, ending) for one in contrasts] for ending in endings}
    chosen: list[Tunable] = []
    for _ in range(most):
        best = _next(numbers, signs, rows, chosen)
        if best is None:
            break
        number, effects = best
        chosen.append(number)
        for ending, row in rows.items():
            rows[ending] = [gap - effects[ending] * way for gap, way in zip(row, signs[number.index], strict=True)]
    return chosen


def _gap(one: Contrast, ending: int) -> float:
    up, down = dict(one.up), dict(one.down)
    return up.get(ending, 0) / sum(up.values()) - down.get(ending, 0) / sum(down.values())


def _next(
    numbers: Sequence[Tunable],
    signs: dict[int, list[int]],
    rows: dict[int, list[float]],
    chosen: Sequence[Tunable],
) -> tuple[Tunable, dict[int, float]] | None:
    """The number with the largest effect on any ending in terms of its error, and its effects."""
    best: tuple[float, Tunable] | None = None
    errors = {ending: sqrt(sum(gap * gap for gap in row)) for ending, row in rows.items()}
    known = {number.index for number in chosen}
    for number in numbers:
        if number.index in known:
            continue
        ways = signs[number.index]
        score = max(
            (abs(sum(map(float.__mul__, row, map(float, ways)))) / errors[ending] for ending, row in rows.items()
             if errors[ending]), default=0.0,
        )  # fmt: skip
        if score > 0 and (best is None or score > best[0]):
            best = score, number
    if best is None:
        return None
    ways = signs[best[1].index]
    return best[1], {
        ending: sum(gap * way for gap, way in zip(row, ways, strict=True)) / len(ways) for ending, row in rows.items()
    }


def shifts(pairs: Pairs) -> list[tuple[int, Interval, float]]:
    """By ending: how its chance changes from the number down to the number up, and the chance that it does not.

    The games are pairs, so what counts are the discordant ones: the test is McNemar's (1947), the interval the adjusted
    one of Agresti and Min (2005).
    """
    games = sum(pairs.endings.values())
    found = []
    for ending in sorted({ending for pair in pairs.endings for ending in pair}):
        came = sum(count for (down, up), count in pairs.endings.items() if up == ending != down)
        went = sum(count for (down, up), count in pairs.endings.items() if down == ending != up)
        wider = games + 2
        middle = (came - went) / wider
        half = quantile() * sqrt(came + went + 1 - (came - went) ** 2 / wider) / wider
        chance = chance_of((came - went) / sqrt(came + went)) if came + went else 1.0
        found.append(
            (ending, Interval((came - went) / games, max(-1.0, middle - half), min(1.0, middle + half)), chance)
        )
    return found


def find(study: Study) -> Iterator[Judged]:
    """The numbers on which endings hang, beyond doubt even though many were tried."""
    tested = [(pairs, *shift) for pairs in study.pairs for shift in shifts(pairs)]
    held = holm([chance for *_, chance in tested])
    best: dict[int, tuple[int, Interval]] = {}
    for (pairs, ending, size, _), sure in zip(tested, held, strict=True):
        if sure and abs(size.value) >= WORTH_TELLING and min(abs(size.low), abs(size.high)) > WORTH_TELLING / 5:
            known = best.get(pairs.number)
            if known is None or abs(size.value) > abs(known[1].value):
                best[pairs.number] = ending, size
    for number, (ending, size) in sorted(best.items()):
        yield _sensitive(study, study.numbers[number], ending, size)


def _sensitive(study: Study, number: Tunable, ending: int, size: Interval) -> Judged:
    great = abs(size.value) >= GREAT
    way = "more" if size.value > 0 else "less"
    return judged(
        "sensitive-number",
        "warning" if great else "note",
        "likely",
        number.name,
        f"much hangs on {number.text} ({number.name}): from {number.say(number.down)} to {number.say(number.up)} "
        f"({PERCENT} % down and up{' within its range' if number.cut else ''}) {study.ending(ending)!r} comes "
        f"{100 * abs(size.value):.0f} points of 100 {way} often",
        "give a source for it, or spread what it does over several numbers"
        if asks_for_a_source(study.scenario, number.name)
        else "spread what it does over several numbers",
        size,
        "change of the ending's chance",
        number.span,
    )


def asks_for_a_source(scenario: Scenario, name: str) -> bool:
    """Does a number stand in an entry that could give sources, and gives none, though it is not invented?

    What weighs on the mind of a computer seat, and who values a choice how, is its author's judgement.
    """
    section, id, *path = name.split(".")
    entry = getattr(scenario, section)[id]
    invented = scenario.header.fictional or getattr(entry, "fictional", False)
    judgement = {"persona", "doctrine", "objectives", "weight"} & set(path)
    return hasattr(entry, "sources") and not entry.sources and not invented and not judgement
