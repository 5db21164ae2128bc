"""What makes an exercise teach something."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "not-exercised",
        "warning",
        "sure",
        "Nothing that can happen exercises a learning objective",
        "It stands in the plan, and nobody can observe it.",
        "Name events, dilemmas or actions in 'observe' that can happen.",
    ),
    Kind(
        "seat-without-lesson",
        "note",
        "sure",
        "A seat takes part in no learning objective",
        "Whoever sits there helps others to learn.",
        "Name one of its actions or dilemmas in 'observe'.",
    ),
    Kind(
        "no-questions",
        "note",
        "sure",
        "Something gives the group nothing to discuss, though others of its kind do",
        "The talk after the game is where most is learnt.",
        "Add 'questions'.",
    ),
    Kind(
        "no-expectation",
        "note",
        "sure",
        "An inject does not say what to expect",
        "The facilitator cannot tell whether the players did well.",
        "Add 'expected'.",
    ),
    Kind(
        "options-alike",
        "warning",
        "sure",
        "Two answers to a dilemma do the same",
        "There is nothing to decide between them.",
        "Let one of them change something else, or delete it.",
    ),
    Kind(
        "option-dominated",
        "warning",
        "sure",
        "An answer does the same as another and costs more",
        "Nobody should ever choose it.",
        "Let it gain something for its price, or delete it.",
    ),
    Kind(
        "action-dominated",
        "warning",
        "sure",
        "An action does the same as another and costs more",
        "Nobody should ever order it.",
        "Let it gain something for its price, or delete it.",
    ),
    Kind(
        "title-twice",
        "warning",
        "sure",
        "Two entries of one list have the same title",
        "Readers could not tell them apart.",
        "Give one of them another title.",
    ),
)
