"""How exactly a mistake is told: random single edits of a bundled scenario, each checked anew.

    python -m tests.benchmarks.edits [--scenario korea_2023] [--edits 500] [--seed 1] [--show]

Five kinds of edit, equally many of each: a key or a name misspelt, a value of the wrong type, a doubled key, a
reference to something that does not exist, a deleted line (with all that stands under it). An edit is *exact* if the
scenario is accepted, or an error points to the edited line; for a deleted line, to the entry that held it, or by name
to what is missing now. A misspelling is *named* if the message has the right word. Goals: 99 % exact, 95 % named.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.core.findings import Finding
from game.resources import scenarios_dir
from game.scenario.build import load_sources
from game.scenario.files import find, lookup_around
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.reader import read
from game.scenario.sources import Sources

KINDS = ("misspelt key", "misspelt name", "wrong type", "doubled key", "broken reference", "deleted line")
PROSE = frozenset(
    [
        "title",
        "says",
        "short",
        "blurb",
        "summary",
        "label",
        "why",
        "opening",
        "closing",
        "doc",
        "credits",
        "office",
        "debrief",
        "questions",
        "publisher",
        "date",
        "unit",
        "words",
        "teaser",
        "forecast",
        "learnt",
        "name",
        "clock",
    ]
)


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited file: what was done at which line, and the word that is right there."""

    kind: str
    file: str
    line: int
    text: str
    right: str = ""
    wrong: str = ""
    entry: tuple[int, int] = (0, 0)
    """For a deleted line: first and last line, before the edit, of the mapping that held it."""


def misspelt(word: str, dice: random.Random) -> str:
    """The word with two letters swapped, one dropped or one doubled."""
    while True:
        at = dice.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        other = dice.choice([swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])
        if other != word:
            return other


class Editor:
    """Makes edits of the files of one scenario."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self.sources, self.dice = sources, random.Random(seed)
        self.files = {path: text for path, text in sources.files.items() if path.endswith(".yaml")}
        self.keys: list[tuple[str, Scalar, Node, Mapping]] = []
        self.values: list[tuple[str, Scalar]] = []
        for path, text in self.files.items():
            node, _, *_ = read(text, path)
            if node is not None:
                self._walk(path, node, "")
        self.ids = {key.text for _, key, value, _ in self.keys if isinstance(value, Mapping) and len(key.text) > 3}

    def _walk(self, path: str, node: Node, under: str) -> None:
        if isinstance(node, Mapping):
            for key, value in node.entries:
                self.keys.append((path, key, value, node))
                self._walk(path, value, key.text)
        elif isinstance(node, Sequence):
            for item in node.items:
                self._walk(path, item, under)
        elif under not in PROSE and not node.quoted and node.span.line == node.span.end_line:
            self.values.append((path, node))

    def make(self, kind: str) -> Edit:
        """One edit of a kind."""
        match kind:
            case "misspelt key":
                path, key = self._pick([(path, key) for path, key, *_ in self.keys if len(key.text) > 3])
                return self._replace(kind, path, key, misspelt(key.text, self.dice))
            case "misspelt name" | "broken reference":
                path, value = self._pick([(path, value) for path, value in self.values if value.text in self.ids])
                wrong = misspelt(value.text, self.dice) if kind == "misspelt name" else "nothing_of_the_kind"
                return self._replace(kind, path, value, wrong)
            case "wrong type":
                path, value = self._pick(self.values)
                wrong = self.dice.choice(["[1, 2]", "{a: 1}", "some words", "12.5", "yes", "3 turns"])
                return self._replace(kind, path, value, wrong)
            case "doubled key":
                return self._doubled()
            case _:
                return self._deleted()

    def _pick(self, items: list):  # type: ignore[no-untyped-def,type-arg]
        return self.dice.choice(items)

    def _replace(self, kind: str, path: str, node: Scalar, wrong: str) -> Edit:
        lines = self.files[path].split("\n")
        span = node.span
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + wrong + line[span.end_column - 1 :]
        return Edit(kind, path, span.line, "\n".join(lines), node.text, wrong)

    def _doubled(self) -> Edit:
        """A line that holds one key with its value stands there twice."""
        while True:
            path, key, value, _ = self._pick(self.keys)
            lines = self.files[path].split("\n")
            line = lines[key.span.line - 1]
            alone = line[: key.span.column - 1].strip() == "" and isinstance(value, Scalar)
            if alone and value.span.end_line == key.span.line:
                lines.insert(key.span.line, line)
                return Edit("doubled key", path, key.span.line + 1, "\n".join(lines), key.text)

    def _deleted(self) -> Edit:
        """A key goes, with all that stands under it."""
        while True:
            path, key, value, holder = self._pick(self.keys)
            lines = self.files[path].split("\n")
            first = key.span.line - 1
            width = key.span.column - 1
            if lines[first][:width].strip():
                continue
            last = first + 1
            while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > width):
                last += 1
            text = "\n".join(lines[:first] + lines[last:])
            entry = (holder.span.line - 1, holder.span.end_line)
            return Edit("deleted line", path, key.span.line, text, " ".join([key.text, *_words(value)]), entry=entry)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _words(node: Node) -> Iterator[str]:
    """Keys of a deleted part: what is missed may be any of them."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.text
            yield from _words(value)


