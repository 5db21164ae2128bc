"""Where each value of a scenario was written, what it replaced, and what was removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.hidden import visible
from game.core.source import Span
from game.scenario.merge import Gathered
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.origin.writer import Path, Remark, Remarks

_SHORT = 30


def remarks(gathered: Gathered) -> Remarks:
    """The origin of each value, for `writer.write`."""
    origin = _Origin(gathered)
    return Remarks(origin.of, origin.shared, origin.gone)


def removal(gathered: Gathered, path: Path) -> str:
    """What became of an entry that is no more there, in words; "" if it was never removed."""
    if path not in gathered.removed:
        return ""
    removed = f"removed in {place(gathered.removed[path])}"
    earlier = gathered.earlier.get(path, ())
    return f"{removed}; was defined in {place(earlier[0].key.span)}" if earlier else removed


def place(span: Span) -> str:
    """File and line."""
    return f"{visible(span.file, 300)}:{span.line}"


@dataclass(frozen=True, slots=True)
class _Origin:
    gathered: Gathered

    def of(self, path: Path, node: Node) -> Remark:
        """File and line of a value, the file that holds its words, and what it replaced."""
        text = place(node.span)
        if isinstance(node, Scalar):
            document = self.gathered.document(node.text)
            text += f", the words of {visible(document[0], 300)}" if document is not None else ""
        earlier = self.gathered.earlier.get(path, ())
        if not earlier:
            return Remark(text)
        if _same(node, earlier[0].value):
            return Remark(f"{text} (the same as {place(earlier[0].value.span)})", True)
        before = "; before that ".join(_brief(one.value) for one in earlier)
        return Remark(f"{text} (replaces {before})", True)

    def shared(self, path: Path, node: Node) -> Remark | None:
        """The origin that all values in a mapping or list have in common; None if they have several."""
        if any(other[: len(path)] == path for other in self._changed if len(other) > len(path)):
            return None
        spans = list(_spans(node))
        if len({(span.file, span.line) for span in spans}) > 1:
            return None
        own = self.of(path, node)
        return own if own.striking else Remark(place(spans[0]))

    def gone(self, path: Path) -> list[Remark]:
        """What was removed from the mapping at a path."""
        found = [other for other in self.gathered.removed if other[:-1] == path]
        return [Remark(f"{visible(one[-1], 80)}: {removal(self.gathered, one)}", True) for one in found]

    @property
    def _changed(self) -> Iterator[Path]:
        yield from self.gathered.earlier
        yield from self.gathered.removed


def _spans(node: Node) -> Iterator[Span]:
    """The places of all values in a node."""
    if isinstance(node, Mapping):
        for _, value in node.entries:
            yield from _spans(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _spans(item)
    else:
        yield node.span


def _same(one: Node, other: Node) -> bool:
    return isinstance(one, Scalar) and isinstance(other, Scalar) and one.text == other.text


def _brief(node: Node) -> str:
    """What stood there: a short text in full, of anything else the place alone."""
    if isinstance(node, Scalar) and len(node.text) <= _SHORT:
        return f"{visible(node.text, 2 * _SHORT)} of {place(node.span)}"
    return place(node.span)
