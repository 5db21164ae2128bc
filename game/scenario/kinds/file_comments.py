"""Comments that let a warning or note stand."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "allow-without-reason",
        "warning",
        "sure",
        "A comment allows a finding without saying why",
        "In a year nobody will know whether it was looked into or only silenced, so the finding is told all the same.",
        "Go on with the word because, and the reason.",
    ),
    Kind(
        "allow-error",
        "warning",
        "sure",
        "A comment allows an error",
        "What is an error cannot be played, whatever the reason.",
        "Mend the error, and delete the comment.",
    ),
    Kind(
        "allow-unknown",
        "warning",
        "sure",
        "A comment allows a finding that does not exist",
        "The comment does nothing, and what it was meant for is told all the same.",
        "Write the key that stands in square brackets behind the message.",
    ),
    Kind(
        "allow-nothing",
        "warning",
        "sure",
        "A comment allows a finding that is not there",
        "It was mended since, or the comment stands on the wrong line; left alone it would hide the next one.",
        "Delete the comment, or move it to the line it is about, or just above.",
    ),
)
