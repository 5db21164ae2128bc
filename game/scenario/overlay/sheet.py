"""One file of translations, `text/ko.yaml`: which words stand for which text. Must import neither yaml nor the model.

Keys are paths, written as one (`events.sea_launch.title: ...`) or inside one another. A comment above a key may hold
the mark of the text that was translated (`# [a3f9c1] ...`); `# CHANGED` says that the text has become another since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.core.findings import Findings, Place
from game.core.hidden import visible
from game.core.source import start_of
from game.scenario.decode.context import is_empty
from game.scenario.nodes import Mapping, Node, Scalar, Sequence, kind_of
from game.scenario.overlay.walk import Path
from game.scenario.reader import Read
from game.scenario.sources import Sources

FOLDER = "text/"
CHANGED = "# CHANGED"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_MARK = re.compile(r"\s*# \[([0-9a-f]{6})\]")


@dataclass(frozen=True, slots=True)
class Translation:
    """The words for one text. `mark` is that of the text they were made for, "" if nobody wrote it down; `changed`
    while it is noted that the text has become another."""

    path: Path
    key: Scalar
    words: Scalar
    mark: str = ""
    changed: bool = False

    @property
    def name(self) -> str:
        """The path as one word."""
        return ".".join(self.path)

    @property
    def empty(self) -> bool:
        """Whether nothing has been filled in yet."""
        return is_empty(self.words) or not self.words.text.strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All translations of one file into one language, by path. `file` is its shown name."""

    language: str
    file: str
    entries: dict[str, Translation]


def path_of(language: str) -> str:
    """The file of a language inside a scenario's folder."""
    return f"{FOLDER}{language}.yaml"


def languages(sources: Sources) -> tuple[str, ...]:
    """The languages into which one scenario's own files translate it."""
    return tuple(name for name in _names(sources).values() if LANGUAGE.fullmatch(name))


def strangers(sources: Sources) -> tuple[str, ...]:
    """Files among the texts that are called after no language."""
    return tuple(path for path, name in _names(sources).items() if not LANGUAGE.fullmatch(name))


def _names(sources: Sources) -> dict[str, str]:
    """What the YAML files among the texts are called, by their paths."""
    return {
        path: path.removeprefix(FOLDER).removesuffix(".yaml")
        for path in sources.files
        if path.startswith(FOLDER) and path.endswith(".yaml")
    }


def read_sheet(sources: Sources, language: str, read: Read, findings: Findings) -> Sheet:
    """The translations of one language; what is wrong with the file is recorded."""
    path = path_of(language)
    file, text = sources.shown(path), sources.files[path]
    root, found = read(text, file)
    findings.extend(finding for finding in found if finding.key != "empty-file")
    if root is not None and not isinstance(root, Mapping):
        message = f"translations are a mapping ('title: ...'), but this file holds {kind_of(root)}"
        findings.error("not-a-section", message, start_of(file))
    entries: dict[str, Translation] = {}
    for one in _entries(root, (), text.split("\n")) if isinstance(root, Mapping) else ():
        first = entries.setdefault(one.name, one)
        if first is not one:
            message = f"'{visible(one.name)}' is translated twice; only one would count"
            place = Place(first.key.span, "first translated here")
            findings.error("translated-twice", message, one.key.span, place, hint="delete one of them")
    return Sheet(language, file, entries)


def _entries(node: Mapping, above: Path, lines: list[str]) -> Iterator[Translation]:
    for key, value in node.entries:
        yield from _entry(key, value, (*above, *key.text.split(".")), lines)


def _entry(key: Scalar, value: Node, path: Path, lines: list[str]) -> Iterator[Translation]:
    if isinstance(value, Mapping):
        yield from _entries(value, path, lines)
    elif isinstance(value, Sequence):
        for number, item in enumerate(value.items, 1):
            yield from _entry(key, item, (*path, str(number)), lines)
    else:
        yield Translation(path, key, value, *_noted(lines, key.span.line))


def _noted(lines: list[str], number: int) -> tuple[str, bool]:
    """What the comments right above a line say: the mark, and whether the text has become another."""
    mark, changed = "", False
    for line in reversed(lines[: number - 1]):
        if not line.lstrip().startswith("#"):
            break
        found = _MARK.match(line)
        mark = mark or (found[1] if found else "")
        changed = changed or line.lstrip().startswith(CHANGED)
    return mark, changed
