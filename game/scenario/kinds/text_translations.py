"""Translations of a scenario's texts."""

from game.scenario.kinds.kind import Kind

ENTRIES = (
    Kind(
        "orphan-translation",
        "warning",
        "sure",
        "A translation is there for a text that is not",
        "Its words are never read; most often a name in the scenario has changed, or is misspelt in the translation.",
        "Correct the name, or delete the translation.",
    ),
    Kind(
        "stale-translation",
        "warning",
        "sure",
        "A text has changed since it was translated",
        "Readers of the two languages would be told different things.",
        "Correct the translation. 'whitecell text --extract' writes the new original above it, with its new mark.",
    ),
    Kind(
        "placeholder-differs",
        "warning",
        "sure",
        "A translation has other quantities or names than the original",
        "Words in braces are figures and names; readers of the two languages would be told different ones.",
        "Write what stands in braces as the original does.",
    ),
    Kind(
        "translated-twice",
        "error",
        "sure",
        "A text is translated twice in one file",
        "Only one of them would count, and nobody could see which.",
        "Delete one of them.",
    ),
)
