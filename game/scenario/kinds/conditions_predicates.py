"""Predicates and named conditions."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "unknown-predicate",
        "error",
        "sure",
        "A predicate is asked that does not exist",
        "A question that the language does not know has no answer.",
        "Correct the spelling; the reference lists all predicates with examples.",
    ),
    Kind(
        "wrong-arguments",
        "error",
        "sure",
        "A predicate is asked in a form that it does not know",
        "How many names it takes, and of what kind, is fixed for each predicate.",
        "Write it as the example in the message.",
    ),
    Kind(
        "not-callable",
        "error",
        "sure",
        "A name that is no predicate has brackets behind it",
        "Meters, flags and named conditions take nothing in brackets.",
        "Delete the brackets and what they hold.",
    ),
    Kind(
        "define-cycle",
        "error",
        "sure",
        "Named conditions are made of each other",
        "None of them could ever be answered.",
        "Write one of them out without the others.",
    ),
    Kind(
        "define-too-large",
        "error",
        "sure",
        "A named condition stands on too many others",
        "Written out in full it would be too long to check in every turn of every game.",
        "Write the inner ones more simply.",
    ),
)
