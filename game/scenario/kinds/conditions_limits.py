"""Conditions that are larger than what is read."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "expression-too-long",
        "error",
        "sure",
        "A condition is longer than is read",
        "Nobody can check so long a line.",
        "Write several lines, or give parts of it a name under 'define'.",
    ),
    Kind(
        "expression-too-many-parts",
        "error",
        "sure",
        "A condition has more words and signs than are read",
        "Nobody can check so long a line.",
        "Write several lines, or give parts of it a name under 'define'.",
    ),
    Kind(
        "expression-too-deep",
        "error",
        "sure",
        "Brackets in a condition stand inside one another too deeply",
        "People cannot count them.",
        "Give the inner part a name under 'define'.",
    ),
)
