"""Pages that people wrote: Markdown files beside this one, cut into topics at their headings.

A heading may end with paths in braces, by which its part can be asked for: `## Dates {value.date}`.
"""

from __future__ import annotations

import re
from pathlib import Path

from game.scenario.reference.topic import Page, Topic

_HEADING = re.compile(r"^(?P<level>##?) (?P<title>[^\n{]+?)(?: \{(?P<paths>[^}\n]*)\})?$", re.MULTILINE)


def chapter_text(name: str) -> str:
    """The Markdown of a chapter."""
    return (Path(__file__).parent / "chapters" / f"{name}.md").read_text(encoding="utf-8")


def chapter(name: str, group: str) -> Page:
    """A chapter as a page: its first part carries the page's title, each other part its heading."""
    text = chapter_text(name)
    found = [match for match in _HEADING.finditer(text) if not _in_box(text, match.start())]
    ends = [match.start() for match in found[1:]] + [len(text)]
    topics = tuple(_topic(name, match, text[match.end() : end]) for match, end in zip(found, ends, strict=True))
    return Page(name, topics[0].title, group, topics)


def _topic(name: str, heading: re.Match[str], text: str) -> Topic:
    path, *also = (heading["paths"] or "").split() or [
        name if heading["level"] == "#" else _slug(name, heading["title"])
    ]
    kind = "value" if path.startswith("value.") else "chapter"
    return Topic(path, kind, heading["title"], text.strip() + "\n", also=tuple(also))


def _slug(name: str, title: str) -> str:
    return f"{name}.{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}"


def _in_box(text: str, at: int) -> bool:
    """Whether a place lies between the marks of a box of code, where `#` begins a comment."""
    return len(re.findall(r"^```", text[:at], re.MULTILINE)) % 2 == 1
