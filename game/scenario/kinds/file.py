"""The files themselves: what can be read at all, and how it is put together."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "duplicate-id",
        "error",
        "sure",
        "Two files of one section declare the same id",
        "Only one of the two could count, and which one would depend on the names of the files.",
        "Give one of them another id, or merge the two.",
    ),
)
