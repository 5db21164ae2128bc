"""Lines of Python source, and the few forms that recur in them."""

from __future__ import annotations

from game.core.fixed import CERTAIN
from game.core.luck import GOLDEN, MASK


class Writer:
    """Collects lines; `depth` is how far the next ones are indented."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.depth = 0

    def __call__(self, line: str) -> None:
        self.lines.append(" " * self.depth + line)

    def function(self, head: str) -> None:
        """Begin a function."""
        self.depth = 0
        self(f"def {head}:")
        self.depth = 1

    def returns(self) -> None:
        """End a function that gives nothing and may have no other line."""
        self("pass")
        self.depth = 0

    def mixed(self, stable: int, purpose: int) -> None:
        """Put `draw(k, stable, purpose)` without its last step into `x`: `drawn` and `luckier` go on from there."""
        self(f"x=(k^{stable ^ purpose << 56})+{GOLDEN}&{MASK}")
        self(f"x=(x^x>>30)*{0xBF58476D1CE4E5B9}&{MASK}")
        self(f"x=(x^x>>27)*{0x94D049BB133111EB}&{MASK}")

    @property
    def text(self) -> str:
        """The whole source."""
        return "\n".join(self.lines)


def drawn(below: str) -> str:
    """A number in 0..below-1 of the `x` that `mixed` left."""
    return f"((x^x>>31)>>32)*{below}>>32"


def bound(part: int, whole: int) -> int:
    """What 64 random bits are below just where their number in 0..whole-1 is below `part`: spares working it out."""
    return -(-(part << 32) // whole) << 32


def luckier(part: int, whole: int) -> str:
    """A test with a chance of `part` in `whole` on the `x` that `mixed` left."""
    return f"x^x>>31<{bound(part, whole)}"


def share(amount: int, factor: str) -> str:
    """`percent_of(amount, factor)` for a fixed amount."""
    return f"{amount}*{factor}//{CERTAIN}" if amount >= 0 else f"-({-amount}*{factor}//{CERTAIN})"
