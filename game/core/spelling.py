"""Which name an author meant. Pure; must import nothing from the game."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 64  # characters compared; ids are shorter, and a hostile word must not cost time
_MOST = 2_000  # names compared, for the same reason

Score = tuple[float, int, int]


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` most likely misspells, or None when none is near.

    Differences of case, of `_`, `-` and spaces count least; then single edits, where two swapped neighbours are one
    edit; then a beginning that fits. About a third of the letters may differ. Ties go to the candidate that shares
    the longer beginning, then the longer ending, then to the first one offered. Only the first 2,000 are compared.
    """
    wanted = _plain(word)
    if not wanted:
        return None
    names = list(dict.fromkeys(candidates))[:_MOST]
    allowed = max(1, (len(wanted) + 1) // 3)
    # Single edits are by far the most frequent, and looking for them alone is several times faster.
    return _best(wanted, names, 1, beginnings=False) or _best(wanted, names, allowed, beginnings=True)


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    return name[:_LONGEST].casefold().replace("-", "_").replace(" ", "_")


@lru_cache(maxsize=8192)
def _letters(name: str) -> int:
    """The set of letters as bits: two words at n edits differ in at most 2n of them."""
    bits = 0
    for character in name:
        bits |= 1 << (ord(character) % 64)
    return bits


def _best(wanted: str, names: list[str], allowed: int, *, beginnings: bool) -> str | None:
    """The nearest name within so many edits, or else, if asked for, one that begins alike."""
    best: str | None = None
    best_score: Score | None = None
    for candidate in names:
        score = _score(wanted, _plain(candidate), allowed, beginnings)
        if score is not None and (best_score is None or score < best_score):
            best, best_score = candidate, score
    return best


def _score(wanted: str, name: str, allowed: int, beginnings: bool) -> Score | None:
    """How unlikely it is that `wanted` was meant as `name`, or None when it is out of the question."""
    cost = _cost(wanted, name, allowed)
    if cost is None and beginnings and _begins_alike(wanted, name):
        cost = allowed + 0.5
    if cost is None:
        return None
    return cost, -_shared_start(wanted, name), -_shared_start(wanted[::-1], name[::-1])


def _cost(wanted: str, name: str, allowed: int) -> float | None:
    if (_letters(wanted) ^ _letters(name)).bit_count() <= 2 * allowed:
        edits = edit_distance(wanted, name, allowed)
        if edits is not None and edits < max(len(wanted), len(name)):
            return edits
        if wanted.replace("_", "") == name.replace("_", ""):
            return 0.5
    return None


def _begins_alike(wanted: str, name: str) -> bool:
    return min(len(wanted), len(name)) >= 3 and (name.startswith(wanted) or wanted.startswith(name))


def _shared_start(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def edit_distance(a: str, b: str, limit: int) -> int | None:
    """Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; None above `limit`."""
    if abs(len(a) - len(b)) > limit:
        return None
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(above) > limit:
            return None
        before, above = above, row
    return above[-1] if above[-1] <= limit else None
