"""From a saved game back to a table, and over a saved game record by record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from game.agents.base import SpecError, agents_for, without_programs
from game.agents.spec import EVERY
from game.core.codes import RULES
from game.core.model.scenario import Scenario
from game.core.moves import Move
from game.core.program import Program
from game.core.state import State
from game.engine.lowering.program import compile_scenario
from game.engine.policies.doctrine import Reason
from game.engine.reference import start, step
from game.scenario.build import load_files
from game.session.errors import DamagedSave
from game.session.fitting import log_fits, state_fits
from game.session.header import Header
from game.session.journal import Journal
from game.session.jsontext import Json
from game.session.reading import Opened, read_save
from game.session.record import load_moves, load_step
from game.session.table import Round, Table
from game.version import __version__


def header_for(scenario: Scenario, seed: int, seats: tuple[str, ...], spec: str, created: str = "") -> Header:
    """The header of a new game's journal; it carries the scenario along."""
    return Header(
        program=__version__,
        rules=RULES,
        seed=seed,
        scenario=scenario.name,
        title=scenario.header.title,
        seats=seats,
        agents=spec,
        created=created,
        sources=dict(scenario.files),
        language=scenario.language,
    )


@dataclass(frozen=True, slots=True)
class Story:
    """A saved game without a table: its scenario, its rounds, who sat where.

    No program that the save names is ever run: in `header.agents` the default has taken its place, and `programs` are
    the seats that it played.
    """

    header: Header
    scenario: Scenario
    program: Program
    rounds: list[Round]
    notes: list[Json]
    unfinished: tuple[Move, ...] | None
    """Moves that were committed, but whose state did not reach the disk."""
    notice: str | None
    programs: tuple[str, ...] = ()


def read_story(path: Path) -> Story:
    """Read a saved game; nothing is computed anew. Raises SaveError."""
    return _story(path, read_save(path, rules=RULES))


def _story(path: Path, opened: Opened) -> Story:
    loaded = load_files(opened.header.sources, language=opened.header.language)
    if loaded.scenario is None:
        raise DamagedSave(path, "carries a scenario that this version of the program refuses")
    rounds: list[Round] = []
    waiting: tuple[Move, ...] | None = None
    reasons: dict[int, tuple[Reason, ...]] = {}
    notes: list[Json] = []
    try:
        for record in opened.records:
            if record.kind == "note":
                notes.append(record.payload)
            elif record.kind == "moves":
                waiting, reasons = load_moves(record.payload)
            elif record.kind == "state":
                state, log, draws = load_step(record.payload)
                rounds.append(Round(waiting or (), state, log, draws, (), reasons))
                waiting, reasons = None, {}
    except ValueError as error:
        raise DamagedSave(path, f"cannot be used: {error}") from error
    program = compile_scenario(loaded.scenario)
    if not all(state_fits(program, made.state) and log_fits(program, made.log, made.draws) for made in rounds):
        raise DamagedSave(path, "holds states that do not fit its scenario")
    try:
        agents, programs = without_programs(opened.header.agents)
        agents_for(program, agents)
        for seat in opened.header.seats:
            program.seat_of(seat)
    except (SpecError, KeyError) as error:
        raise DamagedSave(path, "names players that its scenario does not have") from error
    header = replace(opened.header, agents=agents)
    return Story(header, loaded.scenario, program, rounds, notes, waiting, opened.notice, programs)


def resume(path: Path, agents: str = "") -> tuple[Table, str | None]:
    """Open a saved game to go on with it; the second value says what a person should know of it, if there is anything.

    `agents` is a SPEC for the seats without a person, in place of the one that was saved. Moves that were committed
    just before a crash are carried out again: their step is the same. Raises SaveError; SpecError for `agents`.
    """
    journal, opened = Journal.open(path, rules=RULES)
    try:
        story = _story(path, opened)
        seats = tuple(story.program.seat_of(seat) for seat in story.header.seats)
        rounds = story.rounds or [_first(story)]
        table = Table(story.scenario, story.program, rounds, seats, agents or story.header.agents, journal)
        table.notes = story.notes
        if not story.rounds:
            table.write(rounds[0])
        elif story.unfinished is not None:
            table.redo(story.unfinished)
    except BaseException:
        journal.close()
        raise
    said = (story.notice, "" if agents else _tamed(story.programs))
    return table, " ".join(filter(None, said)) or None


def _tamed(seats: tuple[str, ...]) -> str:
    if not seats:
        return ""
    who = "seats" if EVERY in seats else " and ".join(seats)
    return f"A program played {who} of this game; doctrine plays on, as no program is run for a save alone."


def _first(story: Story) -> Round:
    result = start(story.program, story.header.seed)
    return Round((), result.state, result.log, result.draws, result.refusals, {})


@dataclass(frozen=True, slots=True)
class Verdict:
    """One replayed step: the recorded state, and where the recomputed one differs ("" if nowhere)."""

    state: State
    difference: str


def verify(story: Story) -> Iterator[Verdict]:
    """Recompute every step of a saved game and compare; stops after the first difference."""
    state: State | None = None
    for made in story.rounds:
        if state is None:
            state = start(story.program, story.header.seed).state
        else:
            state = step(story.program, state, made.moves).state
        difference = "" if state.digest == made.state.digest else _difference(story.program, made.state, state)
        yield Verdict(made.state, difference)
        if difference:
            return


def _difference(program: Program, recorded: State, computed: State) -> str:
    for info, old, new in zip(program.slots, recorded.slots, computed.slots, strict=True):
        if old != new:
            return f"turn {recorded.turn}, {info.name}: the save has {old}, replaying gives {new}"
    if recorded.queue != computed.queue:
        return (
            f"turn {recorded.turn}, what is scheduled: the save has {recorded.queue}, replaying gives {computed.queue}"
        )
    return f"turn {recorded.turn}: the save's seed is {recorded.seed}, replaying gives {computed.seed}"
