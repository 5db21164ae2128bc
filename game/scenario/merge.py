"""A scenario together with those that it extends. Must import neither yaml nor the model.

Mappings merge, texts and lists replace, `remove: true` deletes what was inherited. Nodes keep the places where they
were written, so that every final value can tell its origin.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from types import MappingProxyType

from game.core.findings import Finding, Findings, Place, closest, did_you_mean
from game.core.hidden import visible
from game.core.source import Span
from game.scenario import limits
from game.scenario.assemble import Assembly
from game.scenario.nodes import Mapping, Node, Scalar
from game.scenario.reader import Read
from game.scenario.reader import read as read_text
from game.scenario.sources import Lookup, Sources, nowhere
from game.scenario.upgrade.bring import bring_up

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood somewhere before a scenario that extends it wrote something else there, or removed it."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Gathered:
    """A scenario's sections after merging, and what was found on the way.

    `root` is None if a main file cannot be read. `complete` is False if any part is missing because it could not be
    read: findings about unknown names would then be guesses. `removed` tells where an inherited entry was deleted.
    `earlier` is what stood at a path before it was replaced or removed, nearest first; `near` is the inherited key
    that a new one looks like, by the new one's place. `chain` is the scenario, then what it extends, nearest first.
    `findings` are sorted.
    """

    root: Mapping | None
    removed: ReadOnly[Path, Span]
    earlier: ReadOnly[Path, tuple[Earlier, ...]]
    near: ReadOnly[Span, Scalar]
    chain: tuple[Sources, ...]
    complete: bool
    findings: tuple[Finding, ...]

    def pages(self) -> dict[str, str]:
        """Every text by the name it is shown under."""
        return {file: text for sources in self.chain for file, text in sources.pages().items()}

    def document(self, path: str) -> tuple[str, str] | None:
        """The shown name and the text of a file such as `text/briefing.md`, from the nearest scenario that has it."""
        for sources in self.chain:
            if path in sources.files:
                return sources.shown(path), sources.files[path]
        return None


def gather(
    sources: Sources, section_names: Collection[str], lookup: Lookup = nowhere, read: Read = read_text
) -> Gathered:
    """Read, assemble and merge. `section_names` are the sections that may have files of their own.

    Unknown keys of the main file are left to the decoder, which knows all of them.
    """
    return _Gathering(section_names, lookup, read).run(sources)


class _Gathering:
    def __init__(self, section_names: Collection[str], lookup: Lookup, read: Read) -> None:
        self._names = section_names
        self._read = read
        self._lookup = lookup
        self._findings = Findings()
        self._removed: dict[Path, Span] = {}
        self._near: dict[Span, Scalar] = {}
        self._earlier: dict[Path, tuple[Earlier, ...]] = {}
        self._complete = True

    def run(self, sources: Sources) -> Gathered:
        roots: list[Mapping] = []
        chain: list[Sources] = []
        extends: list[Scalar] = []
        current: Sources | None = sources
        while current is not None:
            chain.append(current)
            assembly = Assembly(current, self._names, self._findings, self._read)
            root = assembly.run()
            self._complete = self._complete and assembly.complete
            if root is None:
                break
            roots.append(Mapping(tuple(entry for entry in root.entries if entry[0].text != "extends"), root.span))
            current = self._base(root.get("extends"), chain, extends)
        merged: Mapping | None = None
        present = bring_up(roots, self._findings)
        if present is None:  # what else was met may be right there
            self._complete = False
            self._findings = Findings(found for found in self._findings if found.key == "format-version")
        for root in reversed(present or ()):
            merged = self._merge(merged, root, (), extending=merged is not None)
        readable = len(roots) == len(chain) and present is not None
        return Gathered(
            merged if readable else None,
            MappingProxyType(self._removed),
            MappingProxyType(self._earlier),
            MappingProxyType(self._near),
            tuple(chain),
            self._complete and readable,
            self._findings.sorted(),
        )

    # -- extends -----------------------------------------------------------------------------------------------

    def _base(self, name: Node | None, chain: list[Sources], extends: list[Scalar]) -> Sources | None:
        """The sources that the last of the chain extends; None at its end, or after a finding."""
        if name is None:
            return None
        if not isinstance(name, Scalar) or not name.text:
            self._refuse("extends-not-text", "'extends' takes the name of one scenario", name.span)
            return None
        extends.append(name)
        if len(extends) > limits.EXTENDS.most:
            message = f"a scenario may be at most {limits.EXTENDS.most} steps away from those it extends"
            self._refuse("extends-too-far", message, name.span, *_steps(extends[:-1]))
            return None
        found = self._lookup(name.text, chain[-1])
        self._findings.extend(found.findings)
        if found.sources is None:
            if not found.findings:
                hint = did_you_mean(name.text, found.names)
                message = f"there is no scenario called '{visible(name.text, 80)}'"
                self._findings.error("unknown-scenario", message, name.span, hint=hint)
            self._complete = False
            return None
        if any(_identity(found.sources) == _identity(known) for known in chain):
            message = "these scenarios extend one another in a circle"
            self._refuse("extends-cycle", message, name.span, *_steps(extends[:-1]))
            return None
        return found.sources

    def _refuse(self, key: str, message: str, span: Span, *more: Place) -> None:
        self._findings.error(key, message, span, *more)
        self._complete = False

    # -- merging -----------------------------------------------------------------------------------------------

    def _merge(self, base: Mapping | None, own: Mapping, path: Path, *, extending: bool) -> Mapping:
        """`own` laid over `base`; the order is the base's, then what is new."""
        entries = {key.text: (key, value) for key, value in base.entries} if base else {}
        written = frozenset(own.keys())
        for key, value in own.entries:
            here = (*path, key.text)
            remove = _removal(value)
            if remove is not None:
                self._remove(entries, key, remove, here, extending)
                continue
            if extending and key.text in entries and self._meant_to_remove(entries, key, value, here):
                continue
            old_key, old = entries.get(key.text, (key, None))
            if old is not None and not (isinstance(value, Mapping) and isinstance(old, Mapping)):
                self._outdate(here, old_key, old)
            if isinstance(value, Mapping):
                under = old if isinstance(old, Mapping) else None
                kept = old_key if under is not None else key
                entries[key.text] = kept, self._merge(under, value, here, extending=extending)
            else:
                entries[key.text] = key, value
            if base is not None and old is None:
                self._liken(key, base, written)
            self._removed.pop(here, None)
        if base is None and all(map(_same, entries.values(), own.entries)) and len(entries) == len(own.entries):
            return own  # so that who knows it already need not read it again
        return Mapping(tuple(entries.values()), own.span)

    def _liken(self, key: Scalar, base: Mapping, written: Collection[str]) -> None:
        """Remember what a new key may have been meant as; whoever writes the inherited one too knows the difference."""
        near = closest(key.text, (old.text for old, _ in base.entries if old.text not in written))
        inherited = base.key(near) if near is not None else None
        if inherited is not None:
            self._near[key.span] = inherited

    def _remove(
        self, entries: dict[str, tuple[Scalar, Node]], key: Scalar, mark: Mapping, path: Path, extending: bool
    ) -> None:
        if len(mark.entries) > 1:
            other = next(k for k in mark.entries if k[0].text != "remove")[0]
            message = f"'{visible(key.text)}' is removed, so it can hold nothing else"
            self._findings.error("remove-with-more", message, other.span, Place(_mark_span(mark), "removed here"))
        old = entries.pop(key.text, None)
        if old is not None:
            self._removed[path] = _mark_span(mark)
            self._outdate(path, *old)
            return
        if not self._complete:
            return  # what could not be read may have held it
        message = f"there is no inherited '{visible(key.text)}' to remove"
        hint = did_you_mean(key.text, entries)
        if not extending:
            hint = "this scenario extends no other"
        self._findings.error("remove-nothing", message, key.span, hint=hint)

    def _meant_to_remove(self, entries: dict[str, tuple[Scalar, Node]], key: Scalar, value: Node, path: Path) -> bool:
        """`{rmove: true}`, told here: the decoder could only tell of what is still there because of it."""
        if not isinstance(value, Mapping) or len(value.entries) != 1:
            return False
        word, sure = value.entries[0]
        if not (isinstance(sure, Scalar) and sure.text in ("true", "yes")) or closest(word.text, ("remove",)) is None:
            return False
        if word.text == "remove":
            self._findings.error("wrong-type", "'remove' takes true", sure.span, hint="remove: true")
        else:
            message = f"'{visible(key.text, 60)}' has no field '{visible(word.text, 60)}'"
            self._findings.error("unknown-field", message, word.span, hint="did you mean 'remove'?")
        self._outdate(path, *entries.pop(key.text))
        self._removed[path] = word.span
        return True

    def _outdate(self, path: Path, key: Scalar, value: Node) -> None:
        self._earlier[path] = (Earlier(key, value), *self._earlier.get(path, ()))


def _same(one: tuple[Scalar, Node], other: tuple[Scalar, Node]) -> bool:
    return one[0] is other[0] and one[1] is other[1]


def _removal(value: Node) -> Mapping | None:
    """The mapping, if it says `remove: true`."""
    if not isinstance(value, Mapping):
        return None
    word = value.get("remove")
    return value if isinstance(word, Scalar) and word.text == "true" and not word.quoted else None


def _mark_span(mark: Mapping) -> Span:
    key, word = mark.key("remove"), mark.get("remove")
    return key.span.to(word.span) if key is not None and word is not None else mark.span


def _identity(sources: Sources) -> object:
    return (sources.folder, sources.main) if sources.folder is not None else (sources.root, sources.main)


def _steps(extends: list[Scalar]) -> tuple[Place, ...]:
    return tuple(Place(scalar.span, "extended here") for scalar in extends)
