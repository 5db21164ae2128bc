"""Fields and the values written for them."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "missing-value",
        "error",
        "sure",
        "Nothing is written where a value belongs",
        "An empty value could mean nothing, zero or a forgotten line; the program does not guess.",
        "Write the value, or delete the whole line.",
    ),
    Kind(
        "wrong-type",
        "error",
        "sure",
        "A value is of the wrong kind",
        "A word where a number belongs, or a list where a text belongs, has no meaning there.",
        "Write a value of the kind that the message names.",
    ),
    Kind(
        "out-of-range",
        "error",
        "sure",
        "A number lies outside of what is allowed",
        "Outside of these bounds the field has no meaning.",
        "Choose a value within the bounds that the message names.",
    ),
    Kind(
        "missing-percent",
        "error",
        "sure",
        "A percent sign is missing",
        "35 could mean 35 % or certainty many times over; shares are always written with the sign.",
        "Write the percent sign.",
    ),
    Kind(
        "too-precise",
        "error",
        "sure",
        "A number has more decimals than are kept",
        "The rules reckon in whole thousandths, so that every machine gets the same game.",
        "Leave out the last decimals.",
    ),
    Kind(
        "unknown-choice",
        "error",
        "sure",
        "A word is not one of those offered",
        "The field takes one of a few words; another one would have no effect.",
        "Choose one of the words that the message lists.",
    ),
    Kind(
        "unknown-field",
        "error",
        "sure",
        "A part has no field of this name",
        "A misspelt field would be ignored without a word.",
        "Correct the name; the reference lists the fields of each part.",
    ),
    Kind(
        "missing-field",
        "error",
        "sure",
        "A field is missing that the part cannot do without",
        "Without it the part cannot be shown or played.",
        "Add the field; the message gives an example where there is one.",
    ),
)