def exact(edit: Edit, errors: list[Finding], shown: str) -> bool:
    """Does the first error lead to the edit? See the module."""
    if not errors:
        return True
    if edit.kind == "deleted line":
        return all(_missed(edit, error, shown) for error in errors)
    return any(place.span.file == shown and place.span.line <= edit.line <= place.span.end_line
               for error in errors for place in error.places[:2])  # fmt: skip


def named_in(edit: Edit, errors: list[Finding]) -> bool:
    """Does an error have the right word? Of a name with dots the misspelt part is enough."""
    parts = set(edit.right.split(".")) - set(edit.wrong.split("."))
    return any(all(part in f"{one.message} {one.hint}" for part in parts) for one in errors)


def _missed(edit: Edit, error: Finding, shown: str) -> bool:
    span = error.span
    inside = span.file == shown and edit.entry[0] <= span.line <= edit.entry[1]
    told = error.message + " " + error.hint
    return inside or span.line == 1 or any(f"'{word}'" in told or f".{word}'" in told for word in edit.right.split())


def main() -> None:
    """Edit, check, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="korea_2023")
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was not exact or not named")
    given = parser.parse_args()
    library = scenarios_dir()
    sources = find(given.scenario, library).sources
    assert sources is not None
    editor, lookup = Editor(sources, given.seed), lookup_around(library)
    made, refused, right, named = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for number in range(given.edits):
        edit = editor.make(KINDS[number % len(KINDS)])
        changed = Sources(sources.root, {**sources.files, edit.file: edit.text}, sources.main)
        errors = [one for one in load_sources(changed, lookup).findings if one.severity == "error"]
        hit = exact(edit, errors, sources.shown(edit.file))
        told = named_in(edit, errors)
        made[edit.kind] += 1
        refused[edit.kind] += bool(errors)
        right[edit.kind] += hit
        named[edit.kind] += told
        if given.show and (not hit or (edit.kind.startswith("misspelt") and errors and not told)):
            line = [*edit.text.split("\n"), ""][edit.line - 1].strip()
            print(f"{edit.kind}: {edit.file}:{edit.line}: {line}  (right: {edit.right[:60]})")
            for one in errors[:3]:
                print(f"    {one.span}: {one.message} ({one.hint}) [{one.key}]")
    for kind in KINDS:
        print(
            f"{kind:18} {made[kind]:4} edits, {refused[kind]:4} refused, {right[kind]:4} exact, {named[kind]:4} named"
        )
    spelt = [kind for kind in KINDS if kind.startswith("misspelt")]
    print(f"exact {100 * right.total() / made.total():.1f} % (goal 99)")
    share = sum(named[kind] for kind in spelt) / max(1, sum(refused[kind] for kind in spelt))
    print(f"misspellings with the right word {100 * share:.1f} % (goal 95)")


if __name__ == "__main__":
    main()
