"""Finds the value that an author names by a path such as `events.sea_launch` or `tension.start`."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.findings import closest
from game.core.hidden import visible
from game.scenario.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path led: the keys on the way (items of lists by their number from 1), and the value.

    `item` if it is one of a list.
    """

    path: Path
    node: Node
    item: bool = False


@dataclass(frozen=True, slots=True)
class Astray:
    """A path that leads nowhere: how far it went, the word it failed at, what stands there, and the likely cure.

    `several` are the paths that were meant equally well.
    """

    path: Path
    word: str
    names: tuple[str, ...]
    hint: str = ""
    several: tuple[Path, ...] = ()


def find(root: Mapping, text: str) -> Place | Astray:
    """Follow a dotted path from the top. It may begin with the id of an entry instead of its section's name.

    A number by the name that conditions give it, such as `kgz.power`, means where it starts.
    """
    if not text:
        return Place((), root)
    found = _find(root, text)
    return (_number(root, text) or found) if isinstance(found, Astray) else found


def _find(root: Mapping, text: str) -> Place | Astray:
    first = _longest(root, text)
    if first == text or (first is not None and not isinstance(root.get(first), Scalar)):
        return _follow(root, text, ())
    starts = [(key.text, _longest(value, text)) for key, value in root.entries]
    owners = [section for section, name in starts if name is not None and isinstance(root.get(section), Mapping)]
    if len(owners) == 1:
        section = root.get(owners[0])
        assert section is not None
        return _follow(section, text, (owners[0],))
    if owners:
        word = text.partition(".")[0]
        return Astray((), word, (), several=tuple((section, word) for section in owners))
    return _astray(root, text)


def _number(root: Mapping, text: str) -> Place | Astray | None:
    """Where a meter of an actor or a pair starts; None if this is no such name."""
    meters, actors = root.get("meters"), root.get("actors")
    actor, _, rest = text.partition(".")
    meter, _, other = rest.partition(".")
    if not (isinstance(meters, Mapping) and isinstance(actors, Mapping)):
        return None
    entry = meters.get(meter)
    start = entry.get("start") if isinstance(entry, Mapping) else None
    if start is None or any(actors.get(name) is None for name in (actor, other) if name):
        return None
    place = Place(("meters", meter, "start"), start)
    for name in filter(None, (actor, other)):
        if isinstance(place.node, Mapping):
            key = "others" if place.node.get(name) is None and place.node.get("others") is not None else name
            step = _follow(place.node, key, place.path)
            if isinstance(step, Astray):
                return step
            place = step
    return place


def _follow(node: Node, rest: str, path: Path) -> Place | Astray:
    item = False
    while rest:
        item = isinstance(node, Sequence)
        name = _longest(node, rest)
        if name is None:
            word, names = rest.partition(".")[0], _names(node)
            near = closest(word, names)
            hint = ".".join((*path, near, *rest.split(".")[1:])) if near is not None else ""
            return Astray(path, visible(word, 80), names, hint)
        child = _child(node, name)
        assert child is not None
        node, path, rest = child, (*path, name), rest[len(name) + 1 :]
    return Place(path, node, item)


def _longest(node: Node, text: str) -> str | None:
    """The key that a path begins with; the longest, since keys such as `jpn.alarm` have dots of their own."""
    fitting = [name for name in _names(node) if text == name or text.startswith(f"{name}.")]
    return max(fitting, key=len, default=None)


def _names(node: Node) -> tuple[str, ...]:
    if isinstance(node, Mapping):
        return node.keys()
    return tuple(str(number) for number in range(1, len(node.items) + 1)) if isinstance(node, Sequence) else ()


def _child(node: Node, name: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(name)
    return node.items[int(name) - 1] if isinstance(node, Sequence) else None


def _astray(root: Mapping, text: str) -> Astray:
    """Neither a section nor an entry: what is near among both."""
    word, _, rest = text.partition(".")
    near = closest(word, root.keys())
    if near is not None:
        found = _follow(root, ".".join(filter(None, (near, rest))), ())
        hint = ".".join(found.path) if isinstance(found, Place) else found.hint or near
        return Astray((), visible(word, 80), root.keys(), hint)
    entries = {
        name: key.text for key, value in root.entries if isinstance(value, Mapping) for name in reversed(value.keys())
    }
    near = closest(word, entries)
    hint = ".".join(filter(None, (entries[near], near, rest))) if near is not None else ""
    return Astray((), visible(word, 80), root.keys(), hint)
