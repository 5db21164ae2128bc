"""What can never come about: events, flags, facts and endings that nothing leads to."""

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
    Kind(
        "after-the-end",
        "warning",
        "sure",
        "An event is set for a turn that never comes",
        "The game is over before.",
        "Choose an earlier turn, or give the game more turns.",
    ),
    Kind(
        "flag-never-set",
        "warning",
        "sure",
        "A flag is asked for, but nothing ever changes it",
        "Conditions on it come out the same in every game.",
        "Raise or lower it by an effect: flag, unflag.",
    ),
    Kind(
        "flag-never-tested",
        "warning",
        "sure",
        "No condition asks for a flag",
        "Raising it makes no difference to any game.",
        "Ask for it in a condition, or delete it.",
    ),
    Kind(
        "fact-never-revealed",
        "warning",
        "sure",
        "Nobody who does not know a fact can ever learn it",
        "It stays with those who know it at the start, so that no game can turn on it.",
        "Reveal it by an effect, or let everyone know it from the start.",
    ),
    Kind(
        "ending-unreachable",
        "warning",
        "sure",
        "An ending can never come, since one before it always holds",
        "Endings are tried in their order, and the first that holds is the one.",
        "Give the earlier ending a condition, or put it last.",
    ),
    Kind(
        "no-last-ending",
        "error",
        "sure",
        "The last ending does not always hold",
        "A game in which no ending holds would have no result.",
        "Let the last ending hold at the end without a condition.",
    ),
    Kind(
        "event-loop",
        "warning",
        "likely",
        "Events fire each other without end",
        "The rules cut the chain after eight rounds, in the middle of the story.",
        "Write once: true, or schedule one of them for a later turn.",
    ),
)
