"""What a seat could learn that it may not know."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "needs-hidden",
        "error",
        "sure",
        "What may be ordered depends on something its actor does not know",
        "The lock on the button would tell the secret.",
        "Move the condition to 'fails_if', which is judged unseen, or let the actor know it.",
    ),
    Kind(
        "names-hidden-author",
        "error",
        "sure",
        "A text names the author of a deed who is to stay hidden",
        "{self} becomes the name of whoever did it.",
        "Leave {self} out of the text, or let the author be known.",
    ),
)
