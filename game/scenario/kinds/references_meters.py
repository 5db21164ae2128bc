"""Fields and effects that name a number, and a meter that does not fit."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "not-a-meter",
        "error",
        "sure",
        "An effect changes something that is not a number",
        "Only meters and counters can be changed by an amount; flags and rungs have verbs of their own.",
        "Use the verb that the message names.",
    ),
    Kind(
        "not-world-meter",
        "error",
        "sure",
        "The meter shown large belongs to actors",
        "The big dial of the board shows one number for all.",
        "Name a meter of the world.",
    ),
    Kind(
        "not-actor-meter",
        "error",
        "sure",
        "A currency or audience is no meter of that actor",
        "Whoever pays must have something to pay with.",
        "Name a meter that belongs to actors, and give this actor a start value.",
    ),
    Kind(
        "not-pair-meter",
        "error",
        "sure",
        "The trust of an agreement is no meter of pairs",
        "A breach costs the trust of one actor in another, so the meter must stand between two.",
        "Name a meter with 'of: pair' that all parties have.",
    ),
    Kind(
        "not-own-meter",
        "error",
        "sure",
        "Costs are paid from a meter that is not one's own",
        "Nobody can spend what belongs to the world or to another actor.",
        "Name a meter of actors alone: it is that of whoever acts.",
    ),
)
