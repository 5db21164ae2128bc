"""Verbs, and effects that contradict themselves."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "unknown-verb",
        "error",
        "sure",
        "An effect begins with a verb that does not exist",
        "An effect that cannot be understood would do nothing.",
        "Correct the spelling; the reference lists all verbs with examples.",
    ),
    Kind(
        "missing-verb",
        "error",
        "sure",
        "An effect has no verb",
        "It says when or how likely, but not what happens.",
        "Write one verb, such as change, flag or fire.",
    ),
    Kind(
        "several-verbs",
        "error",
        "sure",
        "An effect has two verbs",
        "Which of the two the chance or the delay beside them belongs to could not be told.",
        "Begin the second verb with a dash of its own.",
    ),
    Kind(
        "no-effect",
        "warning",
        "sure",
        "A change by nought does nothing",
        "The line was most likely left over, or the amount was forgotten.",
        "Write the amount, or delete the line.",
    ),
    Kind(
        "several-ways",
        "error",
        "sure",
        "A number is to move in two ways at once",
        "A process drifts, rises or decays; two of them in one entry contradict each other.",
        "Keep one of them, or write two processes.",
    ),
)
