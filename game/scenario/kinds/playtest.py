"""What never comes in the games of a playtest, or hardly ever."""

from game.scenario.kinds.kind import Kind

_DEAD = (
    ("event", "An event never happened", "Its words are read by nobody.", "Loosen what it waits for, or fire it."),
    (
        "dilemma",
        "A dilemma was never put to anybody",
        "It is written in the file, but no game put it.",
        "Let something that does come ask it, or take it out.",
    ),
    (
        "agreement",
        "Nobody ever proposed an agreement",
        "What it promises and what a breach costs play no part.",
        "Look at its needs and costs, or give it more weight in the proposer's doctrine.",
    ),
    (
        "ultimatum",
        "An ultimatum was never issued",
        "It is written in the file, but no game made it.",
        "Let something that does come issue it, or take it out.",
    ),
    (
        "exchange",
        "A crisis exchange never opened",
        "It is written in the file, but no game came to it.",
        "Let something that does come open it, or take it out.",
    ),
    (
        "line",
        "A red line was never crossed",
        "The warning means nothing if no seat ever comes near it.",
        "Bring it closer to what seats do, if it should matter in play.",
    ),
    (
        "rung",
        "No game ever stood on a rung",
        "The ladder has a step that nobody climbs.",
        "Put an action or an event on it, or take it out of the ladder.",
    ),
    (
        "ending",
        "No game ended this way",
        "An ending that is out of reach teaches nothing.",
        "Bring its condition within reach, or move it above the endings that hold first.",
    ),
)
_ONLY_NOTED = ("agreement", "line", "rung")
_RARE = (
    ("event", "An event hardly ever happened"),
    ("dilemma", "A dilemma was hardly ever put to anybody"),
    ("exchange", "A crisis exchange hardly ever opened"),
    ("ending", "Hardly any game ended this way"),
)

ENTRIES = (
    *(
        Kind(f"dead-{part}", "note" if part in _ONLY_NOTED else "warning", "likely", title, why, cure)
        for part, title, why, cure in _DEAD
    ),
    *(
        Kind(
            f"rare-{part}",
            "note",
            "likely",
            title,
            "It came in fewer than one game of a hundred, so that most groups will never meet it.",
            "If more players should meet it, bring what it waits for closer; else let the note stand.",
        )
        for part, title in _RARE
    ),
    Kind(
        "dead-outcome",
        "warning",
        "likely",
        "An outcome never came although its deed was tried often",
        "Its weight, its share or the odds leave it next to no chance.",
        "Give it a weight or a share, look at the odds, or take it out.",
    ),
    Kind(
        "dead-result",
        "note",
        "likely",
        "An agreement, ultimatum or exchange never came to one of its ends",
        "The effects and words that are written for this end are idle.",
        "If it should happen, look at what its parties gain by it.",
    ),
)
