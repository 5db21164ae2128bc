"""The report of a playtest as one page that needs no network and no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.playtest.findings import tuning
from game.analysis.playtest.findings.results import certainty
from game.analysis.playtest.judged import Judged
from game.analysis.playtest.numbers import PERCENT
from game.analysis.playtest.places import Part, by_hand
from game.analysis.playtest.plots import changes, distribution, shares, shortened
from game.analysis.playtest.report import (
    bests,
    causes,
    counted,
    endings,
    middle_turn,
    number_label,
    opening,
    said,
    said_size,
    settling,
    straws,
)
from game.analysis.playtest.study import Study
from game.analysis.playtest.tally import BINS
from game.analysis.stats import percents, share
from game.analysis.svg import Dot, course
from game.core.fixed import UNIT
from game.core.html import folded, page, paragraphs, table, tag, text
from game.core.source import Span
from game.scenario.render import clean

SECTIONS = {
    "action": "Actions",
    "event": "Events",
    "dilemma": "Dilemmas and their options",
    "agreement": "Agreements",
    "ultimatum": "Ultimatums",
    "exchange": "Crisis exchanges",
    "line": "Red lines",
    "rung": "Rungs",
    "ending": "Endings",
}


def as_html(study: Study, found: Sequence[Judged]) -> str:
    """The whole page."""
    body = [
        *_head(study, found),
        *_findings(study, found),
        *_endings(study),
        *_course(study),
        *_scores(study),
        *_numbers(study),
        *_sensitivity(study),
        *_coverage(study),
        *_method(study),
    ]
    return page(f"Playtest: {study.program.title}", body)


def _heading(words: str) -> str:
    return tag("h2", text(words))


def _head(study: Study, found: Sequence[Judged]) -> Iterator[str]:
    yield tag("h1", text(f"Playtest: {study.program.title}"))
    yield from paragraphs([f"{opening(study)}.", f"{counted(found)}."])
    if study.interrupted:
        yield tag("p", text(f"Interrupted: {study.wanted} games were asked for."), class_="secret")


def _findings(study: Study, found: Sequence[Judged]) -> Iterator[str]:
    yield _heading("Findings")
    if not found:
        yield from paragraphs(["Nothing to complain of."])
    for one in found:
        yield _finding(study, one)


def _finding(study: Study, one: Judged) -> str:
    finding = one.finding
    inside = [tag("p", text(_where(finding.span)), class_="soft"), _quote(study, finding.span)]
    for place in finding.places[1:]:
        inside += [
            tag("p", text(f"{_where(place.span)}: {clean(place.label)}"), class_="soft"),
            _quote(study, place.span),
        ]
    inside += paragraphs([f"Size: {said_size(one)}. Confidence: {finding.confidence}."])
    inside.append(tag("p", tag("b", "Cure: ") + text(said(finding.hint))))
    return folded(f"{finding.severity}: {said(finding.message)} [{finding.key}]", inside, finding.severity != "note")


def _where(span: Span) -> str:
    return f"{clean(span.file)}:{span.line}"


def source_line(study: Study, span: Span) -> str:
    """The author's own line at a place, or an empty text. A scenario that is built on keeps its folder's name."""
    base = study.scenario.header.extends
    for name, content in study.scenario.files.items():
        own = name.removeprefix("extends/1/")
        folder = span.file.removesuffix(own).rstrip("/").rpartition("/")[2]
        if f"/{span.file}".endswith(f"/{own}") and (own != name) == (folder == base != ""):
            lines = content.split("\n")
            return lines[span.line - 1].strip() if span.line <= len(lines) else ""
    return ""


def _quote(study: Study, span: Span) -> str:
    line = source_line(study, span)
    return tag("p", tag("code", text(clean(line, 160)))) if line else ""


def _endings(study: Study) -> Iterator[str]:
    yield _heading("Endings of the games of doctrine")
    counts = endings(study)
    yield shares("Endings", [(study.ending(end), share(count, study.tally.usual)) for end, count in counts.items()])
    rows = []
    for ending in counts:
        for cause in causes(study, ending):
            told = f"in {100 * cause.with_it:.0f} % of these games, in {100 * cause.without:.0f} % of the others"
            rows.append((study.ending(ending), cause.title, cause.part, told))
        for id, title, often in straws(study, ending):
            rows.append(
                (
                    study.ending(ending),
                    title,
                    id,
                    f"the last thing that made its condition true, in {100 * often:.0f} % of the games told",
                )
            )
    if rows:
        yield tag("h3", "What went with them, and what came last")
        yield table(("ending", "what", "id", "how often"), rows)


def _course(study: Study) -> Iterator[str]:
    yield _heading("Course")
    turns = sorted(study.tally.turns.items())
    if turns:
        yield from paragraphs([f"Half of the games last at most {middle_turn(study)} of {study.program.turns} turns."])
        yield shares("Length", [(f"{turn} turns", share(count, study.tally.usual)) for turn, count in turns])
    known = certainty(study)
    if known:
        dots = [
            Dot(turn, 100 * size.value, 100 * max(0.0, size.low), 100 * min(1.0, size.high))
            for turn, size in known.items()
        ]
        yield tag("h3", "How early the ending is settled")
        yield from paragraphs(
            [f"{settling(study)}. This is from games that were played on from there (0: all is as open as at the "
             "start; 100: it is settled)."]
        )  # fmt: skip
        yield course("% of the uncertainty gone, by turn", dots, (), [(dot.x, f"{dot.x:.0f}") for dot in dots])


def _scores(study: Study) -> Iterator[str]:
    yield _heading("Scores")
    firsts = percents(bests(study))
    rows, drawings = [], []
    for index, seat in enumerate(study.program.seats):
        own, shared = study.tally.own.get(index), study.tally.shared.get(index)
        cells = [f"{one.mean / UNIT:.1f} (sd {one.deviation / UNIT:.1f})" if one else "" for one in (own, shared)]
        best = firsts[index] if own else ""
        rows.append((seat.title, *cells, best))
        if own:
            bars = [study.tally.bars[index, bar] for bar in range(BINS)]
            drawings.append(distribution(seat.short, bars))
    yield table(("seat", "own interest", "shared stability", "best own score"), rows, 1)
    yield tag("div", " ".join(drawings))


def _numbers(study: Study) -> Iterator[str]:
    """World numbers over time, and the others folded."""
    slots = sorted({slot for slot, _ in study.tally.meters})
    world: list[str] = []
    others: list[str] = []
    for slot in slots:
        info = study.program.slots[slot]
        drawn = _curve(study, slot)
        (world if info.owner < 0 else others).append(drawn)
    if slots:
        yield _heading("Numbers over the turns")
        yield from paragraphs(["The mean of the games of doctrine when orders are asked for, with one deviation."])
        yield tag("div", " ".join(world))
        yield folded(f"{len(others)} numbers of actors and pairs", [" ".join(others)])


def _curve(study: Study, slot: int) -> str:
    info = study.program.slots[slot]
    dots = []
    for (one, turn), sums in sorted(study.tally.meters.items()):
        if one == slot and turn <= study.program.turns:  # what is beyond is the end of the last turn
            values = sums.values
            ends = max(values.low, values.mean - values.deviation), min(values.high, values.mean + values.deviation)
            dots.append(Dot(turn, values.mean / UNIT, ends[0] / UNIT, ends[1] / UNIT))
    low, high = info.low / UNIT, info.high / UNIT
    if info.kind != "meter":
        low, high = min(0.0, *(dot.low for dot in dots)), max(1.0, *(dot.high for dot in dots))
    return course(shortened(info.label or info.name), dots, (), [(dot.x, f"{dot.x:.0f}") for dot in dots], low, high)


def _sensitivity(study: Study) -> Iterator[str]:
    if not study.contrasts:
        return
    yield _heading("Numbers on which endings hang")
    yield from paragraphs(
        [
            f"All {len(study.numbers)} numbers were moved by {PERCENT} % at once in {2 * len(study.contrasts)} "
            "mixtures; the strongest were then tried one by one. Each row is the ending that moves most "
            f"from the number {PERCENT} % lower to {PERCENT} % higher."
        ]
    )
    drawn, rows = [], []
    for pairs in study.pairs:
        number = study.numbers[pairs.number]
        ending, size, _ = max(tuning.shifts(pairs), key=lambda shift: abs(shift[1].value))
        label = number_label(study, number)
        drawn.append((label, size))
        told = f"{100 * size.value:+.0f} % ({100 * size.low:+.0f} to {100 * size.high:+.0f})"
        rows.append((label, study.ending(ending), number.name, _where(number.span), number.text, told))
    if rows:
        yield changes("Change of an ending's chance", drawn)
        head = ("number", "ending", "key", "place", "value", "change")
        yield tag("div", table(head, rows, 4), style="overflow-wrap: anywhere")


def _coverage(study: Study) -> Iterator[str]:
    yield _heading("Coverage")
    told = "How often each part came in all games, beside its line. Rungs, red lines and endings: in how many games."
    yield from paragraphs([told])
    for kind, title in SECTIONS.items():
        parts = [part for part in study.parts if _section(study, part) == kind]
        if parts:
            own = [part for part in parts if not by_hand(study.scenario, part)]
            never = sum(not part.hits(study.tally) for part in own)
            more = f"; {len(parts) - len(own)} more only the facilitator fires" if len(own) < len(parts) else ""
            yield folded(f"{title}: {len(own)}, {never} of them never{more}", [_hits(study, parts)])


def _section(study: Study, part: Part) -> str:
    if part.kind == "option":
        return "dilemma"
    if part.kind in ("outcome", "result"):
        parent = study.part(part.parent)
        return _section(study, parent) if parent else ""
    return part.kind


def _hits(study: Study, parts: Sequence[Part]) -> str:
    rows = [
        (_where(part.span), clean(source_line(study, part.span), 80), part.id, f"{part.hits(study.tally):,}")
        for part in parts
    ]
    return table(("place", "line", "id", "hits"), rows, 3)


def _method(study: Study) -> Iterator[str]:
    yield _heading("What this rests on")
    yield from paragraphs(
        [
            "All of it is about games between computer seats, which play by the scenario's own doctrine; people may "
            "find other ways. What never came in these games may still be possible.",
            "Shares have score intervals (Wilson 1927), means t intervals, all of 95 %. Choices are compared in paired "
            "games under the same luck at positions of real games; a choice is done alone, so that what it is worth "
            "together with others is not seen. The comparisons of a scenario share one chance of error (Bonferroni), "
            "and so do the numbers that are tried one by one (Holm 1979).",
            "Numbers were screened by random balance (Satterthwaite 1959) with mirror images under the same luck. "
            "Spans of time, places and what the author left to the language are not moved.",
        ]
    )
    if not study.interrupted:
        return
    yield from paragraphs(["The playtest was interrupted, so later parts may be missing or rest on fewer games."])
