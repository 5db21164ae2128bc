"""What a playtest finds about the course of games: endings, scores, meters, numbers and words."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "one-ending",
        "warning",
        "likely",
        "Nearly every game ends the same way",
        "What players do hardly matters for the end.",
        "Bring the other endings within reach, or tighten the condition of this one.",
    ),
    Kind(
        "settled-early",
        "warning",
        "likely",
        "The ending is settled long before the game is over",
        "From then on players sit at a table where nothing is left to decide.",
        "Let later turns undo what the first ones do, or judge the ending on what players can still change.",
    ),
    Kind(
        "always-first",
        "warning",
        "likely",
        "One seat nearly always has the best score",
        "The seats are not compared fairly, and the others cannot do anything about it.",
        "Make its objectives harder to reach ('from' and 'to'), or those of the others easier.",
    ),
    Kind(
        "score-stands-still",
        "warning",
        "likely",
        "The score of a seat is nearly the same in every game",
        "Nothing that its player does is rewarded.",
        "Measure something that the game moves, or widen 'from' and 'to' of its objectives.",
    ),
    Kind(
        "runaway-meter",
        "warning",
        "likely",
        "A meter sticks to one end of its range",
        "From then on it tells players nothing, and effects on it are lost.",
        "Weaken what drives it, give it a soft cap or a process that draws it back, or widen its range.",
    ),
    Kind(
        "runaway-counter",
        "warning",
        "likely",
        "A counter grows ever faster",
        "The second half of a game drowns in what the first half began.",
        "Slow it down: a process with 'keep', or effects that do not depend on its own value.",
    ),
    Kind(
        "sensitive-number",
        "warning",
        "likely",
        "The endings hang on a single number",
        "A little more or less of it would turn many games, so that the result rests on one guess.",
        "Give a source for it, or spread what it does over several numbers.",
    ),
    Kind(
        "unread-text",
        "note",
        "likely",
        "Words were read by nobody",
        "Those for whom they are written never see what they tell of.",
        "Let those who should read it see it ('visible_to'), or take the words out.",
    ),
)
