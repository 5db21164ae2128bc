"""Actions, packages and events that could not be ordered or fired."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "consent-impossible",
        "error",
        "sure",
        "An action needs the consent of someone who may not order it",
        "Consent is given by ordering the same action, so it could never be given.",
        "Add the actor to 'who', or take it out of 'consent'.",
    ),
    Kind(
        "joint-alone",
        "warning",
        "sure",
        "An action is joint, but only one actor may order it",
        "A joint action is one that several order together.",
        "Add actors to 'who', or delete 'joint'.",
    ),
    Kind(
        "excludes-itself",
        "error",
        "sure",
        "An action excludes or counters itself",
        "It could then never be ordered.",
        "Name the other action that was meant.",
    ),
    Kind(
        "inject-with-trigger",
        "error",
        "sure",
        "An event left to the facilitator also has a trigger",
        "An inject comes when the facilitator decides, and at no other time.",
        "Delete the trigger, or 'inject'.",
    ),
    Kind(
        "package-for-nobody",
        "error",
        "sure",
        "No actor can order two of a package's actions",
        "A package bundles what one seat orders together.",
        "Choose actions that one actor may order.",
    ),
    Kind(
        "package-too-large",
        "warning",
        "sure",
        "A package has more actions than anybody has orders a turn",
        "It could never be ordered as a whole.",
        "Take actions out of it, or give the actor more slots.",
    ),
)
