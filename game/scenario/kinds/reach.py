"""What can never come about: events, flags, facts, endings and actions that nothing leads to."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "never-triggered",
        "warning",
        "sure",
        "Nothing can make this event happen",
        "An event without a trigger stands in the file but never in a game, so the work put into it is lost.",
        "Give it 'at', 'when' or 'chance', fire it from another part, or leave it to the facilitator: inject: true.",
    ),
)
