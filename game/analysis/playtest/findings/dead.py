"""What never comes, or hardly ever: events, outcomes, actions, options, agreements, rungs and endings."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from game.analysis.playtest.conditions import range_of
from game.analysis.playtest.judged import Judged, judged, several
from game.analysis.playtest.openers import TABLES, by_itself, openers
from game.analysis.playtest.places import Part, by_hand
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import Key
from game.analysis.stats import share
from game.core.findings import Confidence, Place, Severity
from game.core.fixed import CERTAIN
from game.core.primitives import Climb

MANY = 300
"""Games after which what never came is likely to be dead. However many they are, it may still be rare: what is called
sure to be dead has nothing that could bring it."""
RARE = 0.01
"""What comes in fewer games than this is nearly dead."""
UNLUCKY = 0.01
"""An outcome that by its weight would have stayed away so long with a smaller chance than this is missing."""
UNSTARTED = "nothing starts it"
WORDS = {
    "event": "this event never happened",
    "dilemma": "this dilemma was never put to anybody",
    "agreement": "nobody ever proposed this agreement",
    "ultimatum": "this ultimatum was never issued",
    "exchange": "this crisis exchange never opened",
    "line": "this red line was never crossed",
    "rung": "no game ever stood on this rung",
    "ending": "no game ended this way",
}
CURES = {
    "event": "loosen what it waits for, raise its chance, or let something else fire it",
    "dilemma": "let an event or an outcome that does come ask it, or take it out",
    "agreement": "look at its needs and costs, or give it more weight in the proposer's doctrine",
    "ultimatum": "let something that does come issue it, or take it out",
    "exchange": "let something that does come open it, or take it out",
    "line": "if it should matter in play, bring it closer to what seats do",
    "rung": "put an action or an event on it, or take it out of the ladder",
    "ending": "bring its condition within reach, or move it above the endings that hold first",
}


def find(study: Study) -> Iterator[Judged]:
    """Everything that never came or hardly ever did."""
    for part in study.parts:
        if part.kind in WORDS and not by_hand(study.scenario, part):
            yield from _whole(study, part)
        elif part.kind == "outcome":
            yield from _outcome(study, part)
        elif part.kind == "result":
            yield from _result(study, part)


def confidence(study: Study) -> Confidence:
    """How sure it is that what never came cannot come."""
    return "likely" if study.tally.games >= MANY else "weak"


def _whole(study: Study, part: Part) -> Iterator[Judged]:
    hits, games = part.hits(study.tally), study.tally.games
    if not hits:
        if part.kind != "rung" or not _is_used(study, part.index):
            yield _never(study, part)
    elif part.kind in ("event", "dilemma", "exchange", "ending") and share(min(hits, games), games).high < RARE:
        size = share(min(hits, games), games)
        times = "once" if hits == 1 else f"{hits} times"
        yield judged(
            f"rare-{part.kind}",
            "note",
            "likely",
            part.id,
            f"{part.title!r} came only {times} in {games} games",
            f"if more players should meet it, {CURES[part.kind]}",
            size,
            "share of games",
            part.span,
        )


def _is_used(study: Study, rung: int) -> bool:
    """Did anything come that is on this rung? A turn stands on its highest, so a low one may never show."""
    came = {key.which for key, count in study.tally.hits.items() if key.what in ("deed", "joined") and count}
    blocks = (study.program.blocks[study.program.deeds[deed].block] for deed in came)
    return any(isinstance(one, Climb) and one.rung == rung for block in blocks for one in block)


def _never(study: Study, part: Part) -> Judged:
    games = study.tally.games
    reason, places = _why(study, part)
    severity: Severity = "note" if part.kind in ("rung", "agreement", "line") else "warning"
    message = f"{WORDS[part.kind]} in {several(games, 'game')}: {part.title!r}"
    hint = f"{reason}; {CURES[part.kind]}" if reason else CURES[part.kind]
    sure = "sure" if reason == UNSTARTED else confidence(study)
    return judged(
        f"dead-{part.kind}",
        severity,
        sure,
        part.id,
        message,
        hint,
        share(0, games),
        "share of games",
        part.span,
        *places,
    )


def _why(study: Study, part: Part) -> tuple[str, tuple[Place, ...]]:
    """Which line of its condition never held, and where it stands."""
    mine = [(index, watch) for index, watch in enumerate(study.watched) if watch.part == part.id]
    for index, watch in mine:
        if index not in study.looked.held and study.looked.points:
            where = range_of(study.program, study.tally, watch.expr)
            reason = f"'{watch.text}' never held" + (f" ({where})" if where else "")
            return reason, (Place(watch.span, "never held"),)
    if mine and study.looked.points:
        if len(mine) > 1:
            judged = " when endings were judged" if part.kind == "ending" else ""
            return f"its lines held, but never together{judged}", ()
        if part.kind == "ending":
            return "its condition held for a while, but not when endings were judged, or one above it held too", ()
        return "its condition held, but nothing came of it", ()
    if part.kind in TABLES and not by_itself(study.program, part):
        return _unopened(study, part), ()
    return "", ()


def _unopened(study: Study, part: Part) -> str:
    """What could have started it, and how often that came."""
    parts = [study.part(name) for name in openers(study.program, part)]
    known = [f"{one.title!r} (came {several(one.hits(study.tally), 'time')})" for one in parts if one is not None]
    if not known:
        return UNSTARTED
    more = f" and {len(known) - 2} more" if len(known) > 2 else ""
    return f"only {' and '.join(known[:2])}{more} can start it, and never did"


def _outcome(study: Study, part: Part) -> Iterator[Judged]:
    if part.hits(study.tally):
        return
    draws = [(_chance(study, key.which, key.how), _tried(study, key)) for key in part.keys]
    tried = sum(count for _, count in draws)
    wanted = sum(chance * count for chance, count in draws)
    if not tried or (wanted and prod((1 - chance) ** count for chance, count in draws) > UNLUCKY):
        return
    why = (
        f"by its weight it should come in {100 * wanted / tried:.0f} % of them"
        if wanted
        else "its weight leaves it no chance"
    )
    yield judged(
        "dead-outcome",
        "warning",
        "likely" if wanted else "sure",
        part.id,
        f"this outcome never came in {tried} draws: {part.title!r}",
        f"{why}; give it a weight or a share, look at the odds, or take it out",
        share(0, tried),
        "share of draws",
        part.span,
    )


def _tried(study: Study, key: Key) -> int:
    """How often the deed drew a result."""
    results = range(len(study.program.deeds[key.which].results))
    return sum(study.tally.hits[key._replace(how=how)] for how in results)


def _chance(study: Study, index: int, how: int) -> float:
    """The chance of a result as it is written, odds without their lines; 0 to 1."""
    deed = study.program.deeds[index]
    weights = [result.weight for result in deed.results]
    if deed.odds is None:
        return weights[how] / (sum(weights) or 1)
    if deed.results[how].name == "success":
        return deed.odds / CERTAIN
    others = sum(result.weight for result in deed.results if result.name != "success")
    return (CERTAIN - deed.odds) / CERTAIN * weights[how] / (others or 1)


def _result(study: Study, part: Part) -> Iterator[Judged]:
    parent = study.part(part.parent)
    begun = parent.hits(study.tally) if parent else 0
    if parent is None or begun < 30 or part.hits(study.tally):
        return
    yield judged(
        "dead-result",
        "note",
        "likely",
        part.id,
        f"{parent.title!r} was never {part.title} in {begun} tries"
        if parent.kind != "exchange"
        else f"{parent.title!r} never came to its end '{part.title}' in {begun} tries",
        "if this should happen, look at what its parties gain by it; else its effects and words are idle",
        share(0, begun),
        "share of tries",
        part.span,
    )
