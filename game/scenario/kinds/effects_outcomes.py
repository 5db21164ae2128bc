"""Outcomes and how likely each of them is."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "no-success",
        "error",
        "sure",
        "There are odds, but no outcome called success",
        "The odds say how likely success is, so it must be said what success does.",
        "Name one of the outcomes success.",
    ),
    Kind(
        "share-of-end",
        "error",
        "sure",
        "Success or failure has a share of its own",
        "How likely the two are comes from the odds alone.",
        "Delete the share; give shares to the outcomes beside them.",
    ),
    Kind(
        "share-sum",
        "error",
        "sure",
        "Shares add up to more than all of it",
        "Shares are parts of what success leaves, so that together they cannot be more than 100 %.",
        "Lower some of them.",
    ),
    Kind(
        "share-without-odds",
        "error",
        "sure",
        "An outcome has a share, but there are no odds",
        "Shares are parts of what success leaves; without odds outcomes are weighed against each other.",
        "Write a weight in place of the share.",
    ),
    Kind(
        "weight-with-odds",
        "error",
        "sure",
        "An outcome has a weight beside odds",
        "With odds, success and failure are decided by them, and the rest by shares.",
        "Write a share in place of the weight.",
    ),
    Kind(
        "weight-sum",
        "error",
        "sure",
        "No outcome can come: all weigh nought",
        "There is nothing to draw from.",
        "Give at least one outcome a weight above 0.",
    ),
)
