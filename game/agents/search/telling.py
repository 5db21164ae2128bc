"""Says why a searching player chose as it did: the futures of its choice beside those of the best bundle without it.

A reason's parts sum to its worth, in thousandths of a point of the score; parts of weight 0 tell what else differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import sqrt

from game.agents.search.futures import Futures, worth
from game.core.fixed import UNIT
from game.core.model.deeds import INTENTS
from game.core.moves import Move
from game.core.program import Program
from game.engine.plain import moves_of
from game.engine.playing import Finished, Plan
from game.engine.policies.doctrine import Part, Reason

ALTERNATIVES = 6
"""Moves that were passed over and are told of."""
WORTH_TELLING = 4
"""Futures that a bundle must have been tried in to be told of; what is dropped after fewer says little."""
SURE = 1.96
"""Standard errors to each side of a 95 % interval."""
TENSIONS = range(10 * UNIT, 100 * UNIT, 10 * UNIT)
Pair = tuple[Finished, Finished]


def reasons_for(program: Program, futures: Futures, ranked: Sequence[Plan]) -> tuple[Reason, ...]:
    """A reason for each move of the first bundle, then for the most promising moves that it lacks."""
    moves = {plan: moves_of(program, futures.first, futures.seat, plan) for plan in ranked}
    best, *others = [plan for plan in ranked if plan == ranked[0] or len(futures.ends.get(plan, ())) >= WORTH_TELLING]
    reasons = []
    for move in moves[best]:
        rival = next((plan for plan in others if move not in moves[plan]), None)
        reasons.append(_reason(program, futures, move, best, rival, True))
    passed: dict[Move, Plan] = {}
    for plan in others:
        for move in moves[plan]:
            if move not in moves[best]:
                passed.setdefault(move, plan)
    for move, plan in list(passed.items())[:ALTERNATIVES]:
        reasons.append(_reason(program, futures, move, plan, best, False))
    return tuple(reasons)


def _reason(
    program: Program, futures: Futures, move: Move, with_it: Plan, without: Plan | None, chosen: bool
) -> Reason:
    if without is None:
        return Reason(move, 0, (Part("nothing else was tried in its place", 0),), chosen)
    pairs = list(zip(futures.ends[with_it], futures.ends[without], strict=False))
    gain = sum(worth(one, futures.seat) - worth(other, futures.seat) for one, other in pairs) // (2 * len(pairs))
    instead = _titles(program, without, with_it)
    parts = [
        *_scores(futures.seat, pairs, gain),
        Part(f"expected score {_expected(futures.seat, pairs)} {instead}, in {len(pairs)} futures", 0),
        *_tension(pairs),
        *_ending(program, pairs),
    ]
    return Reason(move, gain, tuple(parts), chosen)


def _scores(seat: int, pairs: Sequence[Pair], gain: int) -> Iterator[Part]:
    """How much of the gain is the seat's own interest and how much shared stability; the heavier first."""
    kinds = [kind for kind in (0, 1) if pairs[0][0].scores[seat][kind] is not None]
    if len(kinds) < 2:
        yield Part("its own interest" if kinds == [0] else "shared stability", gain)
        return
    own = sum((one.scores[seat][0] or 0) - (other.scores[seat][0] or 0) for one, other in pairs) // (2 * len(pairs))
    parts = [Part("its own interest", own), Part("shared stability", gain - own)]
    yield from sorted(parts, key=lambda part: -abs(part.weight))


def _expected(seat: int, pairs: Sequence[Pair]) -> str:
    """Both mean scores, and the interval of their difference."""
    found = [(worth(one, seat), worth(other, seat)) for one, other in pairs]
    count = len(found)
    means = [sum(column) / count / 2 / UNIT for column in zip(*found, strict=True)]
    gaps = [one - other for one, other in found]
    spread = count * sum(gap * gap for gap in gaps) - sum(gaps) ** 2
    error = sqrt(spread / max(1, count - 1) / count) / sqrt(count) / 2 / UNIT
    gap = means[0] - means[1]
    return f"{means[0]:.1f} against {means[1]:.1f} ({gap - SURE * error:+.1f} to {gap + SURE * error:+.1f})"


def _titles(program: Program, plan: Plan, other: Plan) -> str:
    """What the plan has and the other has not, in words."""
    names = [
        *(_order(program, index, intent) for index, intent in plan.orders if (index, intent) not in other.orders),
        *(_option(program, *answer) for answer in plan.answers if answer not in other.answers),
        *(
            f"{('refusing', 'accepting')[yes]} '{program.deals[deal].title}'"
            for deal, yes in plan.replies
            if (deal, yes) not in other.replies
        ),
        *(f"offering '{program.deals[deal].title}'" for deal in plan.offers if deal not in other.offers),
        *(f"calling off '{_title(program, index)}'" for index in plan.cancels if index not in other.cancels),
    ]
    if plan.step >= 0:
        names.append(f"'{('matching', 'holding', 'backing down')[plan.step]}'")
    return f"with {' and '.join(names)} instead" if names else "without it"


def _title(program: Program, order: int) -> str:
    return program.deeds[program.orders[order].deed].title


def _order(program: Program, order: int, intent: int) -> str:
    deed = program.deeds[program.orders[order].deed]
    target = f" ({program.seats[deed.target].short})" if deed.target_kind == "actor" else ""
    target = f" ({program.places[deed.target].title})" if deed.target_kind == "place" else target
    return f"'{deed.title}'{target}" + (f" to {INTENTS[intent - 1]}" if intent else "")


def _option(program: Program, question: int, option: int) -> str:
    return f"'{program.deeds[program.questions[question].options[option]].title}'"


def _share(pairs: Sequence[Pair], test: Callable[[Finished], bool]) -> tuple[int, int]:
    """In how many of a hundred futures the test holds, for each side."""
    one, other = (sum(test(pair[side]) for pair in pairs) for side in (0, 1))
    return round(100 * one / len(pairs)), round(100 * other / len(pairs))


def _furthest(shares: dict[int, tuple[int, int]]) -> int | None:
    """The key whose two shares lie furthest apart, the first of equals; None where no shares differ."""
    found = max(shares, key=lambda key: abs(shares[key][0] - shares[key][1]), default=None)
    return None if found is None or shares[found][0] == shares[found][1] else found


def _tension(pairs: Sequence[Pair]) -> Iterator[Part]:
    """The round number that tells the two distributions of the final tension apart best."""
    shares = {mark: _share(pairs, partial(_calmer, mark)) for mark in TENSIONS}
    mark = _furthest(shares)
    if mark is not None:
        one, other = shares[mark]
        yield Part(f"tension ends below {mark // UNIT} in {one} % of the futures, against {other} %", 0)


def _ending(program: Program, pairs: Sequence[Pair]) -> Iterator[Part]:
    """The ending whose chance differs most."""
    seen = sorted({end.ending for pair in pairs for end in pair if end.ending >= 0})
    shares = {index: _share(pairs, partial(_ends, index)) for index in seen}
    index = _furthest(shares)
    if index is not None:
        one, other = shares[index]
        yield Part(f"'{program.finishes[index].title}' is the ending in {one} %, against {other} %", 0)


def _calmer(mark: int, end: Finished) -> bool:
    return end.tension < mark


def _ends(index: int, end: Finished) -> bool:
    return end.ending == index
