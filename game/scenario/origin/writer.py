"""Nodes as YAML that reads back as the same nodes, with a remark beside each value where one is wanted.

Short things stand on one line, as authors write them; key order, signs and quotation marks are the author's. Must
import neither yaml nor the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.origin.scalars import LONG, block, inline

LINE = 120
"""A mapping or list that needs a longer line is written as several."""
WIDTH = 100
"""Long texts are broken into lines of this width."""
_STEP = "  "

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of YAML, and what is to be said beside it."""

    text: str
    remark: str = ""
    striking: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a value; `striking` if it is not as it was first written."""

    text: str
    striking: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """What to say beside values.

    `of` gives the remark of a value at a path; `shared` the one remark of a whole mapping or list, or None if its
    values have different ones; `gone` what is no more in the mapping at a path.
    """

    of: Callable[[Path, Node], Remark]
    shared: Callable[[Path, Node], Remark | None]
    gone: Callable[[Path], list[Remark]]


SILENT = Remarks(lambda path, node: Remark(""), lambda path, node: Remark(""), lambda path: [])
"""Nothing is said."""


def write(node: Node, path: Path, remarks: Remarks = SILENT, *, item: bool = False) -> list[Row]:
    """The value at a path as lines, with its key, or with a dash if it is an item of a list.

    A whole scenario has the path ().
    """
    if not path:
        return list(_Writer(remarks).node(node, path, ""))
    if item:
        return list(_Writer(remarks).item(node, path, ""))
    lead = f"{inline(Scalar(path[-1], False, node.span), flow=False)}:"
    return list(_Writer(remarks).after(lead, node, path, ""))


class _Writer:
    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks

    def node(self, node: Node, path: Path, indent: str) -> Iterator[Row]:
        """A value that stands alone on its lines."""
        if isinstance(node, Mapping) and node.entries:
            yield from self._mapping(node, path, indent)
        elif isinstance(node, Sequence) and node.items:
            yield from self._sequence(node, path, indent)
        else:
            yield Row("{}" if isinstance(node, Mapping) else "[]")

    def _mapping(self, node: Mapping, path: Path, indent: str) -> Iterator[Row]:
        for key, value in node.entries:
            yield from self.after(f"{indent}{inline(key, flow=False)}:", value, (*path, key.text), indent)
        for remark in self._remarks.gone(path):
            yield Row(f"{indent}# {remark.text}", "", remark.striking)

    def _sequence(self, node: Sequence, path: Path, indent: str) -> Iterator[Row]:
        for number, item in enumerate(node.items, 1):
            yield from self.item(item, (*path, str(number)), indent)

    def item(self, node: Node, path: Path, indent: str) -> Iterator[Row]:
        """A value behind a dash; the first line of a mapping stands beside the dash."""
        if isinstance(node, Scalar) or self._line(node, path, f"{indent}-") is not None:
            yield from self.after(f"{indent}-", node, path, indent)
            return
        inside = self.node(node, path, indent + _STEP)
        first = next(inside)
        yield Row(f"{indent}- {first.text.removeprefix(indent + _STEP)}", first.remark, first.striking)
        yield from inside

    def after(self, lead: str, node: Node, path: Path, indent: str) -> Iterator[Row]:
        """A value behind its key or dash, on the same line if it fits there."""
        line = self._line(node, path, lead)
        if line is not None:
            text, remark = line
            yield Row(f"{lead} {text}".rstrip(), remark.text, remark.striking)
        elif isinstance(node, Scalar):
            remark = self._remarks.of(path, node)
            mark, *lines = block(node, WIDTH - len(indent)) or [inline(node, flow=False)]
            yield Row(f"{lead} {mark}", remark.text, remark.striking)
            yield from (Row(f"{indent}{_STEP}{text}" if text else "") for text in lines)
        else:
            yield Row(lead)
            yield from self.node(node, path, indent + _STEP)

    def _line(self, node: Node, path: Path, lead: str) -> tuple[str, Remark] | None:
        """A value on the line that begins with `lead`, with its remark; None if it needs lines of its own."""
        if isinstance(node, Scalar):
            return None if block(node, WIDTH) else (inline(node, flow=False), self._remarks.of(path, node))
        if not _children(node):
            return ("{}" if isinstance(node, Mapping) else "[]"), self._remarks.of(path, node)
        text = _flow(node) if len(path) > 1 or isinstance(node, Sequence) else None
        if text is None or len(lead) + 1 + len(text) > LINE:
            return None
        if isinstance(node, Mapping) and len(node.entries) == 1 and lead.endswith("-"):
            return None  # an effect reads best without brackets: "- change: {tension: +4}"
        remark = self._remarks.shared(path, node)
        return None if remark is None else (text, remark)


def _children(node: Node) -> list[Node]:
    if isinstance(node, Mapping):
        return [value for _, value in node.entries]
    return list(node.items) if isinstance(node, Sequence) else []


def _flow(node: Node) -> str | None:
    """A value within brackets on one line, or None if it holds a long text, nothing, or a list of mappings."""
    if isinstance(node, Scalar):
        empty = not node.text and not node.quoted
        return None if empty or len(node.text) > LONG or "\n" in node.text else inline(node, flow=True)
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        return None
    inner = [_flow(child) for child in _children(node)]
    if None in inner:
        return None
    texts = [text for text in inner if text is not None]
    if isinstance(node, Sequence):
        return f"[{', '.join(texts)}]"
    pairs = zip(node.entries, texts, strict=True)
    return "{" + ", ".join(f"{inline(key, flow=True)}: {text}" for (key, _), text in pairs) + "}"
