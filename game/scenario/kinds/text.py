"""Texts that people read."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "unknown-placeholder",
        "error",
        "sure",
        "A text has braces around something unknown",
        "Braces hold a quantity such as {570 km}, {self} or {target}; anything else would stand in the text as it is.",
        "Write a known unit or name, or leave the braces out.",
    ),
    Kind(
        "unknown-text",
        "error",
        "sure",
        "A text points at a file that is not there",
        "The reader would see the name of a file in place of the text.",
        "Correct the name, or write the file into the folder 'text' of the scenario.",
    ),
    Kind(
        "text-too-long",
        "error",
        "sure",
        "A text does not fit where it is shown",
        "It would be cut on the board.",
        "Shorten it; long prose belongs in a file under text/.",
    ),
    Kind(
        "comma-between-texts",
        "warning",
        "likely",
        "A comma in a list splits a text",
        "In a list in brackets each comma begins a new text, so a question with a comma becomes two.",
        "Put each text with a comma in quotes.",
    ),
)
