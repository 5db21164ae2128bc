"""What a playtest found, for a terminal: tables that fit 80 columns, then the findings, the gravest first."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.analysis.playtest.judged import Judged
from game.analysis.playtest.places import by_hand
from game.analysis.playtest.report import (
    bests,
    causes,
    counted,
    endings,
    middle_turn,
    opening,
    said,
    said_size,
    settling,
    straws,
)
from game.analysis.playtest.study import Study
from game.analysis.stats import percents, share
from game.core.fixed import UNIT
from game.core.hidden import visible
from game.scenario.render import clean

MOST = 20
"""Findings that are printed; the page and the JSON have all."""
STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
BAR = 20
KINDS = {
    "event": "events",
    "action": "actions",
    "option": "options of dilemmas",
    "outcome": "outcomes",
    "agreement": "agreements",
    "ultimatum": "ultimatums",
    "exchange": "crisis exchanges",
    "rung": "rungs",
    "line": "red lines",
    "ending": "endings",
}


def show(study: Study, found: Sequence[Judged]) -> None:
    """Print the report."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:  # rich would end the program itself where the reader has gone
        _print(console, study, found)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _print(console: Console, study: Study, found: Sequence[Judged]) -> None:
    console.print(f"{visible(study.program.title)}: {opening(study)}\n")
    console.print(Text("Endings (games of doctrine)", style="bold"))
    console.print(_endings(study))
    console.print()
    console.print(_course(study))
    console.print(Text("Scores of 100 (own interest; shared stability)", style="bold"))
    console.print(_scores(study))
    console.print()
    console.print(Text("Coverage (all games)", style="bold"))
    console.print(_coverage(study))
    console.print()
    _findings(console, found)


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name, side in columns:
        table.add_column(name, justify="right" if side == "right" else "left", overflow="fold")
    return table


def _endings(study: Study) -> Table:
    table = _table(("share", "right"), ("", "left"), ("ending, and what went with it", "left"))
    counts = endings(study)
    for percent, (ending, count) in zip(percents(list(counts.values())), counts.items(), strict=True):
        part = share(count, study.tally.usual).value
        told = Text(visible(study.ending(ending)))
        for cause in causes(study, ending):
            told.append(
                f"\n  {visible(cause.title)}: in {_percent(cause.with_it)} of these games, "
                f"in {_percent(cause.without)} of the others",
                style="dim",
            )
        for _, title, often in straws(study, ending)[:1]:
            told.append(
                f"\n  the last thing that made its condition true: {visible(title)} ({_percent(often)})", style="dim"
            )
        table.add_row(percent, "█" * round(BAR * part), told)
    return table


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %" if part >= 0.0995 or not part else f"{100 * part:.1f} %"


def _course(study: Study) -> Text:
    turns = sorted(study.tally.turns)
    text = Text()
    if turns:
        text.append("Length ", style="bold")
        half = f" to {turns[-1]} turns, half of the games at most {middle_turn(study)}" if len(turns) > 1 else " turns"
        text.append(f"{turns[0]}{half}\n")
    settled = settling(study)
    if settled:
        text.append(f"{settled}.\n")
    return text


def _scores(study: Study) -> Table:
    table = _table(
        ("seat", "left"),
        ("own", "right"),
        ("sd", "right"),
        ("shared", "right"),
        ("sd", "right"),
        ("best of all", "right"),
    )
    firsts = percents(bests(study))
    for index, seat in enumerate(study.program.seats):
        own, shared = study.tally.own.get(index), study.tally.shared.get(index)
        cells = [f"{part / UNIT:.0f}" for sums in (own, shared) if sums for part in (sums.mean, sums.deviation)]
        if own is None:
            cells = ["", "", *cells]
        cells += [""] * (4 - len(cells))
        table.add_row(visible(seat.short), *cells, firsts[index] if own else "")
    return table


def _coverage(study: Study) -> Table:
    table = _table(("", "left"), ("written", "right"), ("came", "right"), ("never", "right"))
    for kind, name in KINDS.items():
        every = [part for part in study.parts if part.kind == kind]
        parts = [part for part in every if not by_hand(study.scenario, part)]
        came = sum(part.hits(study.tally) > 0 for part in parts)
        if parts:
            table.add_row(name, str(len(parts)), str(came), str(len(parts) - came))
        injects = len(every) - len(parts)
        if injects:
            table.add_row(f"{name} that only the facilitator fires", str(injects), "", "")
    return table


def _findings(console: Console, found: Sequence[Judged]) -> None:
    if not found:
        console.print("No findings.")
        return
    console.print(Text(counted(found), style="bold"))
    for one in found[:MOST]:
        finding = one.finding
        head = Text(f"{clean(finding.span.file)}:{finding.span.line}: ")
        head.append(f"{finding.severity} ({finding.confidence})", style=STYLES[finding.severity])
        head.append(f" [{finding.key}]", style="dim")
        console.print(head)
        console.print(Padding(Text(said(finding.message)), (0, 0, 0, 2)))
        for place in finding.places[1:]:
            label = f"{clean(place.span.file)}:{place.span.line}: {clean(place.label)}"
            console.print(Padding(Text(label, style="dim"), (0, 0, 0, 2)))
        console.print(Padding(Text(said_size(one), style="dim"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"cure: {said(finding.hint)}"), (0, 0, 0, 2)))
    if len(found) > MOST:
        console.print(f"... and {len(found) - MOST} more (--html and --json have all)")
