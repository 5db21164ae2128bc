"""Names that are declared elsewhere: in conditions, lists and amounts."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "unknown-meter",
        "error",
        "sure",
        "A meter is named that does not exist",
        "An amount for a meter that nobody declared would change nothing, and no player would ever see why.",
        "Correct the spelling, or declare the meter under 'meters'.",
    ),
)
