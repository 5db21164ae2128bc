"""What makes an exercise fair to its players and useful to its trainees."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "same-title",
        "warning",
        "sure",
        "One actor has two actions of the same title",
        "Players could not tell them apart.",
        "Give one of them another title.",
    ),
    Kind(
        "no-debrief",
        "warning",
        "sure",
        "Force on a grave rung has nothing for the discussion afterwards",
        "What trainees should take from the use of force is the point of the exercise.",
        "Add 'debrief' with a question or two.",
    ),
    Kind(
        "unsourced",
        "note",
        "sure",
        "A fact, actor or event of a real crisis cites no source",
        "Trainees ask where a figure comes from, and the review prints the sources.",
        "Add 'sources', or mark what is invented with fictional: true.",
    ),
)
