"""Conditions whose answer stands before the game begins, and lines that say nothing or too much."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "never-holds",
        "warning",
        "likely",
        "A condition asks for a value that no game can reach",
        "What hangs on it never happens, though the number exists and the condition reads well.",
        "Ask for a value within reach, or let something move the number that far.",
    ),
    Kind(
        "always-holds",
        "warning",
        "likely",
        "A condition holds in every game",
        "It decides nothing, so the reader of the file is misled about what matters.",
        "Delete it, or ask for a value that the game can leave.",
    ),
    Kind(
        "turn-never-comes",
        "warning",
        "sure",
        "A condition asks for a turn that the game does not have",
        "The game is over before.",
        "Ask for an earlier turn, or give the game more turns.",
    ),
    Kind(
        "waits-for-nothing",
        "warning",
        "likely",
        "A condition waits for something that can never come about",
        "It stays false in every game, and so does what hangs on it.",
        "Let the awaited thing happen, or take the line out.",
    ),
    Kind(
        "lines-contradict",
        "warning",
        "sure",
        "Two lines of one condition cannot hold together",
        "All lines of a list must hold, so this one never does.",
        "Delete one of them, or write any_of where one is enough.",
    ),
    Kind(
        "doubled-line",
        "warning",
        "sure",
        "One line of a condition is written twice",
        "The second one changes nothing and may have been meant to say something else.",
        "Delete it, or write what was meant.",
    ),
    Kind(
        "implied-line",
        "warning",
        "sure",
        "A line holds whenever another line of the condition does",
        "It looks as if it asked for something, and does not.",
        "Delete it, or write any_of where one is enough.",
    ),
    Kind(
        "odds-line-settled",
        "warning",
        "likely",
        "A line of the odds never applies, or always",
        "Players read it as something that they could bring about or avoid.",
        "Let it depend on something that can change, or add it to 'base'.",
    ),
    Kind(
        "unused-define",
        "warning",
        "sure",
        "A named condition is used nowhere",
        "It looks as if it mattered, and does not.",
        "Use it in a condition, or delete it.",
    ),
)
