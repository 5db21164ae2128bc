"""Conditions that always or never hold, or mix up numbers and yes/no."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "always-true",
        "warning",
        "sure",
        "A comparison always holds",
        "The number cannot leave its range, so the condition asks nothing.",
        "Correct the number, or delete the comparison.",
    ),
    Kind(
        "never-true",
        "warning",
        "sure",
        "A condition can never hold",
        "What depends on it never comes to pass in any game.",
        "Correct the number or the meter's range; write 'or' where one of two is enough.",
    ),
    Kind(
        "not-a-condition",
        "error",
        "sure",
        "A number stands where a yes or no is asked for",
        "Whether the number is high enough is not said.",
        "Compare it: tension >= 60.",
    ),
    Kind(
        "not-a-number",
        "error",
        "sure",
        "A yes or no stands where a number is asked for",
        "A flag cannot be compared or reckoned with.",
        "Write the flag alone, or name a meter.",
    ),
    Kind(
        "truth-word",
        "error",
        "sure",
        "A condition is compared with true or false",
        "Flags and named conditions are yes or no by themselves.",
        "Write the flag alone, or 'not' before it.",
    ),
)
