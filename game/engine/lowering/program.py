"""The way in: a checked scenario becomes a Program."""

from __future__ import annotations

from hashlib import sha256

from game.core.codes import RULES
from game.core.model.scenario import Scenario
from game.core.program import Program
from game.engine.lowering.decimals import with_decimals
from game.engine.lowering.deeds import Grounded, build_deeds, build_happenings, build_questions, lay_out_deeds
from game.engine.lowering.dialogue import Pair, build_crises, build_deals, build_demands, lay_out_dialogue
from game.engine.lowering.doctrine import NO_DOCTRINE, with_doctrine
from game.engine.lowering.lenses import build_lenses
from game.engine.lowering.rest import (
    build_drifts,
    build_finishes,
    build_goals,
    build_ladder,
    build_lines,
    build_map,
    build_seats,
    lay_out_lines,
)
from game.engine.lowering.slots import SlotTable, lay_out
from game.engine.lowering.tables import Tables


def compile_scenario(scenario: Scenario) -> Program:
    """Lower an accepted scenario. Never fails for a scenario that the loader has accepted."""
    tables, grounded, pairs, histories = _laid_out(scenario)
    build_deeds(tables, grounded)
    happenings, questions = build_happenings(tables), build_questions(tables)
    deals, demands, crises = build_deals(tables, pairs), build_demands(tables), build_crises(tables)
    drifts, goals, finishes = build_drifts(tables), build_goals(tables), build_finishes(tables)
    lines, seats = build_lines(tables, histories), build_seats(tables)
    places, units = build_map(tables)
    header = scenario.header
    slots = tables.slots
    program = Program(
        scenario=scenario.name,
        title=header.title,
        rules=RULES,
        fingerprint=_fingerprint(tables),
        turns=header.turns,
        turn_hours=header.turn_length.in_hours(0),
        start_minutes=header.start,
        slots=tuple(slots.infos),
        seats=seats,
        sources=tuple(tables.sources),
        voices=tuple(tables.voices),
        blocks=tuple(tables.blocks),
        deeds=tuple(tables.deeds),
        orders=tuple(tables.orders),
        happenings=happenings,
        questions=questions,
        deals=deals,
        demands=demands,
        crises=crises,
        drifts=drifts,
        goals=goals,
        finishes=finishes,
        lines=lines,
        ladder=build_ladder(tables),
        places=places,
        units=units,
        reports=dict(slots.reports),
        slights=_memory(slots, "slight"),
        credits=_memory(slots, "credit"),
        readings=_memory(slots, "reading"),
        lenses=build_lenses(slots),
        doctrine=NO_DOCTRINE,
        tension=slots.names[header.main_meter],
        deaths=slots.names.get(header.deaths, -1),
        names=dict(slots.names),
    )
    return with_doctrine(tables, with_decimals(program))


def named_slots(scenario: Scenario) -> Tables:
    """Tables in which every name of an accepted scenario has the slot that it has in its Program, and no more.

    With them a `Grounding` lowers any condition of the scenario once more, to be judged line by line.
    """
    return _laid_out(scenario)[0]


def _laid_out(scenario: Scenario) -> tuple[Tables, list[Grounded], list[Pair], dict[tuple[str, str], int]]:
    """The slots of everything that conditions may ask for, before any of it is built."""
    tables = Tables(lay_out(scenario))
    return tables, lay_out_deeds(tables), lay_out_dialogue(tables), lay_out_lines(tables)


def _memory(slots: SlotTable, kind: str) -> dict[tuple[int, int], int]:
    return {
        (seat, other): slots.names[f"{kind}.{actor}.{partner}"]
        for seat, actor in enumerate(slots.actors)
        for other, partner in enumerate(slots.actors)
        if seat != other
    }


def _fingerprint(tables: Tables) -> str:
    """A name for the scenario's text: equal files play equal games."""
    files = tables.scenario.files
    return sha256(repr(sorted(files.items())).encode()).hexdigest()
