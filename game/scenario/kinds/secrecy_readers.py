"""Who reads what, and what words give away."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "text-never-read",
        "warning",
        "sure",
        "A text is written for someone who never reads it",
        "They do not see what it is about.",
        "Add them to 'visible_to', or delete the text.",
    ),
    Kind(
        "tells-author",
        "warning",
        "likely",
        "A text names the author of a deed whose author is hidden",
        "The secret is out with the first report.",
        "Tell what was seen, without the name.",
    ),
    Kind(
        "tells-hidden-piece",
        "note",
        "weak",
        "A text names a piece that its reader cannot see",
        "They learn that it is there.",
        "Describe what was seen without its name, or let them see the piece.",
    ),
)
