"""Crisis exchanges: within a turn the actors of a crisis answer each other, at most four times.

At each decision point every actor matches, holds or backs down. Whoever backs down ends the crisis at a price before
the own public, which grows with each step; if all hold it calms down; else it climbs to the next rung, and after the
last step it runs out of control. Each crisis is played at most once a turn, so that every turn ends.
"""

from __future__ import annotations

from game.core.codes import BACK_DOWN, CRISIS, DECISION, EXCHANGE, HOLD, MATCH, ORDERS, STEP, STEPS
from game.core.program import Crisis
from game.engine.perform import PLAYED, WAITING, run_block
from game.engine.world import World


def next_crisis(world: World) -> bool:
    """Stand at the first answer of a crisis that waits to be played; False if none does."""
    for index, crisis in enumerate(world.program.crises):
        if world.slots[crisis.waiting] == WAITING:
            world.slots[DECISION], world.slots[EXCHANGE], world.slots[STEP] = CRISIS, index, 1
            return True
    world.slots[DECISION], world.slots[EXCHANGE], world.slots[STEP] = ORDERS, -1, 0
    return False


def answer(world: World, steps: dict[int, int]) -> bool:
    """Carry out one round of answers. True if the crisis goes on at the next step."""
    crisis = world.program.crises[world.slots[EXCHANGE]]
    step = world.slots[STEP]
    answers = {seat: steps.get(seat, crisis.default) for seat in crisis.actors}
    for seat, given in answers.items():
        world.note(
            "answer",
            crisis.source,
            crisis.seen,
            actor=seat,
            outcome=STEPS[given],
            outcome_title=crisis.titles[given],
            rung=crisis.rungs[step - 1] if given == MATCH else -1,
        )
        run_block(world, crisis.steps[seat][given], crisis.source, crisis.seen)
    backers = [seat for seat, given in answers.items() if given == BACK_DOWN]
    if backers:
        _back_down(world, crisis, backers, step)
        return False
    if all(given == HOLD for given in answers.values()):
        _finish(world, crisis, "calmed", crisis.voices[0], crisis.calmed)
        return False
    if step == len(crisis.rungs):
        _finish(world, crisis, "ran_out", crisis.voices[2], crisis.ran_out)
        return False
    world.ledger.rung = max(world.ledger.rung, crisis.rungs[step])
    world.note(
        "exchange",
        crisis.source,
        crisis.seen,
        rung=crisis.rungs[step],
        text=crisis.says[min(step, len(crisis.says) - 1)],
    )
    return True


def _back_down(world: World, crisis: Crisis, backers: list[int], step: int) -> None:
    _finish(world, crisis, "backed_down", crisis.voices[1], 0)
    for seat in backers:
        run_block(world, crisis.backed_down[seat], crisis.source, crisis.seen)
        if seat in crisis.audience:
            cost = crisis.audience_cost + crisis.audience_growth * (step - 1)
            world.ledger.add(crisis.audience[seat], -cost, crisis.source, crisis.seen, "stepping back in public")


def _finish(world: World, crisis: Crisis, outcome: str, voice: int, block: int) -> None:
    world.ledger.put(crisis.waiting, PLAYED, crisis.source, 0)
    world.note("exchange", crisis.source, crisis.seen, outcome=outcome, voice=voice)
    run_block(world, block, crisis.source, crisis.seen)
