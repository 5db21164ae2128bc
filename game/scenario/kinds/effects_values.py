"""Amounts and fields that come to nothing."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "nothing-to-cancel",
        "warning",
        "sure",
        "An event is cancelled that is never scheduled",
        "Only what waits for its time can be taken out of the queue.",
        "Schedule the event for later somewhere, or delete the effect.",
    ),
    Kind(
        "value-out-of-range",
        "warning",
        "sure",
        "An amount lies outside of the range of its number",
        "It is cut off at the end of the range, so that the file says one thing and the game does another.",
        "Choose a value within the range, or widen 'min' and 'max'.",
    ),
    Kind(
        "known-exactly",
        "warning",
        "sure",
        "A report is about a number that its readers know exactly",
        "There is nothing to estimate, so the effect does nothing.",
        "Collect a number with visibility: own or hidden, or delete the effect.",
    ),
    Kind(
        "lonely-field",
        "warning",
        "sure",
        "A field stands without the one that it bears on",
        "Alone it changes nothing.",
        "Add the other field, or delete this one.",
    ),
    Kind(
        "never-drawn",
        "warning",
        "sure",
        "Something has no chance to come",
        "A weight, share or chance of nothing, or certain success, leaves it out of every game.",
        "Give it a chance, or delete it.",
    ),
    Kind(
        "undoes-itself",
        "warning",
        "sure",
        "One list of effects does something and undoes it",
        "All effects of a list are applied together, so one of them was not meant.",
        "Delete one of the two, or let one of them come later.",
    ),
)
