"""Topics as plain text for a terminal: paragraphs wrapped, boxes of code indented, without the marks of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from game.scenario.reference.fences import Fence
from game.scenario.reference.topic import LINK, Field, Topic

_BOX = re.compile(r"^(?P<marks>```+)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=marks)$", re.MULTILINE | re.DOTALL)
_LINKED = re.compile(rf"\[([^\]]+)\]\({LINK}[^)]*\)")
_STRONG = re.compile(r"\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")
_ITEM = re.compile(r"\s*(?:-|\d+\.) ")


def topic_text(topic: Topic, width: int) -> str:
    """A topic with its fields, ended by a line feed."""
    title = plain(topic.title).replace("`", "")
    head = title if topic.kind == "chapter" else f"{title} ({topic.kind})"
    fields = (field_text(field, width) for field in topic.fields)
    parts = (f"{head}\n{'=' * len(head)}", markdown_text(topic.text, width), *fields, markdown_text(topic.more, width))
    return "\n\n".join(part for part in parts if part) + "\n"


def field_text(field: Field, width: int) -> str:
    """A field's name, and what there is to say about it below."""
    lines = [field.doc, f"Takes {field.takes}."]
    if field.default:
        lines.append(f"Without it: {field.default}.")
    if field.example:
        lines.append(f"For example: {field.example}")
    name = f"{field.name} (required)" if field.required else field.name
    return "\n".join([f"  {name}", *(wrapped(plain(line), width, "      ") for line in lines)])


def plain(markdown: str) -> str:
    """Words without links and stress; names keep their backticks."""
    return _STRONG.sub(lambda found: found[1] or found[2], _LINKED.sub(r"\1", markdown))


def markdown_text(markdown: str, width: int) -> str:
    """A text with its boxes, tables and lists."""
    parts: list[str] = []
    at = 0
    for box in _BOX.finditer(markdown):
        parts += _blocks(markdown[at : box.start()], width)
        caption = Fence(box["info"].strip(), "").caption
        body = indent(box["body"].rstrip(), "    ")
        parts.append(f"  {caption}:\n{body}" if caption and not box["info"].startswith("value") else body)
        at = box.end()
    return "\n\n".join((*parts, *_blocks(markdown[at:], width)))


def _blocks(markdown: str, width: int) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if block.startswith("|"):
            yield _table(block.split("\n"), width)
        elif _ITEM.match(block):
            items = re.split(r"\n(?=(?:-|\d+\.) )", block)
            yield "\n".join(wrapped(plain(item), width, "  ", "    ") for item in items)
        elif block.startswith("#"):
            yield plain(block.lstrip("# "))
        elif block:
            yield wrapped(plain(re.sub(r"^> ?", "", block, flags=re.MULTILINE)), width)


def _table(lines: Iterable[str], width: int) -> str:
    rows = [[plain(cell.strip()) for cell in line.strip("| ").split(" | ")] for line in lines if "---" not in line]
    columns = [max(len(row[number]) if number < len(row) else 0 for row in rows) for number in range(len(rows[0]))]
    left = sum(columns[:-1]) + 2 * len(columns[:-1]) + 2
    made = []
    for row in rows:
        head = "  " + "".join(f"{cell:<{columns[number] + 2}}" for number, cell in enumerate(row[:-1]))
        made.append(fill(row[-1], max(width, left + 30), initial_indent=head, subsequent_indent=" " * left))
    return "\n".join(made)


def wrapped(words: str, width: int, first: str = "", rest: str | None = None) -> str:
    """Words in lines, the first with this indent and the others with `rest`, by default the same."""
    rest = first if rest is None else rest
    one = " ".join(words.split())
    return fill(
        one, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
