"""Files and scenarios that are larger than what is read."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "too-deep",
        "error",
        "sure",
        "Brackets or lists stand inside one another too deeply",
        "Such nesting cannot be read by people; most often a bracket is repeated by mistake.",
        "Delete the surplus brackets.",
    ),
    Kind(
        "file-too-big",
        "error",
        "sure",
        "A file is larger than one megabyte",
        "So large a file is a mistake; reading it would take seconds.",
        "Split it into a folder of fragments.",
    ),
    Kind(
        "too-many-files",
        "error",
        "sure",
        "A folder holds too many files for a scenario",
        "A folder of photographs or downloads was named, or fragments are far too small.",
        "Put only the scenario's own files into its folder; join small fragments.",
    ),
    Kind(
        "too-many-values",
        "error",
        "sure",
        "A file holds more values than are read",
        "Checking must stay a matter of seconds.",
        "Split the file into a folder of fragments; cut lists that were made by a program.",
    ),
    Kind(
        "too-many-mistakes",
        "error",
        "sure",
        "There are so many mistakes that the rest of the conditions is not read",
        "Among hundreds of unknown names each one more takes longer to search for.",
        "Mend the first mistakes and check again; often one missing file is the cause of all.",
    ),
    Kind(
        "too-many-actors",
        "error",
        "sure",
        "A scenario has more actors than the table can seat",
        "Every pair of actors has trust and every action a target, so the work grows with the square.",
        "Join actors that decide together; at most 24 are possible.",
    ),
)
