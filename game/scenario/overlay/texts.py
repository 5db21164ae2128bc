"""The texts of a scenario as a translator meets them: where, how long, what the original says. Must not import yaml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from game.scenario.decode.texts import DOCUMENT
from game.scenario.limits import TEXT
from game.scenario.nodes import Mapping, Scalar
from game.scenario.overlay.walk import Path, walk

Document = Callable[[str], tuple[str, str] | None]
"""The shown name and the text of a file such as `text/briefing.md`, or None."""
HEAD = "head"
"""What the texts at the head of a scenario are called: title, summary, opening ..."""


@dataclass(frozen=True, slots=True)
class Original:
    """A text of the scenario: its path, where it is written, what it says (of a file: what stands there), and the most
    characters that fit where it is shown."""

    path: Path
    scalar: Scalar
    says: str
    limit: int

    @property
    def name(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)

    @property
    def section(self) -> str:
        """The section that it stands in; `HEAD` for a text at the head of a scenario."""
        return self.path[0] if len(self.path) > 1 else HEAD

    @property
    def mark(self) -> str:
        """A few letters that are others once the text is another."""
        return mark_of(self.says)

    @property
    def words(self) -> int:
        """How many words are to be translated."""
        return len(self.says.split())


def mark_of(text: str) -> str:
    """A few letters that stand for a text; the same however its lines are broken."""
    return blake2b(" ".join(text.split()).encode("utf-8"), digest_size=3).hexdigest()


def originals(root: Mapping, document: Document) -> dict[str, Original]:
    """All texts for people by their paths, in the author's order."""
    found: dict[str, Original] = {}

    def visit(path: Path, scalar: Scalar, limit: int) -> Scalar:
        known = document(scalar.text) if DOCUMENT.fullmatch(scalar.text) else None
        says = known[1] if known is not None else scalar.text
        if says.strip():
            one = Original(path, scalar, says.strip(), limit if known is None else max(limit, TEXT.most))
            found[one.name] = one
        return scalar

    walk(root, visit)
    return found
