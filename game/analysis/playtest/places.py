"""Everything of a scenario that can be counted: its id, its place in the files, and what counts as a hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.playtest.tally import Key, Tally
from game.core.codes import BROKEN, EXPIRED, IN_FORCE, KEPT, MET, OFFERED, PENDING, REFUSED
from game.core.model.deeds import Deed as Written
from game.core.model.scenario import Scenario
from game.core.program import Deed, Program
from game.core.source import Span
from game.engine.playing import BACKED_DOWN, CALMED, OPENED, RAN_OUT

AGREED = {"offered": OFFERED, "accepted": IN_FORCE, "refused": REFUSED, "kept": KEPT, "broken": BROKEN}
DEMANDED = {"": PENDING, "met": MET, "expired": EXPIRED}
EXCHANGED = {"": OPENED, "calmed": CALMED, "backed_down": BACKED_DOWN, "ran_out": RAN_OUT}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the scenario: `kind` is event, action, option, outcome, dilemma, agreement, ultimatum, exchange,
    result (what became of one of the last three), line (a red
    line), rung or ending; `parent` the id of the part it belongs to."""

    id: str
    kind: str
    title: str
    span: Span
    keys: tuple[Key, ...] = ()
    parent: str = ""
    index: int = -1

    def hits(self, tally: Tally) -> int:
        """How often it came in all games; for rungs, lines and endings: in how many games."""
        if self.kind == "rung":
            return tally.rungs[self.index]
        if self.kind == "line":
            return tally.lines[self.index]
        if self.kind == "ending":
            return tally.endings[self.index] + tally.others[self.index]
        return sum(tally.hits[key] for key in self.keys)

    def usual(self, tally: Tally) -> int:
        """How often it came in games of doctrine."""
        if self.kind == "ending":
            return tally.endings[self.index]
        return sum(tally.usual_hits[key] for key in self.keys)


def by_hand(scenario: Scenario, part: Part) -> bool:
    """Is it an event that only the facilitator fires? No game between computer seats has it."""
    return part.kind == "event" and scenario.events[part.id.removeprefix("event.")].inject


def parts_of(scenario: Scenario, program: Program) -> list[Part]:
    """All parts, in the order of the sections and of the author."""
    return [
        *_deeds(scenario, program, "action"),
        *_deeds(scenario, program, "event"),
        *_dilemmas(scenario, program),
        *_dealings(scenario, program),
        *(
            Part(f"line.{program.seats[line.actor].id}.{line.id}", "line", line.says, written.span, index=index)
            for index, line in enumerate(program.lines)
            if (written := scenario.actors[program.seats[line.actor].id].red_lines[line.id])
        ),
        *(
            Part(f"rung.{rung.id}", "rung", rung.title, rung.span, index=index)
            for index, rung in enumerate(scenario.rungs.values())
        ),
        *(
            Part(f"ending.{ending.id}", "ending", ending.title, ending.span, index=index)
            for index, ending in enumerate(scenario.endings.values())
        ),
    ]


def deed_id(program: Program, deed: Deed) -> str:
    """The id of the part that a deed was made from."""
    return f"{deed.kind}.{program.sources[deed.source].id}"


def _deeds(scenario: Scenario, program: Program, kind: str) -> Iterator[Part]:
    made: dict[str, list[Deed]] = {}
    for deed in program.deeds:
        if deed.kind == kind:
            made.setdefault(deed.id, []).append(deed)
    written = scenario.actions if kind == "action" else scenario.events
    for id, entry in written.items():
        yield from _deed(f"{kind}.{id}", kind, entry, made.get(id, []))


def _deed(name: str, kind: str, written: Written, deeds: list[Deed], parent: str = "") -> Iterator[Part]:
    keys = [
        Key(what, deed.index, how)
        for deed in deeds
        for what, how in (
            ("joined", 0),
            ("deed", -1),
            *(("deed", how) for how in range(len(deed.results))),
        )
    ]
    yield Part(name, kind, written.title, written.span, tuple(keys), parent)
    for how, (id, outcome) in enumerate(written.outcomes.items()):
        own = tuple(Key("deed", deed.index, how) for deed in deeds)
        yield Part(f"{name}.{id}", "outcome", f"{written.title}: {outcome.title or id}", outcome.span, own, name)


def _dilemmas(scenario: Scenario, program: Program) -> Iterator[Part]:
    made: dict[str, list[Deed]] = {}
    for deed in program.deeds:
        if deed.kind == "option":
            made.setdefault(program.sources[deed.source].id, []).append(deed)
    for dilemma in scenario.dilemmas.values():
        options: list[Part] = []
        for id, option in dilemma.options.items():
            name = f"{dilemma.id}.{id}"
            options += _deed(f"option.{name}", "option", option, made.get(name, []), f"dilemma.{dilemma.id}")
        keys = tuple(key for option in options if option.kind == "option" for key in option.keys)
        yield Part(f"dilemma.{dilemma.id}", "dilemma", dilemma.title, dilemma.span, keys)
        yield from options


def _dealings(scenario: Scenario, program: Program) -> Iterator[Part]:
    for agreement in scenario.agreements.values():
        which = [index for index, deal in enumerate(program.deals) if deal.id == agreement.id]
        yield from _dealing("agreement", "deal", agreement.id, agreement.title, agreement.span, which, AGREED)
    for index, ultimatum in enumerate(scenario.ultimatums.values()):
        yield from _dealing("ultimatum", "demand", ultimatum.id, ultimatum.title, ultimatum.span, [index], DEMANDED)
    for index, exchange in enumerate(scenario.exchanges.values()):
        yield from _dealing("exchange", "crisis", exchange.id, exchange.title, exchange.span, [index], EXCHANGED)


def _dealing(
    kind: str, what: str, id: str, title: str, span: Span, which: list[int], ends: dict[str, int]
) -> Iterator[Part]:
    name = f"{kind}.{id}"
    begun = [Key(what, index, how) for index in which for end, how in ends.items() if end in ("", "offered")]
    yield Part(name, kind, title, span, tuple(begun))
    for end, how in ends.items():
        if end not in ("", "offered"):
            keys = tuple(Key(what, index, how) for index in which)
            yield Part(f"{name}.{end}", "result", end.replace("_", " "), span, keys, name)
