"""The course of the game as a whole: one ending that takes all, a result that is settled at once, a seat that always
leads or whose score never moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.analysis.playtest.judged import Judged, judged
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import EARLY
from game.analysis.stats import Interval, entropy, information, mean, share
from game.core.findings import Place
from game.core.fixed import UNIT

LEAST = 50
"""Games of doctrine that a judgement needs."""
ALWAYS = 0.9
"""A share of games above which 'nearly always' is said."""
OPEN = 0.25
"""Bits of uncertainty that there must be for a result to be open at all."""
SETTLED = 0.9
"""Share of the uncertainty about the ending that is gone when a result is settled."""
STILL = 1.0
"""Standard deviation in points below which a score does not move."""


def find(study: Study) -> Iterator[Judged]:
    """Everything about endings, their timing and seats."""
    if study.tally.usual < LEAST:
        return
    yield from _one_ending(study)
    yield from _settled(study)
    yield from _leader(study)
    yield from _still(study)


def _one_ending(study: Study) -> Iterator[Judged]:
    ending, hits = max(sorted(study.tally.endings.items()), key=lambda item: item[1])
    size = share(hits, study.tally.usual)
    part = study.part(f"ending.{study.program.finishes[ending].id}") if ending >= 0 else None
    if part is not None and len(study.program.finishes) > 1 and size.low > ALWAYS:
        yield judged(
            "one-ending",
            "warning",
            "likely",
            part.id,
            f"{100 * size.value:.0f} % of the games of doctrine end with {part.title!r}",
            "bring the other endings within reach, or tighten the condition of this one",
            size,
            "share of games",
            part.span,
        )


def certainty(study: Study) -> dict[int, Interval]:
    """By turn: the share of the uncertainty about the ending that is gone when its orders are asked for, in mean over
    the games that were played on from there; a game that has ended is certain."""
    whole = entropy(study.tally.endings)
    if whole < OPEN or not study.fates:
        return {}
    turns = sorted({turn for fates in study.fates for turn in fates})
    return {
        turn: mean([1 - min(1.0, entropy(fates.get(turn, Counter())) / whole) for fates in study.fates])
        for turn in turns
    }


def _settled(study: Study) -> Iterator[Judged]:
    known = certainty(study)
    latest = max(EARLY, study.program.turns // 4)
    settled = [turn for turn, size in known.items() if size.value >= SETTLED and size.low > SETTLED / 2]
    if not settled or settled[0] > latest or settled[0] > max(1, study.program.turns // 2):
        return
    turn = settled[0]
    culprit = _culprit(study)
    span, part, by = study.head, "", ""
    if culprit is not None:
        found = study.part(culprit[0])
        if found is not None:
            span, part = found.span, found.id
            by = f", mostly by {found.title!r}"
    yield judged(
        "settled-early",
        "warning",
        "likely",
        part,
        f"the ending is settled in turn {turn} of {study.program.turns}{by}: "
        f"games played on from there end alike ({100 * known[turn].value:.0f} % of what was open is gone)",
        "let later turns undo what the first one does, or judge the ending on what players can still change",
        known[turn],
        "share of the uncertainty",
        span,
        *((Place(study.head, "the length of the game"),) if part else ()),
    )


def _culprit(study: Study) -> tuple[str, float] | None:
    """The part that tells most about the ending among what comes in the first turns, and the bits it tells."""
    bits: dict[str, float] = {}
    total = study.tally.usual
    for name in sorted({name for name, _ in study.tally.early}):
        yes = sum(study.tally.early[name, end] for end in study.tally.endings)
        bits[name] = information(
            (study.tally.early[name, end], yes, count, total) for end, count in sorted(study.tally.endings.items())
        )
    if not bits:
        return None
    best = max(sorted(bits), key=lambda name: bits[name])
    return (best, bits[best]) if bits[best] >= OPEN / 2 else None


def _leader(study: Study) -> Iterator[Judged]:
    games = sum(study.tally.firsts.values())
    scored = [seat for seat in study.tally.own]
    if games < LEAST or len(scored) < 2:
        return
    for seat, hits in sorted(study.tally.firsts.items()):
        size = share(hits, games)
        if seat >= 0 and size.low > ALWAYS:
            actor = study.scenario.actors[study.program.seats[seat].id]
            yield judged(
                "always-first",
                "warning",
                "likely",
                f"actor.{actor.id}",
                f"{actor.title} has the best score of its own in {100 * size.value:.0f} % of the games",
                "make its objectives harder to reach (their 'from' and 'to'), or those of the others easier",
                size,
                "share of games",
                actor.span,
            )


def _still(study: Study) -> Iterator[Judged]:
    for seat, sums in sorted(study.tally.own.items()):
        actor = study.scenario.actors[study.program.seats[seat].id]
        points = sums.mean / UNIT
        if sums.count >= LEAST and sums.deviation / UNIT < STILL:
            spread = sums.deviation / UNIT
            yield judged(
                "score-stands-still",
                "warning",
                "likely",
                f"actor.{actor.id}",
                f"the score of {actor.title} is {points:.0f} in nearly every game, whatever happens",
                "measure something that the game moves, or widen 'from' and 'to' of its objectives",
                Interval(spread, spread, spread),
                "standard deviation in points",
                actor.span,
            )
