"""Variants: scenarios that extend another one."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "extends-not-text",
        "error",
        "sure",
        "'extends' does not name one scenario",
        "A scenario builds on exactly one other.",
        "Write the id of one scenario.",
    ),
    Kind(
        "unknown-scenario",
        "error",
        "sure",
        "The scenario that is extended does not exist",
        "Without its base nothing of the variant can be checked.",
        "Correct the name; the base is a bundled scenario, or a folder beside or inside this one.",
    ),
    Kind(
        "extends-too-far",
        "error",
        "sure",
        "A scenario builds on too many others",
        "After two steps nobody finds where a value comes from.",
        "Extend the middle one of them, and copy what it adds.",
    ),
    Kind(
        "extends-cycle",
        "error",
        "sure",
        "Scenarios extend one another in a circle",
        "There is no beginning from which the others could be built.",
        "Let one of them extend nothing, or something outside of the circle.",
    ),
    Kind(
        "remove-nothing",
        "error",
        "sure",
        "Something is removed that was not inherited",
        "A misspelt name would leave the inherited entry in the game.",
        "Correct the name, or delete the entry.",
    ),
    Kind(
        "remove-with-more",
        "error",
        "sure",
        "An entry is removed and written at once",
        "It is not clear whether the entry should go or change.",
        "Delete 'remove: true' to change it, or the other fields to remove it.",
    ),
    Kind(
        "like-inherited",
        "warning",
        "likely",
        "A new entry is called nearly like an inherited one",
        "If the inherited one was meant, it stays as it is, and the game has two where you want one.",
        "Write the inherited name. If a new entry is meant, give it a name of its own, or allow it by a comment.",
    ),
)
