"""Endings that no game can have, or every game."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "ending-never-met",
        "warning",
        "likely",
        "An ending's condition can never hold",
        "Players are told of a way out that is not there.",
        "Ask for values and events that can come about.",
    ),
    Kind(
        "ending-shadowed",
        "warning",
        "sure",
        "An earlier ending holds whenever this one does",
        "Endings are tried in order, so this one never comes.",
        "Move it up, or let the earlier one ask for more.",
    ),
    Kind(
        "ending-at-start",
        "warning",
        "likely",
        "An ending that is checked at once holds from the start",
        "The game is over after the first turn.",
        "Write check: at_end, or ask for something that has to come about first.",
    ),
    Kind(
        "no-good-ending",
        "warning",
        "likely",
        "No ending that can come is a good one",
        "Without anything to win, trainees learn only that the crisis was lost.",
        "Add an ending with quality: good, or mend the condition of the one there is.",
    ),
)
