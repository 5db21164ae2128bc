"""Words and the order of words inside of conditions."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "english-words",
        "error",
        "sure",
        "A condition is written in English words",
        "Comparisons are signs, so that they can mean only one thing.",
        "Write the sign that the message shows.",
    ),
    Kind(
        "keyword-case",
        "error",
        "sure",
        "'and', 'or' or 'not' is written with capital letters",
        "Words of the language are written in lower case, so that they cannot be taken for names.",
        "Write it in lower case.",
    ),
    Kind(
        "misplaced-not",
        "error",
        "sure",
        "'not' stands where it cannot be read",
        "It turns around the whole condition behind it.",
        "Put it in front of the comparison or name.",
    ),
    Kind(
        "missing-operand",
        "error",
        "sure",
        "Something is missing before or after a sign",
        "Half a comparison asks nothing.",
        "Complete it, or leave the sign out.",
    ),
    Kind(
        "missing-operator",
        "error",
        "sure",
        "Two parts of a condition stand side by side",
        "Whether both must hold or one is enough is not said.",
        "Write 'and' or 'or' between them.",
    ),
    Kind(
        "stray-comma",
        "error",
        "sure",
        "A comma stands between two conditions",
        "Whether both must hold or one is enough is not said.",
        "Write 'and' or 'or'.",
    ),
    Kind(
        "empty-expression",
        "error",
        "sure",
        "A condition is empty",
        "Nothing is asked, so nothing can hold.",
        "Write what must hold, or delete the line.",
    ),
)
