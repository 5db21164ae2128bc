"""What the catalogue says about one kind of finding. Pure; must import no more than the core."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.findings import Confidence, Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding, for the page and the terminal that explain it.

    `key`, `severity` and `confidence` are those of every finding of this kind. `title` is one plain sentence without
    a full stop ("A meter is named that does not exist"), `why` says why it matters to the author, `cure` how to mend
    it; both are whole sentences. `family` is filled in from the file that holds the entry.
    """

    key: str
    severity: Severity
    confidence: Confidence
    title: str
    why: str
    cure: str
    family: str = ""
