"""What moved a thing, in words: turn by turn in the game that was played, then all that can move it or asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.why.moved import SECTIONS, Course, Moved, Share, Turn, aim_of
from game.analysis.why.ways import kind_of, limits_of
from game.core.amounts import decimals_of, signed
from game.core.fixed import show_exactly
from game.core.model.numbers import Meter
from game.core.program import Point, SourceRef
from game.core.quantity import show as in_units
from game.core.source import Span
from game.scenario.graph.model import place_words
from game.scenario.graph.touches import Touch

_SAID = {
    "options": "", "outcomes": "", "effects": "", "then": "", "terms": "", "persona": "", "odds": "", "add": "odds",
    "objectives": "objective", "red_lines": "red line", "drives": "drive",
}  # fmt: skip
"""What is said of the fields on the way to an effect or a condition; "" for those that say nothing."""
_MOST = 8
"""So many that did not move are named."""
_WIDEST = 76
"""Longer words do not move the places of all other lines to the right."""


def tell(moved: Moved, turn: int = 0) -> list[str]:
    """The answer as lines, the first of which says what it is about. With `turn`: what moved it in that turn alone."""
    scenario, thing = moved.record.scenario, moved.thing
    entry = getattr(scenario, thing.section)[thing.id]
    title = in_units(str(getattr(entry, "title", "") or entry.label))
    lines = [f"{thing.kind} {thing.name} “{title}”  {place_words(entry.span)}", *_range(entry)]
    still = []
    for course in moved.courses:
        turns = [one for one in course.turns if turn in (0, one.turn)]
        if turns:
            lines += ["", *_course(moved, course, turns, bool(turn))]
        else:
            still.append(_name(moved, course))
    lines += _still(moved, still, turn)
    return lines if turn else [*lines, "", *_movers(moved), "", *_askers(moved)]


def _range(entry: object) -> Iterator[str]:
    if isinstance(entry, Meter):
        unit = f" {entry.unit}" if entry.unit else ""
        low, high = (show_exactly(worth) for worth in (entry.min, entry.max))
        yield f"It lies between {low} and {high}{unit}."


def _still(moved: Moved, names: list[str], turn: int) -> list[str]:
    when = f"in turn {turn}" if turn else "in this game"
    if turn > moved.record.last_turn:
        return ["", f"The game ended in turn {moved.record.last_turn}."]
    if len(names) == len(moved.courses):
        return ["", f"Nothing moved it {when}."]
    if not names:
        return []
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ["", f"Nothing moved these {when}: {', '.join(names[:_MOST])}{more}"]


# -- the game that was played ------------------------------------------------------------------------------------------


def _course(moved: Moved, course: Course, turns: list[Turn], alone: bool) -> Iterator[str]:
    start, end = (_worth(moved, course, worth) for worth in (course.start, course.end))
    many = len(moved.courses) > 1
    name = _called(moved, course) if many else "It"
    if not alone:
        yield f"{name} was {start} at the start and {end} after turn {moved.record.last_turn}:"
    elif many:
        yield f"{name}:"
    told = [(turn, [_row(moved, course, one) for one in turn.shares]) for turn in turns]
    rows = [row for _, own in told for row in own]
    ahead = max((len(amount) for amount, _, _ in rows), default=0)
    wide = max((len(words) for _, words, _ in rows if len(words) <= _WIDEST), default=0)
    for turn, own in told:
        yield f"  turn {turn.turn}: {_step(moved, course, turn)}"
        for amount, words, where in own:
            yield f"    {f'{amount:>{ahead}}  ' if ahead else ''}{words:<{wide}}  {where}".rstrip()


def _called(moved: Moved, course: Course) -> str:
    """One of several slots: its words, and its name."""
    info = moved.record.program.slots[course.slot]
    own = {"knows": f"To {moved.record.program.seats[info.owner].short} it", "fact": "Its truth"}
    return own.get(info.kind, f"{in_units(info.label)} ({info.name})")


def _name(moved: Moved, course: Course) -> str:
    return moved.record.program.slots[course.slot].name


def _step(moved: Moved, course: Course, turn: Turn) -> str:
    before, after = (_worth(moved, course, worth) for worth in (turn.before, turn.after))
    if before == after:
        return f"{after}, as before"
    change = f" ({_change(turn.after - turn.before)})" if _counted(moved, course) else ""
    return f"{before} to {after}{change}"


def _worth(moved: Moved, course: Course, worth: int) -> str:
    kind = moved.record.program.slots[course.slot].kind
    if kind == "place":
        return in_units(moved.record.program.places[worth].title) if worth >= 0 else "off the map"
    if kind == "knows":
        return "known" if worth else "unknown"
    if kind in ("flag", "fact"):
        return "true" if worth else "false"
    return show_exactly(worth)


def _counted(moved: Moved, course: Course) -> bool:
    return moved.record.program.slots[course.slot].numeric


def _change(amount: int) -> str:
    return signed(amount, decimals_of(amount))


def _row(moved: Moved, course: Course, share: Share) -> tuple[str, str, str]:
    """How much, what, and where it is written."""
    amount = _change(share.amount) if _counted(moved, course) else ""
    return amount, _cause(moved, share), " or ".join(_places(share.spans))


def _places(spans: tuple[Span, ...]) -> Iterator[str]:
    """File and line of each; the line alone where the file has just been named."""
    known = ""
    for span in spans:
        yield f"line {span.line}" if span.file == known else place_words(span)
        known = span.file


def _cause(moved: Moved, share: Share) -> str:
    if share.source is None:
        return share.note
    branches = list(dict.fromkeys(filter(None, (_branch(touch) for touch in share.touches))))
    branch = f" ({' or '.join(branches)})" if branches else ""
    note = f"{share.note} of " if share.note == "the cost" else f"{share.note}: " if share.note else ""
    ref = share.source
    kind = kind_of(SECTIONS[ref.kind])
    id = ref.id.partition(".")[0]
    return f"{note}{kind} {id} “{in_units(ref.title)}”{branch}{_who(moved, ref)}"


def _who(moved: Moved, ref: SourceRef) -> str:
    """Who did it, and to whom."""
    program = moved.record.program
    if ref.actor < 0:
        return ""
    aim = aim_of(moved.record, ref)
    whom = in_units(aim.title) if isinstance(aim, Point) else "" if aim is None else aim.short
    return f", {program.seats[ref.actor].short}{f' → {whom}' if aim is not None else ''}"


def _branch(touch: Touch) -> str:
    return " ".join(filter(None, (_SAID.get(one, one) for one in touch.via)))


# -- all that there is -------------------------------------------------------------------------------------------------


def _movers(moved: Moved) -> Iterator[str]:
    if not moved.movers:
        yield "Nothing in the scenario can move it."
        return
    yield "What can move it:"
    for touch in moved.movers:
        yield f"  {_head(moved, touch)}  {place_words(touch.span)}"
        yield f"    {_told(moved, touch)}"


def _head(moved: Moved, touch: Touch) -> str:
    entry = getattr(moved.record.scenario, touch.source.section)[touch.source.id]
    title = in_units(str(getattr(entry, "title", "") or getattr(entry, "says", "")))
    branch = f" ({_branch(touch)})" if _branch(touch) else ""
    return f"{kind_of(touch.source.section)} {touch.source.id}{f' “{title}”' if title else ''}{branch}"


def _told(moved: Moved, touch: Touch) -> str:
    scenario = moved.record.scenario
    limits = limits_of(scenario, touch.effect) if touch.effect is not None else ""
    packages = [
        package.id
        for package in scenario.packages.values()
        if touch.source.section == "actions" and touch.source.id in package.actions
    ]
    turns = moved.turns_of(touch)
    told = (
        f"moved it in turn {', '.join(map(str, turns))}" if turns else "did not move it in this game",
        in_units(touch.words),
        limits,
        f"in the package {', '.join(packages)}" if packages else "",
    )
    return "; ".join(filter(None, told))


def _askers(moved: Moved) -> Iterator[str]:
    if not moved.askers:
        yield "Nothing in the scenario asks about it."
        return
    yield "What asks about it:"
    rows = [(f"{_head(moved, touch)}, {touch.how}: {touch.words}", place_words(touch.span)) for touch in moved.askers]
    wide = max(len(words) for words, _ in rows)
    for words, where in rows:
        yield f"  {words:<{min(wide, _WIDEST)}}  {where}"
