"""The map and what stands on it."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "bad-box",
        "error",
        "sure",
        "The corners of the map are in the wrong order",
        "A map without room cannot be drawn.",
        "Write west, south, east, north, in degrees.",
    ),
    Kind(
        "unknown-place",
        "error",
        "sure",
        "A place is named that does not exist",
        "Nothing could stand, move or be shown there.",
        "Correct the spelling, or declare the place under 'places'.",
    ),
    Kind(
        "off-the-map",
        "warning",
        "sure",
        "A place lies outside of the map",
        "What happens there is not seen on the board. Latitude and longitude are often swapped.",
        "Correct the position, or widen 'bbox'.",
    ),
    Kind(
        "unknown-symbol",
        "warning",
        "sure",
        "The program has no symbol for this kind of piece",
        "A plain sign is drawn instead.",
        "Choose one of the kinds that the program can draw.",
    ),
    Kind(
        "unknown-flag-picture",
        "warning",
        "sure",
        "The program has no picture of this flag",
        "The actor's short form is shown instead.",
        "Choose one of the flags that the program has, or leave the field out.",
    ),
    Kind(
        "unknown-place-kind",
        "warning",
        "sure",
        "The program has no sign for this kind of place",
        "A plain dot is drawn instead, as for a city.",
        "Choose one of the kinds that the program can draw, or leave the field out.",
    ),
    Kind(
        "unknown-country",
        "warning",
        "sure",
        "The world map has no country of this name",
        "No land is tinted in the actor's colour, and no border is drawn.",
        "Write the name as the world map has it, or leave the field out.",
    ),
    Kind(
        "unknown-relief",
        "warning",
        "sure",
        "The program has no relief of this name",
        "The land stays plain.",
        "Choose one of the reliefs that the program has, or leave the field out.",
    ),
)
